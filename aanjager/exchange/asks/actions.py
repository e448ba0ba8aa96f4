"""An organisation asks people who want to be found, without knowing who they are."""

from datetime import datetime, timedelta

from django.db import transaction

from aanjager.community.people.models import Person
from aanjager.exchange.asks import emails, queries, rules
from aanjager.exchange.asks.choices import AT_ONCE, LETTERS_A_MONTH
from aanjager.exchange.asks.models import Ask
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


@transaction.atomic
def ask_wave(opportunity: Opportunity, *, by: Actor, at: datetime) -> int:
    """Write to the next five people who fit; say how many. Addresses stay with us.

    Takes the opportunity first and then the people in the order of their keys, and counts their
    letters again: two organisations that ask at once never write to somebody a third time.
    """
    opportunity = Opportunity.objects.select_for_update().get(pk=opportunity.pk)
    asks = queries.asks_of(opportunity)
    rules.ask_wave(by, opportunity, asks, at)
    wave = max((ask.wave for ask in asks), default=0) + 1
    chosen = queries.fitting(opportunity, at)[:AT_ONCE]
    people = Person.objects.select_for_update().filter(pk__in=chosen).order_by("pk")
    month = at - timedelta(days=30)
    for person in list(people):
        if Ask.objects.filter(person=person, asked_at__gt=month).count() >= LETTERS_A_MONTH:
            continue
        ask = Ask.objects.create(opportunity=opportunity, person=person, wave=wave, asked_at=at)
        emails.asked(ask, at=at)
    count = Ask.objects.filter(opportunity=opportunity, wave=wave).count()
    audit.record("opportunity.people_asked", opportunity, by=by, at=at, wave=wave, count=count)
    return count


@transaction.atomic
def answer_ask(ask: Ask, is_interested: bool, *, by: Actor, at: datetime) -> None:
    """Keep the answer of who was asked: a yes stops further waves."""
    ask = Ask.objects.select_for_update().select_related("opportunity").get(pk=ask.pk)
    rules.answer_ask(by, ask)
    ask.answered_at, ask.is_interested = at, is_interested
    ask.save(update_fields=["answered_at", "is_interested"])
    audit.record("opportunity.ask_answered", ask, by=by, at=at, yes=int(is_interested))
