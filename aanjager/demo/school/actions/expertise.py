"""The expertise centre: articles with sources, and a year of invented questions to the centres."""

import random
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from aanjager.advice.articles import actions as articles
from aanjager.advice.articles.actions import Written
from aanjager.advice.articles.models import Article
from aanjager.advice.expertise import actions as questions
from aanjager.advice.expertise.actions import Told, link_of
from aanjager.advice.expertise.models import DeskQuestion, MailedQuestion
from aanjager.community.centres.models import Centre, Staff
from aanjager.demo.region.actions.world import Place, read
from aanjager.kernel.actor import ANONYMOUS, CLOCK, Actor
from aanjager.trust.law import actions as law
from aanjager.trust.letters.models import Letter
from aanjager.trust.letters.queries import Incoming

NAMES = ("Sanne", "Willem", "Fatima", "Joris", "Meral", "Ada", "Piet", "Nina", "Hugo", "Lotte")
HOW_MANY = 26  # of the questions of a year, for the largest centre


def _by(centre: Centre) -> tuple[Actor, list[Staff]]:
    staff = list(
        Staff.objects.filter(centre=centre, ended_on=None).select_related("user").order_by("pk")
    )
    return Actor(user_id=staff[0].user_id, staff_of=frozenset({centre.pk})), staff


def build(places: list[Place], at: datetime) -> None:
    """Write and share the articles, ask and answer for a year, and leave some in every state."""
    law.load(by=CLOCK, at=at)
    first, second = places[0].centre, places[1].centre
    _articles(first, at)
    _adopted(second, first, at)
    chance = random.Random(7)
    rows = read("questions")
    for n, place in enumerate(places):
        mine = rows[:HOW_MANY] if n == 0 else rows[HOW_MANY + n - 1 :: max(1, len(places) - 1)]
        _year(place, mine, chance, at)
    _now(places[0], at)
    Letter.objects.filter(kind__startswith="question-", sent_at=None).update(sent_at=at)


def _articles(centre: Centre, at: datetime) -> None:
    """The articles of the first centre, most of them shared; two of them wait for a second look."""
    by, _staff = _by(centre)
    for n, row in enumerate(read("articles")):
        then = at - timedelta(days=40 + 6 * n)
        review = localdate(at) + timedelta(days=30 + 7 * n if n not in {5, 17} else -n)
        facts = {name: row.get(name, "") for name in ("title", "text", "subject", "in_brief")}
        words = Written(**facts, sources="\n".join(row["sources"]), review_on=review, is_clean=True)
        it = articles.publish(articles.write(centre, None, words, by=by, at=then), by=by, at=then)
        if n % 4:
            articles.share(it, True, by=by, at=then)


def _adopted(centre: Centre, first: Centre, at: datetime) -> None:
    """Another centre adopts two articles, adapts one, and the original of it changes later."""
    by, _staff = _by(centre)
    owner, _others = _by(first)
    then = at - timedelta(days=30)
    shared = Article.objects.filter(centre=first, is_shared=True).order_by("pk")
    for n, original in enumerate(shared[3:5]):
        it = articles.adopt(centre, original, by=by, at=then)
        text = f"{original.text}\n\nBij ons kun je hiervoor op dinsdag terecht aan de balie."
        words = Written(
            original.title, text, original.subject, original.sources, in_brief=original.in_brief, is_clean=True
        )  # fmt: skip
        it = articles.write(centre, it, words, by=by, at=then)
        articles.publish(it, by=by, at=then)
        if n == 0:
            newer = (
                original.text.replace("Niet", "Zeker niet", 1) + " Vraag bij twijfel de centrale."
            )
            now = Written(
                original.title, newer, original.subject, original.sources, in_brief=original.in_brief,
                is_clean=True,
            )  # fmt: skip
            articles.write(first, original, now, by=owner, at=at - timedelta(days=3))


def _year(place: Place, rows: list[dict[str, Any]], chance: random.Random, at: datetime) -> None:
    """Questions over a year, each answered; most in time, some answered late, most helped."""
    by, staff = _by(place.centre)
    for n, row in enumerate(rows):
        then = at - timedelta(days=350 - n * (320 // len(rows)), hours=chance.randrange(6))
        it = _ask(place, row, n, chance, then)
        one = staff[n % len(staff)]
        questions.triage(
            it, row["subject"], "normal", it.area_id, by=by, at=then + timedelta(hours=3)
        )
        questions.take(it, one, by=by, at=then + timedelta(hours=3))
        days = 12 if n % 9 == 4 else 1 + n % 4
        answered = then + timedelta(days=days)
        acting = Actor(user_id=one.user_id, staff_of=by.staff_of)
        questions.answer(it, row["answer"], name=one.name, by=acting, at=answered)
        if n % 3:
            questions.helped(it, link=link_of(it), by=ANONYMOUS, at=answered + timedelta(days=1))
        else:
            it.refresh_from_db()
            questions.finish(it, by=CLOCK, at=answered + timedelta(days=22))


def _ask(
    place: Place, row: dict[str, Any], n: int, chance: random.Random, at: datetime, **more: Any
) -> DeskQuestion:
    name = NAMES[(n + place.centre.pk) % len(NAMES)]
    told = Told(
        row["title"], row.get("text", ""), row.get("asker", "organisation"), name=f"{name} (verzonnen)",
        email=f"{name.lower()}{n}@post.example", area_id=chance.choice(place.districts).pk, **more,
    )  # fmt: skip
    return questions.ask(place.centre, told, by=ANONYMOUS, at=at)


def _now(place: Place, at: datetime) -> None:
    """What stands open today: two that wait, one that is late, one asked again, one answered yesterday."""
    chance, (by, staff) = random.Random(8), _by(place.centre)
    late, new, urgent, again, fresh = (
        _ask(place, row, n + 60, chance, at - timedelta(days=days))
        for n, (row, days) in enumerate(zip(read("questions_open"), (14, 1, 2, 9, 3), strict=True))
    )
    questions.tell_overdue(late, by=CLOCK, at=at - timedelta(days=3))
    questions.triage(urgent, "activities", "soon", urgent.area_id, by=by, at=at - timedelta(days=1))
    questions.take(urgent, staff[-1], by=by, at=at - timedelta(days=1))
    rows = read("questions_open")
    for it, row, days in ((again, rows[3], 7), (fresh, rows[4], 1)):
        questions.triage(
            it, row["subject"], "normal", it.area_id, by=by, at=at - timedelta(days=days + 1)
        )
        questions.answer(it, row["answer"], by=by, at=at - timedelta(days=days))
    questions.reopen(
        again, rows[3]["because"], link=link_of(again), by=ANONYMOUS, at=at - timedelta(days=2)
    )
    assert new.state == DeskQuestion.State.WAITING
    _by_mail(place.centre, at)


def _by_mail(centre: Centre, at: datetime) -> None:
    """A question that came by mail this morning, of somebody whom the centre does not know yet."""
    mail = Incoming(
        sender="roos@post.example", name="Roos (verzonnen)", about=None, box=("vraag", centre.slug),
        subject="Mogen we op een buurtfeest zelf koken voor bezoekers?",
        text="We verwachten zo'n zestig mensen. Waar moeten we op letten?", mail_id="<buurtfeest@post.example>",
    )  # fmt: skip
    waits = questions.receive(mail, by=CLOCK, at=at - timedelta(hours=3))
    assert isinstance(waits, MailedQuestion)
    questions.confirm(waits, link=link_of(waits), by=ANONYMOUS, at=at - timedelta(hours=2))
