"""What a row of each kind of file asks for. Pure: cells in, `Wanted` out, or `Refused` with the reason."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from aanjager.community.files.choices import (
    EFFORTS,
    FIELDS,
    KINDS,
    OPPORTUNITIES,
    ORGANISATIONS,
    PEOPLE,
    RHYTHMS,
    SESSIONS,
    THEMES,
)
from aanjager.community.files.rules import values
from aanjager.community.files.rules.places import place_of
from aanjager.community.files.rules.world import Wanted, World, made_code
from aanjager.kernel.refusals import Refused
from aanjager.kernel.text import folded

Get = Callable[[str], str]
LABELS = {(subject, it.name): it.label for subject, many in FIELDS.items() for it in many}
YOUNGEST = 16  # below it a guardian confirms first (UAVG art. 5; field.md 6.4)
OLDEST = 110
GONE = {"closed", "gesloten", "vervallen", "expired", "verlopen", "afgesloten"}
UNSEEN = {"false", "draft", "concept", "pending", "wacht", "nee", "no"}


def wanted(number: int, get: Get, world: World) -> Wanted:
    """Return what a row asks for, by the subject of its file."""
    return READERS[world.subject](number, get, world)


def _label(world: World, name: str) -> str:
    return _words(world.subject, name, get_language() or "")


@lru_cache(maxsize=256)
def _words(subject: str, name: str, language: str) -> str:
    return str(LABELS[subject, name])


def _opportunity(number: int, get: Get, world: World) -> Wanted:
    title = values.line(get("title"), 500)
    if not title:
        raise Refused(_("Er staat geen titel in deze rij."))
    name = values.line(get("organisation"), 200)
    starts, ends = _days(get, world)
    raw_code = values.line(get("code"), 60)
    code = (
        f"{world.prefix}{raw_code}"
        if raw_code
        else made_code(name, title, get("starts_on"), get("postcode"), get("address"))
    )
    it = Wanted(number, code, {}, facts={"status": folded(get("status"))})
    it.values = _texts(get, title, it.notes) | _when(get, world) | _who(get, world, it.notes)
    it.values |= {"starts_on": starts, "ends_on": ends}
    it.values["language"] = world.defaults.get("language", "nl")
    it.values |= place_of(get, world, it)
    org_code = values.line(get("organisation_code"), 50)
    it.organisation = (
        f"{world.prefix}{org_code}" if org_code else "",
        name,
        values.email(get("organisation_email")),
    )
    it.themes = _known(
        get("theme"), world.themes, it.notes, _("Dit thema kennen we niet: %(names)s.")
    )
    it.skills = _known(
        get("skills"), world.skills, it.notes, _("Niet bekend als vaardigheid: %(names)s.")
    )
    return it


def _texts(get: Get, title: str, notes: list[str]) -> dict[str, Any]:
    description = values.plain(get("description"))
    if len(title) > 120:
        description = f"{title}\n\n{description}".strip()
        notes.append(
            _("De titel was langer dan 120 tekens; hij staat nu ook boven de omschrijving.")
        )
    return {
        "title": values.line(title, 120),
        "in_brief": values.line(get("in_brief"), 300) or values.brief(description),
        "description": description,
        "guidance": values.plain(get("guidance")),
        "offers": values.plain(get("offers")),
        "costs": values.line(get("costs"), 200),
        "when_text": values.line(get("when_text"), 200),
    }


def _when(get: Get, world: World) -> dict[str, Any]:
    rhythm = RHYTHMS.get(folded(get("rhythm")), "agreed")
    hours = values.number(get("hours"), _label(world, "hours"), most=999)
    return {
        "rhythm": rhythm,
        "kind": EFFORTS.get(folded(get("kind")), "task" if rhythm == "once" else "role"),
        "hours": round(hours, 1) if hours else None,
    }


def _who(get: Get, world: World, notes: list[str]) -> dict[str, Any]:
    places = values.whole(get("places"), _label(world, "places"))
    if places == 0:
        notes.append(_("Er stond dat er niemand nodig is; we houden één plek aan."))
    age = values.whole(get("age_min"), _label(world, "age_min"), most=OLDEST)
    return {
        "places": places or 1,
        "age_min": age or None,
        "languages": values.languages(get("languages")),
    }


def _days(get: Get, world: World) -> tuple[date | None, date | None]:
    starts = values.day(get("starts_on"), _label(world, "starts_on"))
    ends = values.day(get("ends_on"), _label(world, "ends_on"))
    if starts and ends and ends < starts:
        raise Refused(_("De einddatum ligt vóór de begindatum."))
    first = starts or ends
    if world.shift_to and first:
        years = world.shift_to - first.year
        starts = values.shifted(starts, years) if starts else None
        ends = values.shifted(ends, years) if ends else None
    return starts, ends


def _known(cell: str, known: dict[str, int], notes: list[str], sentence: str) -> frozenset[int]:
    if not cell:
        return frozenset()
    parts = [cell, *re.split(r"[;,/|\n]", cell)]
    found, missing = set(), []
    for part in parts:
        loose = folded(part)
        pk = known.get(loose) or known.get(THEMES.get(loose, ""))
        if pk:
            found.add(pk)
        elif loose and part is not cell:
            missing.append(values.short(part.strip(), 30))
    if not found and missing:
        notes.append(sentence % {"names": values.short(", ".join(missing), 90)})
    return frozenset(found)


def state_of(it: Wanted, world: World) -> tuple[str, str]:
    """Return the state in which an opportunity comes in, and the reason when it is not on line."""
    said, last = it.facts["status"], it.values["ends_on"]
    if last is None and it.values["rhythm"] == "once":
        last = it.values["starts_on"]
    if said in GONE:
        return "closed", _("Gesloten in het andere systeem.")
    if last and last < world.today:
        return "closed", _("De laatste dag (%(day)s) is voorbij.") % {
            "day": last.strftime("%d-%m-%Y")
        }
    if said in UNSEEN:
        return "submitted", _(
            "Nog niet goedgekeurd in het andere systeem: de centrale kijkt ernaar."
        )
    if it.values["area_id"] is None and it.values["setting"] != "home":
        return "submitted", _("Nog zonder plek die we kennen: de centrale vult die aan.")
    if not world.is_trusted:
        return "submitted", ""
    return "open", ""


def _person(number: int, get: Get, world: World) -> Wanted:
    name = values.line(get("name") or f"{get('first_name')} {get('last_name')}", 120)
    if not name:
        raise Refused(_("Er staat geen naam in deze rij."))
    if folded(get("status")) in {"access denied", "geweigerd", "denied"}:
        raise Refused(
            _("Deze persoon kreeg in het andere systeem geen toegang. Neem zelf contact op.")
        )
    raw_code = values.line(get("code"), 60)
    it = Wanted(
        number, f"{world.prefix}{raw_code}" if raw_code else made_code(name, get("email")), {}
    )
    registered = values.day(get("registered_on"), _label(world, "registered_on"))
    it.values = {
        "name": name,
        "birth_year": _birth_year(get("birth_year"), world, it.notes),
        "email": _address(get("email"), world, it.notes),
        "phone": values.phone(get("phone")),
        "languages": values.languages(get("languages")),
        **place_of(get, world, it),
    }
    if get("phone") and not it.values["phone"]:
        it.notes.append(_("Wat er bij telefoon staat is geen nummer."))
    it.values["prefers"] = _prefers(get, it)
    it.facts["registered_on"] = registered if registered and registered <= world.today else None
    return it


def _prefers(get: Get, it: Wanted) -> str:
    if it.values["email"] and values.yes_or_no(get("wants_mail")) is not False:
        return "mail"
    return "phone" if it.values["phone"] else "post"


def _birth_year(cell: str, world: World, notes: list[str]) -> int | None:
    if not cell:
        return None
    if cell.isdigit() and len(cell) == 4:
        year = int(cell)
    else:
        try:
            born = values.day(cell, "")
        except Refused:
            born = None
        year = born.year if born else 0
    if not world.today.year - OLDEST <= year <= world.today.year:
        notes.append(_("Het geboortejaar is niet te lezen of kan niet kloppen."))
        return None
    if world.today.year - year <= YOUNGEST:
        raise Refused(
            _(
                "Deze persoon kan jonger dan 16 zijn. Schrijf iemand zo jong in met een ouder of verzorger."
            )
        )
    return year


def _address(cell: str, world: World, notes: list[str]) -> str:
    address = values.email(cell)
    if cell and not address:
        notes.append(_("Het e-mailadres klopt niet."))
    if address in world.shared:
        notes.append(_("Het e-mailadres staat bij meer mensen in dit bestand en is weggelaten."))
        return ""
    return address


def _organisation(number: int, get: Get, world: World) -> Wanted:
    name = values.line(get("name"), 200)
    if not name:
        raise Refused(_("Er staat geen naam in deze rij."))
    if values.yes_or_no(get("is_gone")):
        raise Refused(_("Deze organisatie is uit het andere systeem verwijderd."))
    raw_code = values.line(get("code"), 60)
    it = Wanted(number, f"{world.prefix}{raw_code}" if raw_code else made_code(name), {})
    website = get("website").strip()
    place = place_of(get, world, it)
    it.values = {
        "name": name,
        "kind": kind_of(name),
        "about": values.plain(get("about")),
        "email": values.email(get("email")),
        "phone": values.phone(get("phone")),
        "website": website[:200] if website.startswith(("https://", "http://")) else "",
        **{key: place[key] for key in ("postcode", "address", "area_id", "point")},
    }
    it.facts["registered_on"] = values.day(get("registered_on"), _label(world, "registered_on"))
    return it


def kind_of(name: str) -> str:
    """Return the kind of organisation that a name points at; most are foundations."""
    loose = folded(name)
    return next((kind for word, kind in KINDS.items() if word in loose), "foundation")


def _session(number: int, get: Get, world: World) -> Wanted:
    person, opportunity = get("person_code"), get("opportunity_code")
    if not person:
        raise Refused(
            _("Bij dit moment staat geen vrijwilliger: losse momenten nemen we nog niet over.")
        )
    if not opportunity:
        raise Refused(_("Bij deze rij staat geen vacature."))
    session = get("session") or "-"
    it = Wanted(number, f"{world.prefix}s:{session}:{opportunity}:{person}"[:100], {})
    attended = values.yes_or_no(get("attended"))
    joined = folded(get("status")) in {"joined", "doet mee", "deelnemer"}
    it.values = {
        "person_code": f"{world.prefix}{person}",
        "opportunity_code": f"{world.prefix}{opportunity}",
        "state": "started" if attended else "agreed" if joined else "reaction",
        "on": values.day(get("session_on"), _label(world, "session_on")) if attended else None,
        "ends_on": values.day(get("ends_on"), _label(world, "ends_on")),
    }
    return it


def twice(number: int) -> str:
    """Say that the code was met before in the same file."""
    return _("Deze rij heeft hetzelfde nummer als rij %(number)s, maar zegt iets anders.") % {
        "number": number
    }


READERS = {
    OPPORTUNITIES: _opportunity,
    PEOPLE: _person,
    ORGANISATIONS: _organisation,
    SESSIONS: _session,
}
