"""The order of experts: it is right, it is fair, and it cannot be bought."""

import inspect
import os
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanjager.advice.experts import queries
from aanjager.advice.experts.models import Expert
from aanjager.advice.experts.queries import Past, finding
from aanjager.advice.experts.rules.fit import Candidate, Fit, Need, fit, ranked
from aanjager.advice.experts.tests.factories import expert, in_pool
from aanjager.community.places.tests.factories import AreaFactory
from aanjager.community.skills.tests.factories import SkillFactory, ThemeFactory

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
EXAMPLES = int(os.environ.get("AANJAGER_EXAMPLES", "60"))
PURE = settings(deadline=None, max_examples=EXAMPLES)
ROWS = settings(
    deadline=None, max_examples=max(15, EXAMPLES // 4),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
KEYS = st.frozensets(st.integers(1, 4), max_size=4)
SPOKEN = st.frozensets(st.sampled_from(["nl", "en", "ar"]))
WORDS = st.lists(st.sampled_from(["begroting", "subsidie", "film"]), unique=True)
NEEDS = st.builds(
    Need, st.integers(1, 9), KEYS, KEYS, KEYS, SPOKEN, st.integers(1, 20), WORDS.map(tuple)
)
MOMENTS = st.none() | st.integers(0, 5).map(lambda days: NOW - timedelta(days=days))
CANDIDATES = st.lists(
    st.builds(Candidate, st.integers(1, 50), KEYS, KEYS, KEYS, SPOKEN, st.integers(0, 20),
              st.integers(0, 5), st.booleans(), MOMENTS, WORDS.map(frozenset)),
    max_size=8, unique_by=lambda it: it.key,
)  # fmt: skip


@PURE
@given(NEEDS, CANDIDATES, st.randoms())
def test_the_order_is_the_same_in_whatever_order_they_come(need, candidates, chance):
    shuffled = list(candidates)
    chance.shuffle(shuffled)

    assert ranked(need, shuffled) == ranked(need, candidates)


@PURE
@given(NEEDS, CANDIDATES)
def test_points_are_the_formula_and_nobody_full_or_strange_is_found(need, candidates):
    by_key = {it.key: it for it in candidates}
    order = ranked(need, candidates)

    assert [it.points for it in order] == sorted((it.points for it in order), reverse=True)
    for one in order:
        it = by_key[one.key]
        assert not it.is_full
        assert 0 <= one.points <= 100
        heard = set(need.words) & it.words
        assert set(one.words) == heard
        shares = need.skills & it.skills or need.themes & it.themes or heard
        assert shares or not (need.skills or need.themes)
        skills = 30 * len(need.skills & it.skills) // len(need.skills) if need.skills else 30
        themes = 10 * len(need.themes & it.themes) // len(need.themes) if need.themes else 10
        words = 5 * min(len(heard), 2) if need.words else 10
        near = 20 if need.areas & it.areas or not need.areas else 0
        speaks = 10 if need.languages <= it.languages else 0
        has_time = 10 if it.hours >= need.hours else 0
        assert (
            one.points == skills + themes + words + near + speaks + has_time + min(it.done, 2) * 5
        )


@PURE
@given(NEEDS, CANDIDATES)
def test_among_equals_who_was_asked_longest_ago_comes_first(need, candidates):
    by_key = {it.key: it for it in candidates}
    order = ranked(need, candidates)

    for first, second in pairwise(order):
        if first.points == second.points:
            last = [
                by_key[it.key].asked_at or datetime.min.replace(tzinfo=UTC)
                for it in (first, second)
            ]
            assert last[0] <= last[1]


def test_among_equals_who_were_never_asked_not_the_same_one_is_always_first():
    equals = [Candidate(key, frozenset({1}), hours=5) for key in range(1, 5)]
    firsts = {ranked(Need(key, frozenset({1})), equals)[0].key for key in range(40)}

    assert firsts == {1, 2, 3, 4}


def test_asked_once_goes_behind_the_others():
    equals = [Candidate(key, frozenset({1})) for key in range(1, 4)]
    need = Need(7, frozenset({1}))
    first = ranked(need, equals)[0].key
    asked = [replace(it, asked_at=NOW) if it.key == first else it for it in equals]

    assert ranked(need, asked)[-1].key == first


def test_the_order_knows_nothing_of_money():
    known = {field.name for kind in (Need, Candidate, Fit) for field in fields(kind)}
    words = (
        " ".join(known) + inspect.getsource(finding.candidate) + inspect.getsource(finding._told)
    )

    assert not any(word in words for word in ("cents", "price", "budget", "pay", "kind"))


QUESTION = "Onze penningmeester stopt. Wie helpt met de subsidieaanvraag en het tarief voor 2027?"


def test_a_question_tells_what_it_is_about_and_nothing_of_a_price():
    told = queries.telling(
        QUESTION + " Het bestuur van de vereniging zoekt iemand, liefst goedkoop."
    )

    assert told[0] == "penningmeester"
    assert "subsidieaanvraag" in told
    said = {"tarief", "goedkoop", "2027", "bestuur", "vereniging", "zoekt", "onze", "wie"}
    assert not said & set(told)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("headline", "heard"),
    [
        ("Subsidie vragen zonder hoofdpijn.", "subsidieaanvraag"),  # a part of it
        (
            "Dertig jaar kascommissie en penningmeesters opgeleid.",
            "penningmeester",
        ),  # another ending
        ("Ik schrijf aanvragen.", "subsidieaanvraag"),
        ("Een laag tarief en goedkoop bovendien, voor elke vereniging.", ""),
    ],
)
def test_the_order_hears_the_words_of_the_question_and_says_so(cast, headline, heard):
    other = in_pool(cast.noord, headline="Foto's en filmpjes.")
    it = in_pool(cast.noord, headline=headline)
    need = Need(1, words=queries.telling(QUESTION))
    found = queries.fitting(queries.in_pool(cast.noord), need, Past())

    by_key = {one.expert.pk: one for one in found}
    assert by_key[it.pk].points - by_key[other.pk].points == (5 if heard else 0)
    assert (f"De vraag noemt {heard}, net als het profiel." in by_key[it.pk].why) == bool(heard)
    assert "De vraag noemt" not in by_key[other.pk].why
    if heard:
        assert found[0].expert == it
        assert queries.why(it, need, Past()) == by_key[it.pk].why


@pytest.mark.django_db
def test_words_that_mean_the_same_are_heard(cast):
    it = in_pool(cast.noord, headline="Alles over de verklaring omtrent het gedrag.")
    need = Need(1, words=queries.telling("Wie heeft een VOG nodig?"))

    assert "De vraag noemt vog, net als het profiel." in queries.why(it, need, Past())


@pytest.mark.django_db
def test_who_ticked_nothing_of_it_is_found_by_the_words_and_comes_behind_who_did(cast):
    skill = SkillFactory(name_nl="Boekhouden")
    ticked = in_pool(cast.noord, headline="Jaarstukken", skills=[skill])
    said = in_pool(cast.noord, headline="Elke penningmeester verder")
    in_pool(cast.noord, headline="Foto's en filmpjes.")
    need = Need(1, frozenset([skill.pk]), words=queries.telling(QUESTION))

    found = queries.fitting(queries.in_pool(cast.noord), need, Past())
    assert [one.expert.pk for one in found] == [ticked.pk, said.pk]


@pytest.mark.django_db
@ROWS
@given(rates=st.lists(st.none() | st.integers(1, 500_00), min_size=4, max_size=4))
def test_a_rate_never_changes_the_order(pool_of_four, rates):
    pool, need, before = pool_of_four
    for it, rate in zip(pool.order_by("pk"), rates, strict=True):
        Expert.objects.filter(pk=it.pk).update(rate_cents=rate)

    assert [it.expert.pk for it in queries.fitting(pool, need, Past())] == before


@pytest.fixture
def pool_of_four(cast):
    skills = [SkillFactory(name_nl=name) for name in ("Begroten", "Vergaderen")]
    for many in (0, 1, 2, 2):
        in_pool(cast.noord, kind="freelancer", skills=skills[:many])
    pool = queries.in_pool(cast.noord)
    need = Need(1, frozenset(it.pk for it in skills))
    return pool, need, [it.expert.pk for it in queries.fitting(pool, need, Past())]


@pytest.mark.django_db
@ROWS
@given(
    bits=st.lists(st.booleans(), min_size=6, max_size=6),
    hours=st.integers(1, 20),
    done=st.integers(0, 3),
)
def test_every_reason_that_is_shown_is_true(field_of, bits, hours, done):
    """The sentence is taken apart again, and each part is held against what the profile says."""
    it, need_skill, need_theme, need_area = field_of
    has_skill, has_theme, has_area, speaks, asks_language, _spare = bits
    it.skills.set([need_skill] if has_skill else [])
    it.themes.set([need_theme] if has_theme else [])
    it.areas.set([need_area] if has_area else [])
    it.languages, it.hours_per_month = (["nl", "en"] if speaks else ["nl"]), 8
    need = Need(1, frozenset([need_skill.pk]), frozenset([need_theme.pk]), frozenset([need_area.pk]),
                frozenset(["en"]) if asks_language else frozenset(), hours)  # fmt: skip
    it._prefetched_objects_cache = {}

    said = queries.why(it, need, Past({it.pk: done}))

    if not has_skill and not has_theme:
        assert said == ""
        return
    assert ("begroten" in said) == has_skill
    assert ("geldzaken" in said) == (has_theme and not has_skill)
    assert ("Lindeveen" in said) == has_area
    assert ("spreekt Engels" in said) == (speaks and asks_language)
    assert ("heeft 8 uur per maand" in said) == (8 >= hours)  # noqa: SIM300
    assert (f"rondde {done} " in said) == (done > 0)
    assert said.endswith(".")
    assert said[0].isupper()


@pytest.fixture
def field_of(db):
    return (
        expert(), SkillFactory(name_nl="Begroten"), ThemeFactory(name_nl="Geldzaken"),
        AreaFactory(name="Lindeveen"),
    )  # fmt: skip


def test_nothing_in_common_is_not_found():
    assert fit(Need(1, frozenset({1})), Candidate(1, frozenset({2}))) is None
