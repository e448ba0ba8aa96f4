"""How fair the order is: `python -m tests.bench.bench_fairness [opportunities] [sessions a week] [seeds]`.

Invented people look down a list of twenty to a random depth and react to at most one thing. All
policies see the same people, the same things within reach and the same hidden tastes: whether
somebody would say yes to something is drawn once. What the platform never sees, the attraction of
each thing, no policy uses. Ours is the formula of `rules.order` in whole numbers, laid out by its
own `lay_out`: at most three of one organisation in ten, and the reserved place. Two worlds: where
opportunities close when they are full, and where they never do. Several seeds: the median and the
lowest and highest. Only use in the field decides; this says whether an idea deserves that.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

import numpy as np  # noqa: E402
from scipy.spatial import cKDTree  # noqa: E402

from aanjager.exchange.matching.rules import order  # noqa: E402
from aanjager.exchange.matching.rules.order import RankInput, Weighing  # noqa: E402
from tests.bench import country  # noqa: E402

LIST, CANDIDATES, THEMES, SKILLS, DAYPARTS = 20, 200, 24, 60, 21
WEEKS, WARM_UP, SEEDS = 8, 2, 3
FIGURES = ("share", "connections", "useful", "km", "gini", "ndcg")
Scores = Callable[["World", "State", int, int, np.ndarray, np.ndarray], np.ndarray]


def bags(chance: np.random.Generator, count: int, width: int, low: int, high: int) -> np.ndarray:
    """Rows of yes and no with a few yes each, the first places more often."""
    likely = 1 / np.arange(1, width + 1) ** 0.7
    drawn = chance.choice(width, (count, high), p=likely / likely.sum())
    some = chance.integers(low, high + 1, count)
    rows = np.zeros((count, width), np.int64)
    for place in range(high):
        rows[np.arange(count), drawn[:, place]] = np.maximum(
            rows[np.arange(count), drawn[:, place]], place < some
        )
    return rows


@dataclass
class World:
    """Opportunities that come and go, and everything fixed about them and about the visitors."""

    live: int
    sessions: int
    seed: int = 11
    weeks: int = WEEKS
    closes: bool = True
    weights: Weighing = field(default_factory=Weighing)

    def __post_init__(self) -> None:
        chance = np.random.default_rng(self.seed)
        points, likely = country.places()
        fresh = self.live // 12
        count = self.live + fresh * (self.weeks - 1)

        def spots(some: int) -> np.ndarray:
            at = points[chance.choice(len(points), some, p=likely)]
            return at + chance.normal(0, 900, (some, 2))

        self.count = count
        self.start = np.r_[np.zeros(self.live, int), np.repeat(np.arange(1, self.weeks), fresh)]
        self.end = self.start + 1 + chance.exponential(12, count).astype(int)
        self.at = spots(count)
        self.themes = bags(chance, count, THEMES, 1, 3)
        self.skills = bags(chance, count, SKILLS, 0, 4)
        self.times = (chance.random((count, DAYPARTS)) < 0.3).astype(np.int64)
        self.organisation = np.minimum(chance.pareto(1.1, count) * count / 60, count // 6).astype(
            int
        )
        self.places = 1 + chance.geometric(0.45, count)
        self.attraction = chance.normal(0, 0.8, count)
        self.visitors = [self._week(chance, spots) for _ in range(self.weeks)]

    def _week(self, chance: np.random.Generator, spots: Callable[[int], np.ndarray]) -> dict:
        some = self.sessions
        return {
            "at": spots(some),
            "themes": bags(chance, some, THEMES, 1, 4),
            "skills": bags(chance, some, SKILLS, 0, 5),
            "times": (chance.random((some, DAYPARTS)) < 0.25).astype(np.int64),
            "reach": chance.choice(
                [3000, 5000, 10000, 15000, 25000, 50000], some, p=[0.15, 0.3, 0.3, 0.1, 0.1, 0.05]
            ),
            "depth": np.minimum(chance.geometric(1 / 8, some), LIST),
            "taste": chance.integers(0, 2**63, some),
        }


class State:
    """What a platform knows that changes: connections and exposure so far."""

    def __init__(self, count: int) -> None:
        names = ("load", "this_week", "reacted", "seen", "taken", "shown", "exposure")
        for name in names:
            setattr(self, name, np.zeros(count))


def fit(world: World, week: int, who: int, what: np.ndarray) -> tuple[np.ndarray, ...]:
    """What one visitor and each candidate have in common: how many themes, skills and times."""
    person = world.visitors[week]
    return tuple(
        getattr(world, part)[what] @ person[part][who] for part in ("themes", "skills", "times")
    )


def yes(world: World, week: int, who: int, what: np.ndarray, away: np.ndarray) -> np.ndarray:
    """How likely each is accepted when it is looked at: hidden from every policy."""
    themes, skills, times = fit(world, week, who, what)
    themes = themes / np.maximum(1, world.themes[what].sum(1))
    asked = world.skills[what].sum(1)
    skills = np.where(asked > 0, skills / np.maximum(1, asked), 0.5)
    reach = world.visitors[week]["reach"][who]
    drive = -3.9 + 1.3 * themes + 1.2 * skills + 0.8 * np.minimum(1, times / 2) - 1.2 * away / reach
    return 1 / (1 + np.exp(-(drive + world.attraction[what])))


def draw(seed: int, what: np.ndarray) -> np.ndarray:
    """The same number between 0 and 1 for the same visitor and thing, whatever the policy."""
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + what.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((z ^ (z >> np.uint64(31))) >> np.uint64(11)) / 2.0**53


def _near(world: World, week: int, who: int, away: np.ndarray) -> np.ndarray:
    reach = world.visitors[week]["reach"][who]
    return reach / (reach + away)


def by_chance(world, state, week, who, what, away):  # type: ignore[no-untyped-def]
    return draw(int(world.visitors[week]["taste"][who]) ^ 12345, what)


def by_distance(world, state, week, who, what, away):  # type: ignore[no-untyped-def]
    return -away


def by_popularity(world, state, week, who, what, away):  # type: ignore[no-untyped-def]
    return state.reacted[what] + 1e-6 * draw(week, what)


def by_conversion(world, state, week, who, what, away):  # type: ignore[no-untyped-def]
    """Likely to connect, as it was so far, times near."""
    rate = (state.reacted[what] + 1) / (state.seen[what] + 20)
    return rate * _near(world, week, who, away)


def smartsort(world, state, week, who, what, away):  # type: ignore[no-untyped-def]
    """Likely to connect times near, halved after each connection this week."""
    return by_conversion(world, state, week, who, what, away) * 0.5 ** state.this_week[what]


def ours(world, state, week, who, what, away):  # type: ignore[no-untyped-def]
    """The score of `rules.order.parts`, number by number the same, for many at once."""
    w, person = world.weights, world.visitors[week]
    themes, skills, times = fit(world, week, who, what)
    n_themes, n_skills = world.themes[what].sum(1), world.skills[what].sum(1)
    enough = np.clip(world.times[what].sum(1), 1, 2)
    match = (
        w.themes * themes // np.maximum(1, n_themes)
        if person["themes"][who].any()
        else w.themes // 2
    )
    half = (n_skills == 0) | (not person["skills"][who].any())
    match = match + np.where(half, w.skills // 2, w.skills * skills // np.maximum(1, n_skills))
    half = (world.times[what].sum(1) == 0) | (not person["times"][who].any())
    match = match + np.where(half, w.times // 2, w.times * np.minimum(enough, times) // enough)
    wanted, load, busy = _need(world, state, what)
    still = 1_000_000 * wanted // (1000 * wanted + load) >> np.minimum(busy, order.SLOWEST)
    reach = int(person["reach"][who])
    distance = order.WHOLE * reach // (reach + np.rint(away).astype(int))
    need = order.WHOLE - w.need + w.need * still // order.WHOLE
    return distance * np.maximum(1, match + w.learns // 2) * need


def _near(world: World, week: int, who: int, away: np.ndarray) -> np.ndarray:
    reach = world.visitors[week]["reach"][who]
    return reach / (reach + away)


def _need(world: World, state: State, what: np.ndarray) -> tuple[np.ndarray, ...]:
    """People still wanted, load in thousandths, connections of this week."""
    taken = state.taken[what] if world.closes else 0
    wanted = np.maximum(1, world.places[what] - taken).astype(int)
    load = np.rint(1000 * state.load[what]).astype(int)
    return wanted, load, state.this_week[what].astype(int)


POLICIES: dict[str, tuple[Scores, int | None]] = {
    "random": (by_chance, None),
    "distance only": (by_distance, None),
    "popularity": (by_popularity, None),
    "conversion x distance": (by_conversion, None),
    "SmartSort-like": (smartsort, None),
    "ours": (ours, 0),
    "ours, one reserved in ten": (ours, 1),
}


def simulate(world: World, policy: str) -> dict[str, float]:
    """Run all weeks under one policy and return its figures, after the weeks of warming up."""
    scores, reserved = POLICIES[policy]
    state, figures, used = State(world.count), [], np.zeros(world.count)
    world.weights = replace(world.weights, reserved_places=reserved or 0)
    for week in range(world.weeks):
        state.this_week = np.zeros(world.count)
        state.load *= 0.5**0.5
        state.reacted *= 0.5**0.25
        state.seen *= 0.5**0.25
        if week == WARM_UP:
            state.exposure = np.zeros(world.count)
        live = np.flatnonzero((world.start <= week) & (world.end > week) & _is_open(world, state))
        one = _week(world, state, week, live, scores, has_rules=reserved is not None)
        if week >= WARM_UP:
            used[live] += 1
            figures.append([(state.this_week[live] > 0).mean(), *one])
    share, connections, useful, km, gain = np.mean(figures, axis=0).tolist()
    return {
        "share": share, "connections": connections, "useful": useful, "km": km,
        "gini": _gini(state.exposure[used > 0] / used[used > 0]), "ndcg": gain,
    }  # fmt: skip


def _is_open(world: World, state: State) -> np.ndarray:
    return (state.taken < world.places) | (not world.closes)


def _week(world, state, week, live, scores, *, has_rules):  # type: ignore[no-untyped-def]
    person = world.visitors[week]
    some = min(CANDIDATES, len(live))
    away, index = cKDTree(world.at[live]).query(person["at"], k=some)
    made, useful, metres, gains = 0, 0, 0.0, []
    for who in range(world.sessions):
        what, far = live[index[who]], away[who]
        timely = world.times[what] @ person["times"][who] > 0
        within = (far <= 2 * person["reach"][who]) & timely & _is_open(world, state)[what]
        what, far = what[within], far[within]
        if not len(what):
            continue
        found = scores(world, state, week, who, what, far)
        rank = np.argsort(-found, kind="stable")
        listed = _laid_out(world, state, week, rank, what) if has_rules else rank[:LIST]
        likely = yes(world, week, who, what, far)
        gains.append(_gain(likely, listed) if who % 8 == 0 else np.nan)
        state.shown[what[listed]] += 1
        state.exposure[what[listed]] += 0.875 ** np.arange(len(listed))
        looked = listed[: person["depth"][who]]
        state.seen[what[looked]] += 1
        agreed = np.flatnonzero(draw(int(person["taste"][who]), what[looked]) < likely[looked])
        if len(agreed):
            chosen = what[looked[agreed[0]]]
            useful += state.taken[chosen] < world.places[chosen]
            for counts in (state.load, state.this_week, state.reacted, state.taken):
                counts[chosen] += 1
            made += 1
            metres += far[looked[agreed[0]]]
    return made, useful, metres / 1000 / max(1, made), np.nanmean(gains)


def _laid_out(
    world: World, state: State, week: int, rank: np.ndarray, what: np.ndarray
) -> np.ndarray:
    """Twenty places as the house lays them out, from the best and the least shown."""
    owed = np.lexsort((what, state.shown[what]))
    for first in (30, len(rank)):
        merit, least = (
            [_as_input(world, state, int(what[n]), int(n)) for n in few[:first]]
            for few in (rank, owed)
        )
        is_whole = first >= len(rank)
        places = order.lay_out(merit, least, week, world.weights, LIST, is_whole=is_whole)
        if places is not None:
            break
    return np.array([place.it.languages for place in places or []])


def _as_input(world: World, state: State, it: int, n: int) -> RankInput:
    """What laying out reads: who it is of, and how often it was shown; `languages` carries its number."""
    return RankInput(
        it, int(world.organisation[it]), None, 0, 0, n, 0, 0, 0, 0, 200, 3, 1, 0, 0,
        int(state.shown[it]),
    )  # fmt: skip


def _gain(likely: np.ndarray, listed: np.ndarray) -> float:
    """How near the list comes to the best one possible (nDCG)."""
    discount = 1 / np.log2(np.arange(len(listed)) + 2)
    ideal = np.sort(likely)[::-1][: len(listed)]
    return float((likely[listed] * discount).sum() / (ideal * discount).sum())


def _gini(values: np.ndarray) -> float:
    """How unevenly exposure is spread: 0 is all the same, 1 all for one."""
    values, n = np.sort(values), len(values)
    return float((2 * np.arange(1, n + 1) - n - 1) @ values / (n * values.sum()))


def run(live: int, sessions: int, seeds: int = SEEDS) -> list[dict[str, object]]:
    """Every policy in the same worlds, closing and not: median, lowest and highest of each figure."""
    found: list[dict[str, object]] = []
    for closes in (True, False):
        say(f"\n{'closing at need' if closes else 'never closing':<26}" + HEAD)
        worlds = [World(live, sessions, seed=11 + n, closes=closes) for n in range(seeds)]
        for policy in POLICIES:
            rows = [simulate(world, policy) for world in worlds]
            figures = {name: spread([row[name] for row in rows]) for name in FIGURES}
            found.append({"closes": closes, "policy": policy, **figures})
            cells = (f"{low:>7g} {middle:g} {high:g}" for middle, low, high in figures.values())
            say(f"{policy:<26}" + "".join(f"{cell:>24}" for cell in cells))
    return found


def spread(values: list[float]) -> tuple[float, float, float]:
    """The median, the lowest and the highest, rounded for people."""
    digits = 0 if max(values) > 100 else 3
    middle = float(np.median(values))
    return round(middle, digits), round(min(values), digits), round(max(values), digits)


HEAD = "".join(f"{name:>24}" for name in FIGURES)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sizes = [int(text) for text in sys.argv[1:]] or [600, 1_200]
    say("median, lowest and highest of the seeds are printed as: lowest median highest")
    say(json.dumps(run(*sizes)))
