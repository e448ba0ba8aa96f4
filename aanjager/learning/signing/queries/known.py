"""What is known already when a paper is drawn up, so that nobody types it again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.organisations.queries import coordinators
from aanjager.exchange.placements.models import Placement
from aanjager.kernel.actor import Actor
from aanjager.learning.model_texts.choices import KNOWN, Role
from aanjager.learning.model_texts.models import Version
from aanjager.learning.model_texts.queries import placeholders
from aanjager.learning.signing.models import Paper


@dataclass(frozen=True)
class Question:
    """One thing to fill in: what stands between the brackets, and its words on the form."""

    name: str
    label: str
    known: str = ""


def answers_known(
    centre: Centre, organisation: Organisation | None, placement: Placement | None, *, on: date
) -> dict[str, str]:
    """What we know of the centre, the organisation, and a placement with its opportunity."""
    found = {"centrale": centre.name, "vandaag": on.isoformat()}
    if organisation:
        place = " ".join(it for it in (organisation.address, organisation.postcode) if it)
        found |= {
            "organisatie": organisation.name,
            "adres organisatie": place,
            "e-mail organisatie": organisation.email,
            "contactpersoon": next((it.person.name for it in coordinators(organisation)), ""),
        }
    if placement:
        it, start = placement.opportunity, placement.started_on or placement.opportunity.starts_on
        found |= {
            "vrijwilliger": placement.person.name,
            "taak": it.title,
            "begindatum": start.isoformat() if start else "",
            "einddatum": it.ends_on.isoformat() if it.ends_on else "",
            "plek": it.address or found.get("adres organisatie", ""),
            "tijd": it.when_text or str(it.get_rhythm_display()),
            "begeleiding": it.guidance,
            "onkosten": it.costs,
        }
    return {name: value for name, value in found.items() if value}


def roles_known(
    version: Version, organisation: Organisation | None, placement: Placement | None, actor: Actor
) -> list[dict[str, str]]:
    """Who sign this, as far as we know them: a row for every role of the text."""
    speaks = coordinators(organisation) if organisation else []
    own = [it for it in speaks if it.person_id == actor.person_id] or speaks
    people = {
        Role.ORGANISATION: own[0].person if own else None,
        Role.VOLUNTEER: placement.person if placement else None,
    }
    rows = []
    for role in version.model_text.roles or [Role.ORGANISATION.value]:
        person = people.get(Role(role))
        rows.append(
            {"role": role, "name": person.name, "email": person.email}
            if person
            else {"role": role, "name": "", "email": ""}
        )
    return rows


def _asked(text: str, known: Mapping[str, str]) -> list[Question]:
    return [
        Question(name, str(KNOWN.get(name, name)), known.get(name, ""))
        for name in placeholders(text)
    ]


def questions(version: Version, known: Mapping[str, str]) -> list[Question]:
    """What is asked for a text, each with what we know of it."""
    return _asked(version.text, known)


def questions_of(it: Paper) -> list[Question]:
    """What is asked for a draft, each with what was filled in."""
    return _asked(it.text, it.answers)
