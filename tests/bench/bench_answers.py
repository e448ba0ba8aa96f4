"""Finding the twin of a question among 20,000: `python -m tests.bench.bench_answers [texts]`.

Two hundred paraphrases (inflection, compounds, synonyms) were written down in `answers.json` before
there was a search, twenty more in `answers_unseen.json` before the first run, and fifty in
`answers_fresh.json` much later, by somebody who saw neither those nor how the search does; sixty in
`answers_blind.json` and, later still and after the synonyms had grown, eighty in `answers_late.json`,
each by somebody who saw the hundred questions and nothing else. Those questions stand
as rows among generated questions and articles in the same words, no two alike (some of the generated
ask nearly what a twin asks). Prints how often the twin is among the first three, and the milliseconds
that the statements take in the database. Fixed seed; cleans up after itself.
"""

import itertools
import json
import os
import random
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402
from django.utils.timezone import now  # noqa: E402

from aanjager.advice.articles.models import Article  # noqa: E402
from aanjager.advice.articles.queries import ARTICLES, for_spelling  # noqa: E402
from aanjager.advice.expertise import queries  # noqa: E402
from aanjager.advice.expertise.models import DeskQuestion  # noqa: E402
from aanjager.advice.finding import actions as finding  # noqa: E402
from aanjager.advice.finding.queries import vector  # noqa: E402
from aanjager.community.centres.tests.factories import CentreFactory  # noqa: E402
from aanjager.kernel.actor import CLOCK, Actor  # noqa: E402
from tests.bench.bench_ranking import say, scratch_database  # noqa: E402


def written(name: str) -> list[dict[str, Any]]:
    """A set of questions, each with what somebody typed for it."""
    return json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8"))


TWINS = written("answers")
LATER = {name: written(f"answers_{name}") for name in ("unseen", "fresh", "blind", "late")}
GOAL_SHARE, GOAL_MS, FIRST = 0.9, 30.0, 3
ASKS = (
    "Hoe regelen we {thing} voor {whom}?", "Mag {one} {act} bij {place}?", "Wie betaalt {thing} {when}?",
    "Moeten we {thing} {act_too} {when}?", "Wat doen we als {one} {trouble}?",
    "Waar vinden we {thing} voor {place}?", "Hoeveel {much} is er nodig voor {thing} {when}?",
    "Wie is verantwoordelijk voor {thing} bij {place}?", "Welke afspraken maken we over {thing} met {whom}?",
    "Is {thing} verplicht voor {whom}?", "Hoe leggen we {thing} uit aan {whom}?",
    "Wat kost {thing} bij {place} {when}?", "Wie helpt {whom} met {thing} {when}?",
)  # fmt: skip
WORDS = {
    "thing": (
        "een VOG", "de verzekering", "een overeenkomst", "de onkostenvergoeding", "een gedragscode",
        "het meubilair", "een vergunning", "de sleutels", "de privacyverklaring", "een begroting",
        "de ledenadministratie", "een jaarverslag", "de sociale hygiëne", "een klachtenregeling",
        "de website", "een vacature", "het gereedschap", "de huur", "een contributie",
        "een vrijwilligersavond", "de statuten", "een rooster", "de reiskosten", "het vervoer",
        "een cursus", "de koffie", "het bestuur", "een keurmerk", "een bedankje", "het lokaal",
        "de aansprakelijkheid", "de verwarming", "een stageplek", "de bewaartermijn",
    ),
    "whom": (
        "nieuwe vrijwilligers", "onze bestuursleden", "jongeren", "ouderen", "de deelnemers", "stagiairs",
        "statushouders", "de buren", "onze leden", "de chauffeurs", "taalmaatjes", "mantelzorgers",
        "de coördinatoren", "de gemeente", "ouders", "de kookploeg", "bezoekers", "zzp'ers",
    ),
    "one": (
        "een vrijwilliger", "een bestuurslid", "een jongere", "een vrijwilliger met een uitkering",
        "een stagiair", "een nieuwkomer", "een coördinator", "een ouder", "een asielzoeker",
        "een gastvrouw", "een trainer", "een penningmeester", "een deelnemer", "een chauffeur",
    ),
    "act": (
        "planten water geven", "kinderen begeleiden", "de bus rijden", "koken", "geld innen",
        "huisbezoeken doen", "medicijnen geven", "muziek draaien", "de kas beheren", "les geven",
        "een sleutel bewaren", "alleen openen", "'s avonds afsluiten", "zelf inkopen doen",
    ),
    "act_too": (
        "aanvragen", "bewaren", "melden bij de gemeente", "opnemen in de statuten", "laten tekenen",
        "afsluiten", "vernieuwen", "bespreken in het bestuur", "op papier zetten", "laten controleren",
    ),
    "trouble": (
        "niet meer komt", "te laat komt", "het rooster vergeet", "liever iets anders doet", "te veel declareert",
        "geen Nederlands spreekt", "overbelast raakt", "zijn tas kwijtraakt", "de sleutel verliest",
        "onder invloed is", "een klacht indient", "ziek wordt", "verhuist", "alleen wil werken",
    ),
    "place": (
        "het buurthuis", "de sportclub", "een verzorgingshuis", "de voedselbank", "de moestuin",
        "het museum", "de school", "de dierenambulance", "het theater", "de speeltuin", "de kerk",
        "het repair café", "de bibliotheek", "de scouting", "het hospice", "de wereldwinkel",
    ),
    "when": (
        "bij een eenmalige klus", "in de zomer", "voor het nieuwe seizoen", "na een verhuizing",
        "bij een fusie", "als we een stichting worden", "bij een rommelmarkt", "in het eerste jaar",
        "na een incident", "bij een groot evenement", "zonder betaalde krachten", "in een ander pand",
    ),
    "much": ("geld", "mensen", "handen", "uren", "ervaring", "ruimte"),
}  # fmt: skip
BODIES = (
    "Dat verschilt per gemeente. Vraag het na en schrijf de afspraak op.",
    "Bespreek het eerst met het bestuur. Leg vast wie het doet en wanneer.",
    "Meestal wel. Kijk in de overeenkomst en bel bij twijfel de centrale.",
    "Ja, als de vrijwilliger het weet en ermee instemt. Bewaar het bewijs.",
    "Nee. Zoek een andere oplossing, bijvoorbeeld samen met een organisatie in de buurt.",
)


def made_up(chance: random.Random, many: int) -> list[str]:
    """So many questions about the same subjects, put together by chance, no two alike."""
    every = {ask: [name for name in WORDS if f"{{{name}}}" in ask] for ask in ASKS}
    able = [
        ask.format(**dict(zip(names, words, strict=True)))
        for ask, names in every.items()
        for words in itertools.product(*(WORDS[name] for name in names))
    ]
    return chance.sample(able, many)


def fill(texts: int) -> tuple[Actor, object, dict[str, tuple[str, int]]]:
    """So many texts at one centre, a third of them articles; say which row each twin became."""
    chance, centre, at = random.Random(12), CentreFactory(slug="bank"), now()
    meant = [row["question"] for row in TWINS]
    others = made_up(chance, texts)
    titles = list(dict.fromkeys([*meant, *others]))[:texts]
    chance.shuffle(titles)
    articles, asked = [], []
    for n, title in enumerate(titles):
        body = chance.choice(BODIES)
        if n % 3:
            asked.append(
                DeskQuestion(
                    centre=centre, title=title, text=body, asker="organisation", asked_at=at, since=at,
                    answer_by=at + timedelta(days=5), token_hash=str(n), search_words=vector(title, body),
                )
            )  # fmt: skip
        else:
            articles.append(
                Article(
                    centre=centre, subject="other", title=title, text=body, state="published",
                    review_on=at.date(), made_at=at, changed_at=at, published_at=at,
                    search_words=vector(title, body),
                )
            )  # fmt: skip
    Article.objects.bulk_create(articles, batch_size=2_000)
    DeskQuestion.objects.bulk_create(asked, batch_size=2_000)
    finding.recount([ARTICLES, queries.QUESTIONS], by=CLOCK, at=at)
    finding.respell(for_spelling(), by=CLOCK, at=at)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    where = {it.title: ("article", it.pk) for it in articles if it.title in meant}
    where |= {it.title: ("question", it.pk) for it in asked if it.title in meant}
    return Actor(user_id=1, staff_of=frozenset({centre.pk})), centre, where


class Watch:
    """How long the statements of the search take in the database, nothing else."""

    def __init__(self) -> None:
        self.spent = 0.0

    def __call__(self, execute, statement, values, many, context):
        began = time.perf_counter()
        try:
            return execute(statement, values, many, context)
        finally:
            self.spent += time.perf_counter() - began


def measure(rows, actor, centre, where) -> dict[str, object]:
    """Ask every paraphrase; the share whose twin is among the first three, and the times."""
    missed, inside, whole = [], [], []
    for row in rows:
        for typed in row["asked"]:
            watch = Watch()
            began = time.perf_counter()
            with connection.execute_wrapper(watch):
                found, _said = queries.search(actor, centre, typed, number=FIRST)
            whole.append(time.perf_counter() - began)
            inside.append(watch.spent)
            keys = [
                ("article", it.article.pk) if it.article else ("question", it.question.pk)
                for it in found
            ]
            if where[row["question"]] not in keys:
                missed.append(
                    (typed, row["question"], [str(it.article or it.question) for it in found])
                )
    many = len(inside)
    inside.sort()
    whole.sort()
    return {
        "asked": many, "found": many - len(missed), "share": round(1 - len(missed) / many, 3),
        "p50_ms": round(inside[many // 2] * 1000, 1), "p95_ms": round(inside[int(many * 0.95)] * 1000, 1),
        "whole_p95_ms": round(whole[int(many * 0.95)] * 1000, 1), "missed": missed,
    }  # fmt: skip


def run(texts: int = 20_000) -> dict[str, object]:
    """Fill, ask once to warm up, and measure; in the database that is open."""
    actor, centre, where = fill(texts)
    for row in TWINS[:20]:
        queries.nearest(actor, centre, row["question"])
    found = {"texts": texts, **measure(TWINS, actor, centre, where)}
    for name, rows in LATER.items():
        later = measure(rows, actor, centre, where)
        found |= {
            name: later["asked"], f"{name}_share": later["share"],
            f"{name}_p95_ms": later["p95_ms"], f"{name}_missed": later["missed"],
        }  # fmt: skip
    return found


def main() -> int:
    """Run at the size that was asked, in a scratch database; 1 when a goal is missed."""
    texts = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with scratch_database():
        found = run(texts)
    for name in ("missed", *(f"{it}_missed" for it in LATER)):
        for typed, meant, instead in found.pop(name):
            say(f"  {name}: {typed}\n      meant {meant}\n      got   {' | '.join(instead)}")
    for name, value in found.items():
        say(f"{name:>14} {value}")
    say(json.dumps({**found, "goal": f"share >= {GOAL_SHARE}, p95_ms < {GOAL_MS}"}))
    return 0 if found["share"] >= GOAL_SHARE and found["p95_ms"] < GOAL_MS else 1


if __name__ == "__main__":
    sys.exit(main())
