"""How fair the order is: `python -m tests.bench.bench_fairness [opportunities] [sessions a week]`.

Invented people look down a list of twenty to a random depth and react to at most one thing. All
policies see the same people, the same things within reach and the same hidden tastes: whether
somebody would say yes to something is drawn once. What the platform never sees, the attraction of
each thing, no policy uses. Opportunities close when they are full. Only use in the field decides;
this says whether an idea deserves that.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

import numpy as np  # noqa: E402
from scipy.spatial import cKDTree  # noqa: E402

from aanjager.exchange.matching.rules.order import Weighing  # noqa: E402
from tests.bench import country  # noqa: E402

LIST, CANDIDATES, THEMES, SKILLS, DAYPARTS = 20, 200, 24, 60, 21
WEEKS, WARM_UP = 12, 4
Scores = Callable[["World", "Week", int, np.ndarray, np.ndarray, np.ndarray], np.ndarray]


def bags(chance: np.random.Generator, count: int, width: int, low: int, high: int) -> np.ndarray:
    """Rows of yes and no with a few yes each, the first places more often."""
    likely = 1 / np.arange(1, width + 1) ** 0.7
    drawn = chance.choice(width, (count, high), p=likely / likely.sum())
    some = chance.integers(low, high + 1, count)
    rows = np.zeros((count, width), np.float32)
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
        self.times = (chance.random((count, DAYPARTS)) < 0.3).astype(np.float32)
        self.places = 1 + chance.geometric(0.45, count)
        self.attraction = chance.normal(0, 0.8, count)
        self.visitors = [self._week(chance, spots) for _ in range(self.weeks)]

    def _week(self, chance: np.random.Generator, spots: Callable[[int], np.ndarray]) -> dict:
        some = self.sessions
        return {
            "at": spots(some),
            "themes": bags(chance, some, THEMES, 1, 4),
            "skills": bags(chance, some, SKILLS, 0, 5),
            "times": (chance.random((some, DAYPARTS)) < 0.25).astype(np.float32),
            "reach": chance.choice(
                [3000, 5000, 10000, 15000, 25000, 50000], some, p=[0.15, 0.3, 0.3, 0.1, 0.1, 0.05]
            ),
            "depth": np.minimum(chance.geometric(1 / 8, some), LIST),
            "taste": chance.integers(0, 2**63, some),
        }


@dataclass
class Week:
    """What a platform knows that changes: connections and exposure so far."""

    load: np.ndarray
    this_week: np.ndarray
    reacted: np.ndarray
    seen: np.ndarray
    taken: np.ndarray
    shown: np.ndarray


def fit(world: World, week: int, who: int, what: np.ndarray) -> tuple[np.ndarray, ...]:
    """The shares of themes, skills and times in common of one visitor with each candidate."""
    person = world.visitors[week]
    asked = world.skills[what].sum(1)
    themes = world.themes[what] @ person["themes"][who] / np.maximum(1, world.themes[what].sum(1))
    common = world.skills[what] @ person["skills"][who]
    skills = np.where(asked > 0, common / np.maximum(1, asked), 0.5)
    times = np.minimum(1, world.times[what] @ person["times"][who] / 2)
    return themes, skills, times


def yes(world: World, week: int, who: int, what: np.ndarray, away: np.ndarray) -> np.ndarray:
    """How likely each is accepted when it is looked at: hidden from every policy."""
    themes, skills, times = fit(world, week, who, what)
    reach = world.visitors[week]["reach"][who]
    drive = -4.2 + 1.3 * themes + 1.2 * skills + 0.3 + 0.8 * times - 1.2 * away / reach
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


def smartsort(world, state, week, who, what, away):  # type: ignore[no-untyped-def]
    """Likely to connect times near, halved after each connection this week."""
    rate = (state.reacted[what] + 1) / (state.seen[what] + 20)
    return rate * _near(world, week, who, away) * 0.5 ** state.this_week[what]


def ours(world, state, week, who, what, away):  # type: ignore[no-untyped-def]
    """The order of the rules, in fractions."""
    w = world.weights
    themes, skills, times = fit(world, week, who, what)
    match = (w.themes * themes + w.skills * skills + w.times * times + w.learns / 2) / 1000
    wanted = np.maximum(1, world.places[what] - state.taken[what])
    still = wanted / (wanted + state.load[what]) * 0.5 ** state.this_week[what]
    need = 1 - w.need / 1000 * (1 - still)
    return _near(world, week, who, away) * match * need


POLICIES: dict[str, tuple[Scores, int]] = {
    "random": (by_chance, 0),
    "distance only": (by_distance, 0),
    "popularity": (by_popularity, 0),
    "SmartSort-like": (smartsort, 0),
    "ours": (ours, 0),
    "ours, one reserved in ten": (ours, 1),
}


def simulate(world: World, policy: str) -> dict[str, float]:
    """Run all weeks under one policy and return its figures, after the weeks of warming up."""
    scores, reserved = POLICIES[policy]
    zero = [np.zeros(world.count) for _ in range(6)]
    state, figures = Week(*zero), []
    for week in range(world.weeks):
        state.this_week = np.zeros(world.count)
        state.load *= 0.5**0.5
        state.reacted *= 0.5**0.25
        state.seen *= 0.5**0.25
        alive = (world.start <= week) & (world.end > week) & (state.taken < world.places)
        live = np.flatnonzero(alive)
        one = _week(world, state, week, live, scores, reserved)
        if week >= WARM_UP:
            figures.append([(state.this_week[live] > 0).mean(), *one])
    share, connections, km, gain = np.mean(figures, axis=0).tolist()
    return {
        "share": round(share, 3),
        "connections": round(connections),
        "km": round(km, 2),
        "ndcg": round(gain, 3),
    }


def _week(world, state, week, live, scores, reserved):  # type: ignore[no-untyped-def]
    person = world.visitors[week]
    some = min(CANDIDATES, len(live))
    away, index = cKDTree(world.at[live]).query(person["at"], k=some)
    made, metres, gains = 0, 0.0, []
    for who in range(world.sessions):
        within = (away[who] <= 2 * person["reach"][who]) | (np.arange(some) < LIST)
        what, far = live[index[who][within]], away[who][within]
        is_open = state.taken[what] < world.places[what]
        what, far = what[is_open], far[is_open]
        if not len(what):
            continue
        rank = np.argsort(-scores(world, state, week, who, what, far), kind="stable")
        listed = _reserve(state, rank, what) if reserved else rank[:LIST]
        likely = yes(world, week, who, what, far)
        gains.append(_gain(likely, listed) if who % 8 == 0 else np.nan)
        state.shown[what[listed]] += 1
        looked = listed[: person["depth"][who]]
        state.seen[what[looked]] += 1
        agreed = np.flatnonzero(draw(int(person["taste"][who]), what[looked]) < likely[looked])
        if len(agreed):
            chosen = what[looked[agreed[0]]]
            for counts in (state.load, state.this_week, state.reacted, state.taken):
                counts[chosen] += 1
            made += 1
            metres += far[looked[agreed[0]]]
    return made, metres / 1000 / max(1, made), np.nanmean(gains)


def _reserve(state: Week, rank: np.ndarray, what: np.ndarray) -> np.ndarray:
    """The tenth and the twentieth place go to who was shown least of those not yet in the list."""
    listed: list[int] = []
    best, owed = iter(rank), iter(np.lexsort((what, state.shown[what])))
    used: set[int] = set()
    while len(listed) < min(LIST, len(rank)):
        source = owed if len(listed) % 10 == 9 else best
        one = next(int(it) for it in source if int(it) not in used)
        used.add(one)
        listed.append(one)
    return np.array(listed)


def _gain(likely: np.ndarray, listed: np.ndarray) -> float:
    """How near the list comes to the best one possible (nDCG)."""
    discount = 1 / np.log2(np.arange(len(listed)) + 2)
    ideal = np.sort(likely)[::-1][: len(listed)]
    return float((likely[listed] * discount).sum() / (ideal * discount).sum())


def run(live: int, sessions: int, weeks: int = WEEKS) -> dict[str, dict[str, float]]:
    """Every policy in the same world."""
    world = World(live, sessions, weeks=weeks)
    found = {}
    for policy in POLICIES:
        found[policy] = simulate(world, policy)
        line = "{share:>7} {connections:>8} {km:>7} {ndcg:>7}".format(**found[policy])
        sys.stdout.write(f"{policy:<28}{line}\n")
        sys.stdout.flush()
    return found


if __name__ == "__main__":
    sizes = [int(text) for text in sys.argv[1:]] or [6_000, 12_000]
    sys.stdout.write(f"{'policy':<28}  share  a week      km    nDCG\n")
    sys.stdout.write(json.dumps(run(*sizes)) + "\n")
