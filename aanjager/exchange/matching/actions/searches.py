"""Kept questions, and the letters about what is new for them."""

from datetime import datetime

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.community.people.models import Person
from aanjager.exchange.matching import emails, queries, rules
from aanjager.exchange.matching.models import SavedSearch
from aanjager.exchange.matching.rules.questions import Question
from aanjager.kernel.actor import Actor
from aanjager.trust import audit


@transaction.atomic
def save_search(
    question: Question, *, name: str, centre: Centre | None, by: Actor, at: datetime
) -> SavedSearch:
    """Keep the answers of somebody who is signed in; new fitting things come by letter."""
    Person.objects.select_for_update().filter(pk=by.person_id or 0).first()
    rules.save_search(by, question, queries.own(by).count())
    values = question.as_values() | ({"centre": centre.pk} if centre else {})
    search = SavedSearch.objects.create(
        person_id=by.person_id or 0, name=name[:120], query=values, saved_at=at
    )
    audit.record("search.saved", search, by=by, at=at)
    return search


@transaction.atomic
def change_letters(search: SavedSearch, wants: bool, *, by: Actor, at: datetime) -> None:
    """Stop or start the letters about a kept question."""
    rules.change_letters(by, search)
    search.wants_letters = wants
    search.save(update_fields=["wants_letters"])
    audit.record("search.letters_changed", search, by=by, at=at, wants=int(wants))


@transaction.atomic
def forget_search(search: SavedSearch, *, by: Actor, at: datetime) -> None:
    """Take a kept question away."""
    rules.forget_search(by, search)
    audit.record("search.forgotten", search, by=by, at=at)
    search.delete()


@transaction.atomic
def tell_new(search: SavedSearch, *, by: Actor, at: datetime) -> int:
    """Write one letter with what came on line and fits; nothing new, no letter. Say how many."""
    rules.tell_new(by)
    SavedSearch.objects.select_for_update().get(pk=search.pk)
    results = queries.fresh(search, at)
    if results:
        emails.new_for_you(search, results, at=at)
        search.last_letter_at = at
        search.save(update_fields=["last_letter_at"])
    return len(results)
