"""The letters of a proof: you were given one, and one was taken back."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from aanjager.community.centres import queries as centres
from aanjager.growth.credentials.choices import LINK_DAYS
from aanjager.growth.credentials.models import Proof
from aanjager.trust.letters import actions as letters


def _write(
    kind: str, proof: Proof, subject: str, lines: list[str], link: str, at: datetime
) -> None:
    person, centre = proof.person, proof.centre
    assert person is not None
    text = {"name": person.name, "lines": lines, "link": link, "signs": centre.name}
    letters.write(
        kind,
        f"{kind}-{proof.pk}",
        letters.To(person.email, person.name, person.user_id),
        subject=subject[:200],
        body=render_to_string("letters/letter.txt", text).strip() + "\n",
        at=at,
        sender=letters.Sender(centre.pk, centre.name, centre.email),
    )


def _language(proof: Proof) -> str:
    person = proof.person
    return person.user.language if person and person.user else "nl"


def given(proof: Proof, *, token: str, at: datetime) -> None:
    """You were given a proof, and this is how you take it along."""
    with translation.override(_language(proof)):
        facts = {"title": str(proof.achievement), "days": LINK_DAYS}
        lines = [
            _("Je kreeg een bewijs: ‘%(title)s’.") % facts,
            _("Met de link haal je het op: op papier, of als bestand voor je digitale portemonnee.")
            % facts,
            _(
                "De link werkt %(days)d dagen en is alleen voor jou. Daarna vind je je bewijzen bij Mijn plek."
            )
            % facts,
        ]
        link = centres.link(proof.centre, f"/bewijs/link/{token}/")
        _write("proof-given", proof, _("Je bewijs: %(title)s") % facts, lines, link, at)


def taken_back(proof: Proof, *, at: datetime) -> None:
    """A proof was taken back, and why."""
    with translation.override(_language(proof)):
        facts = {"title": str(proof.achievement), "why": proof.get_revoked_because_display()}
        lines = [
            _("Je bewijs ‘%(title)s’ is ingetrokken: %(why)s.") % facts,
            proof.revoked_note,
            _(
                "Wie het nu controleert, ziet dat het niet meer geldt. Vragen? Antwoord op deze brief."
            ),
        ]
        lines = [line for line in lines if line]
        subject = _("Je bewijs is ingetrokken: %(title)s") % facts
        _write("proof-taken-back", proof, subject, lines, "", at)
