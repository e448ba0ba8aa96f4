"""The money of the garden: at an organisation that said yes, with receipts, and one bill that waits."""

import io
from datetime import datetime, timedelta
from uuid import UUID

from django.core.files.base import ContentFile, File
from PIL import Image, ImageDraw

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.queries import actor_of
from aanjager.community.people.models import Person
from aanjager.demo.region.actions.crowd import Crowd
from aanjager.demo.region.actions.world import read
from aanjager.kernel.actor import Actor
from aanjager.participation.initiatives.models import Initiative, Member
from aanjager.participation.purses import actions as purses
from aanjager.participation.purses.actions import Money
from aanjager.trust.letters.models import Letter


def build(garden: Initiative, centre: Centre, crowd: Crowd, at: datetime) -> None:
    """Ask the organisation of the demonstration, book what came in, pay most of what was spent."""
    role = next(it for it in crowd.coordinators.values() if it.organisation.centre_id == centre.pk)
    leader, host = _of(_leader(garden)), _of(role.person)
    began = at - timedelta(days=250)
    purse = purses.ask_host(garden, role.organisation, by=leader, at=began)
    purses.answer(purse, says_yes=True, by=host, at=began + timedelta(days=3))
    purse.refresh_from_db(fields=["state"])
    for number, (days, cents, words, line, outcome) in enumerate(read("money")):
        when = at - timedelta(days=days)
        money = Money(cents, when.date(), words, line, UUID(int=number + 1))
        if outcome == "in":
            purses.receive(purse, money, by=host, at=when)
            continue
        bill = purses.spend(purse, money, receipt=_receipt(words, cents), by=leader, at=when)
        if outcome != "waits":
            yes = outcome == "paid"
            said = "" if yes else outcome
            purses.decide(bill, says_yes=yes, words=said, by=host, at=when + timedelta(hours=20))
    Letter.objects.filter(kind="purse", sent_at=None).update(sent_at=at)


def _leader(garden: Initiative) -> Person:
    return garden.members.get(role=Member.Role.INITIATOR, left_at=None).person


def _of(person: Person) -> Actor:
    assert person.user
    return actor_of(person.user)


def _receipt(words: str, cents: int) -> File:
    """Draw a receipt that says that it is invented."""
    made, euros = io.BytesIO(), f"EUR {cents // 100},{cents % 100:02}"
    picture = Image.new("RGB", (420, 260), "white")
    ImageDraw.Draw(picture).multiline_text(
        (24, 24), f"VOORBEELDBON\n\n{words}\n\n{euros}\n\nverzonnen, voor de demonstratie", "black"
    )
    picture.save(made, "PNG")
    return ContentFile(made.getvalue(), name="bon.png")
