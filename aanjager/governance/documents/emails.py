"""The letters of this room, to who filed an amendment, in their own language."""

from collections.abc import Callable
from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from aanjager.community.centres import queries as centres
from aanjager.community.people.models import Person, Registration
from aanjager.governance.documents.models import Advice, Amendment, Decision, Document, Version
from aanjager.trust.letters import actions as letters

Words = tuple[str, str]  # what happened in one sentence, and what somebody wrote with it


def _write(
    kind: str, amendment: Amendment, say: Callable[[], Words], *, key: object, at: datetime
) -> None:
    """Write one letter to the mover; without a mover who can be reached nothing is written."""
    person, document = amendment.submitter, amendment.document
    if person is None:
        return
    with override(person.user.language if person.user else "nl"):
        news, said = say()
        facts = {
            "person": person,
            "amendment": amendment,
            "document": document,
            "news": news,
            "said": said,
            "page": _page(amendment, person),
        }
        letters.write(
            f"amendment-{kind}",
            f"amendment-{amendment.pk}-{kind}-{key}",
            letters.To(person.email, person.name, person.user_id),
            subject=_("Je voorstel %(number)s bij %(title)s")
            % {"number": amendment.number, "title": document.title},
            body=render_to_string("documents/emails/amendment.txt", facts).strip() + "\n",
            at=at,
            sender=letters.Sender(document.centre_id, document.body.name),
        )


def _page(amendment: Amendment, person: Person) -> str:
    """The page of the amendment at the door of its centre; of the association's, at the mover's own."""
    path = reverse("documents:amendment", args=[amendment.document_id, amendment.number])
    own = Registration.objects.filter(person=person, left_on=None).select_related("centre")
    known = own.order_by("pk").first()
    centre = amendment.document.centre or (known.centre if known else None)
    return centres.link(centre, path) if centre else ""


def not_admitted(amendment: Amendment, *, at: datetime) -> None:
    """That it was not taken up, and why."""
    _write(
        "not-admitted",
        amendment,
        lambda: (_("We kunnen je voorstel niet in behandeling nemen."), amendment.state_reason),
        key=1,
        at=at,
    )


def advised(amendment: Amendment, advice: Advice, *, at: datetime) -> None:
    """What a body would do with it, and that the mover may answer."""
    _write(
        "advised",
        amendment,
        lambda: (
            _("%(body)s adviseert: %(proposal)s. Je kunt daarop antwoorden.")
            % {"body": advice.body.name, "proposal": advice.get_proposal_display()},
            advice.explanation,
        ),
        key=advice.number,
        at=at,
    )


def decided(amendment: Amendment, decision: Decision, *, at: datetime) -> None:
    """What was decided, and why."""
    _write(
        "decided",
        amendment,
        lambda: (
            _("%(body)s heeft besloten: %(outcome)s.")
            % {"body": decision.body.name, "outcome": decision.get_outcome_display()},
            decision.reason,
        ),
        key=decision.pk,
        at=at,
    )


def processed(amendment: Amendment, document: Document, version: Version, *, at: datetime) -> None:
    """That it stands in the text now."""
    amendment.document = document
    _write(
        "processed",
        amendment,
        lambda: (_("Je voorstel staat nu in versie %(n)s.") % {"n": version.number}, ""),
        key=version.number,
        at=at,
    )


def goes_along(
    amendment: Amendment, document: Document, version: Version, is_stale: bool, *, at: datetime
) -> None:
    """That a held proposal goes along to the new version, or is out of date: your own words stay."""
    amendment.document = document
    stale = _(
        "Er is een nieuwe versie, %(n)s. Daarin zijn woorden veranderd die jij ook wilde wijzigen. "
        "Je voorstel is verouderd. Bekijk beide teksten, en dien het opnieuw in of trek het in."
    )
    along = _(
        "Er is een nieuwe versie, %(n)s. Je voorstel past er nog op en gaat mee. "
        "Aan jouw woorden is niets veranderd."
    )
    _write(
        "new-version",
        amendment,
        lambda: ((stale if is_stale else along) % {"n": version.number}, ""),
        key=version.number,
        at=at,
    )


def lapsed(amendment: Amendment, other: Amendment, *, at: datetime) -> None:
    """That another proposal does the same."""
    _write(
        "lapsed",
        amendment,
        lambda: (
            _("Je voorstel is vervallen: voorstel %(number)s regelt het al.")
            % {"number": other.number},
            "",
        ),
        key=other.number,
        at=at,
    )
