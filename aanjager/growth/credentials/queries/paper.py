"""A proof on paper, with a code that opens the page on which it is checked."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.growth.credentials.models import Proof
from aanjager.growth.credentials.queries.checking import Shown, State, shown
from aanjager.kernel.paper import Paper, Part


def check_address(proof: Proof) -> str:
    """Return where everybody can check a proof."""
    return centres.link(proof.centre, f"/bewijs/{proof.mark}/")


def paper(proof: Proof, *, language: str) -> Paper:
    """Return the paper: the signed words and nothing else, and where to check them."""
    said, address = shown(proof.document, State.VALID), check_address(proof)
    parts = [Part("paragraph", said.description), Part("heading", _("Voor wie"))]
    parts += [Part("paragraph", said.name), *_told(said)]
    parts += [Part("heading", _("Hoe we dat weten")), Part("paragraph", said.criteria)]
    for it in said.alignments:
        frame = f" ({it['targetFramework']})" if it.get("targetFramework") else ""
        parts.append(Part("item", f"{it['targetName']}{frame}: {it['targetUrl']}"))
    parts += [
        Part("heading", _("Klopt dit bewijs?")),
        Part("paragraph", _("Scan de code of ga naar %(address)s.") % {"address": address}),
        Part("code", _("QR-code naar de pagina waar je dit bewijs controleert"), link=address),
    ]
    return Paper(
        title=said.title,
        language=language,
        author=said.issuer,
        made_at=proof.issued_at,
        parts=parts,
        subtitle=_period(said),
        footer=said.issuer,
    )


def _told(said: Shown) -> list[Part]:
    found = [text for text in (said.where, said.amount, _days(said)) if text]
    parts = [Part("item", text) for text in found] + (
        [Part("paragraph", said.story)] if said.story else []
    )
    heading = _("Wat je deed") if found else _("Wat er in het bewijs staat")
    return [Part("heading", heading), *parts] if parts else []


def _days(said: Shown) -> str:
    days = {
        "since": date_format(said.since, "j F Y") if said.since else "",
        "until": date_format(said.until, "j F Y") if said.until else "",
    }
    if said.since and said.until:
        return _("van %(since)s tot en met %(until)s") % days
    if said.since:
        return _("vanaf %(since)s") % days
    return _("tot en met %(until)s") % days if said.until else ""


def _period(said: Shown) -> str:
    days = {"issuer": said.issuer, "day": date_format(localtime(said.valid_from), "j F Y")}
    if not said.valid_until:
        return _("Gegeven door %(issuer)s op %(day)s") % days
    days["until"] = date_format(localtime(said.valid_until), "j F Y")
    return _("Gegeven door %(issuer)s op %(day)s, geldig tot %(until)s") % days
