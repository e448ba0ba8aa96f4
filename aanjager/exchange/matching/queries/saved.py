"""Kept questions and what is new for them."""

from dataclasses import dataclass
from datetime import datetime

from django.core import signing
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from aanjager.community.centres.models import Centre
from aanjager.community.skills import queries as skills
from aanjager.exchange.matching.choices import LETTER_SHOWS
from aanjager.exchange.matching.models import SavedSearch
from aanjager.exchange.matching.queries.finder import Result, find
from aanjager.exchange.matching.rules import questions
from aanjager.exchange.matching.rules.questions import Question
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor

SALT = "matching.search"


@dataclass(frozen=True)
class Kept:
    """One kept question as a page shows it."""

    pk: int
    name: str
    wants_letters: bool
    address: str


def own(actor: Actor) -> QuerySet[SavedSearch]:
    """The questions somebody keeps, newest first; nobody else sees them."""
    return SavedSearch.objects.filter(person=actor.person_id or 0).order_by("-saved_at", "-pk")


def own_searches(actor: Actor) -> list[Kept]:
    """The kept questions as a page shows them."""
    return [
        Kept(it.pk, it.name, it.wants_letters, questions.kept(it.query).query) for it in own(actor)
    ]


def name_of(question: Question) -> str:
    """A short name for a question: what and where."""
    themes = [theme.name for theme in skills.themes() if theme.code in question.themas]
    what = ", ".join([question.wat, *themes] if question.wat else themes) or _("Alles")
    if not question.waar:
        return what
    return _("%(what)s bij %(place)s") % {"what": what, "place": question.waar}


def with_letters() -> QuerySet[SavedSearch]:
    """Kept questions whose people want letters and are still here."""
    wanted = SavedSearch.objects.filter(
        wants_letters=True, person__erased_at=None, person__is_paused=False
    )
    return wanted.exclude(person__email="").select_related("person__user").order_by("pk")


def centre_of(search: SavedSearch) -> Centre | None:
    """The centre at whose address it was kept, or that knows the person."""
    kept_at = Centre.objects.filter(pk=search.query.get("centre") or 0).first()
    known = Centre.objects.filter(registrations__person=search.person_id)
    return kept_at or known.order_by("pk").first()


def fresh(search: SavedSearch, at: datetime) -> list[Result]:
    """The best of what came on line since the last letter and fits the question."""
    since = search.last_letter_at or search.saved_at
    actor = Actor(person_id=search.person_id)
    question = questions.kept(search.query)
    kept_at = Centre.objects.filter(pk=search.query.get("centre") or 0).first()
    results = find(actor, question, at=at, centre=kept_at, lists=5).results
    new = Opportunity.objects.filter(
        pk__in=[it.facts.id for it in results], published_at__gt=since, published_at__lte=at
    )
    ids = set(new.values_list("pk", flat=True))
    return [it for it in results if it.facts.id in ids][:LETTER_SHOWS]


def stop_path(search: SavedSearch) -> str:
    """The path behind *stop these letters*: reading it changes nothing."""
    return reverse("matching:stop_letters", args=[signing.dumps(search.pk, salt=SALT)])


def by_link(token: str) -> SavedSearch:
    """The kept question of a letter's link; 404 for a link that was changed."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        pk = 0
    return get_object_or_404(SavedSearch, pk=pk)
