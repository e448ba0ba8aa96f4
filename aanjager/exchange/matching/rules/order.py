"""The order of the finder: whole numbers only, no table, no clock. What is published is what this says.

`score = distance × match × need`, each in thousandths. What somebody did not answer counts half for
every opportunity alike, so that skipping a question punishes nobody. A `RankInput` has no field for
money, funders, membership, parent or size: what is not here cannot count.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

WHOLE = 1000
LIST = 10  # a list has ten places
POOL = 1000  # the reserved place goes to one of so many that are nearest
AGREED = 3  # the rhythm that fits every rhythm: in consultation
PRIME = 2_147_483_647
SLOWEST = 20  # more connections in a week than this make no difference


@dataclass(frozen=True)
class Weighing:
    """The published weights of one version, in thousandths; the four of the match make a thousand."""

    version: int = 1
    themes: int = 350
    skills: int = 300
    learns: int = 100
    times: int = 250
    need: int = 700
    reserved_places: int = 1
    most_of_one_organisation: int = 3


@dataclass(frozen=True)
class Wish:
    """What a visitor answered, as masks. Nothing answered is None, or a mask without bits.

    `reach_m` is the distance somebody chose; beyond twice that nothing is shown. `rhythm` is the
    place of the rhythm in its list. A mask of skills has a bit for the position of each skill.
    """

    reach_m: int | None = None
    themes: int = 0
    skills: int = 0
    learns: int = 0
    dayparts: int = 0
    languages: int = 0
    access: int = 0
    age: int | None = None
    rhythm: int | None = None
    hidden: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class RankInput:
    """All that the order may know of an opportunity. `metres` is None when it is done from home."""

    id: int
    organisation: int
    metres: float | None
    themes: int
    dayparts: int
    languages: int
    access: int
    skills: int
    learns: int
    age_min: int
    age_max: int
    rhythm: int
    wanted: int
    load_milli: int
    week_count: int
    shown: int


@dataclass(frozen=True)
class Parts:
    """The numbers behind one place in the list, as shown to people: they add up to the score."""

    distance: int
    themes: int
    skills: int
    learns: int
    times: int
    need: int

    @property
    def match(self) -> int:
        """The four parts together, and never nothing: near still comes before far."""
        return max(1, self.themes + self.skills + self.learns + self.times)

    @property
    def score(self) -> int:
        """What decides the order."""
        return self.distance * self.match * self.need


@dataclass(frozen=True)
class Place:
    """One place in a list, and whether it was kept for who gets little attention."""

    it: RankInput
    is_reserved: bool = False


def is_eligible(wish: Wish, it: RankInput) -> bool:
    """Within reach, in a language, at an age, with the access and in a rhythm and time that were asked."""
    near = it.metres is None or wish.reach_m is None or it.metres <= 2 * wish.reach_m
    spoken = not wish.languages or bool(it.languages & wish.languages)
    aged = wish.age is None or it.age_min <= wish.age <= it.age_max
    rhythmic = wish.rhythm is None or it.rhythm in (wish.rhythm, AGREED)
    timely = not (wish.dayparts and it.dayparts) or bool(it.dayparts & wish.dayparts)
    open_to = it.access & wish.access == wish.access and it.id not in wish.hidden
    return near and spoken and aged and rhythmic and timely and open_to


def parts(wish: Wish, it: RankInput, weights: Weighing) -> Parts:
    """Return the numbers of one opportunity for one visitor."""
    return Parts(
        distance=_distance(wish.reach_m, it.metres),
        themes=_share(weights.themes, it.themes, wish.themes, empty_is_half=False),
        skills=_share(weights.skills, it.skills, wish.skills),
        learns=_learns(weights.learns, it.learns, wish.learns),
        times=_share(weights.times, it.dayparts, wish.dayparts, enough=2),
        need=need(it.wanted, it.load_milli, it.week_count, weights),
    )


def _distance(reach_m: int | None, metres: float | None) -> int:
    if reach_m is None:
        return WHOLE
    away = reach_m if metres is None else round(metres)  # from home counts as the reach itself
    return WHOLE * reach_m // (reach_m + away)


def _share(
    weight: int, has: int, wants: int, *, enough: int = 999, empty_is_half: bool = True
) -> int:
    """The share of what it has that is wanted; half where a side says nothing."""
    if not wants or (not has and empty_is_half):
        return weight // 2
    asked = min(enough, max(1, has.bit_count()))
    return weight * min(asked, (has & wants).bit_count()) // asked


def _learns(weight: int, teaches: int, wants: int) -> int:
    if not wants:
        return weight // 2
    return weight if teaches & wants else 0


def need(wanted: int, load_milli: int, week_count: int, weights: Weighing) -> int:
    """Lower after each connection: halved per connection this week, less as its load nears the need."""
    still = 1000 * wanted * WHOLE // (1000 * wanted + load_milli) >> min(week_count, SLOWEST)
    return WHOLE - weights.need + weights.need * still // WHOLE


def best_match(wish: Wish, weights: Weighing) -> int:
    """The highest match that any opportunity can have for this visitor."""
    asked = [
        (weights.themes, wish.themes),
        (weights.skills, wish.skills),
        (weights.learns, wish.learns),
        (weights.times, wish.dayparts),
    ]
    return max(1, sum(weight if answered else weight // 2 for weight, answered in asked))


def tie(week: int, pk: int) -> tuple[int, int]:
    """What decides between equals: turns every week, knows no age, name or size."""
    first = (pk * 48271 + week * 7919) % PRIME
    return (first * first + week * 40503) % PRIME, pk


def rank(
    wish: Wish,
    all_of_them: Iterable[RankInput],
    week: int,
    weights: Weighing,
    size: int = LIST,
) -> list[Place]:
    """Return the list for a visitor, by the rules alone: what the database must answer too.

    `all_of_them` have the words that were typed. Without a place the reserved place goes to anyone
    who fits; else to one of the thousand nearest.
    """
    everyone = list(all_of_them)
    fit = [it for it in everyone if is_eligible(wish, it)]
    merit = sorted(fit, key=lambda it: (-parts(wish, it, weights).score, tie(week, it.id)))
    pool = fit if wish.reach_m is None else _nearest(wish.reach_m, everyone, fit, week)
    owed = sorted(pool, key=lambda it: (it.shown, tie(week, it.id)))
    return lay_out(merit, owed, week, weights, size) or []


class _RanOut(Exception):
    """More candidates are needed to be sure."""


def _nearest(
    reach_m: int, everyone: list[RankInput], fit: list[RankInput], week: int
) -> list[RankInput]:
    """Those that fit among the thousand nearest; from home too when no thousand lie within reach."""
    placed = [it for it in everyone if it.metres is not None and it.metres <= 2 * reach_m]
    near = sorted(placed, key=lambda it: (it.metres or 0, tie(week, it.id)))[:POOL]
    ids = {it.id for it in near}
    return [it for it in fit if it.id in ids or (it.metres is None and len(near) < POOL)]


def lay_out(
    merit: Sequence[RankInput],
    owed: Sequence[RankInput],
    week: int,
    weights: Weighing,
    size: int,
    *,
    is_whole: bool = True,
) -> list[Place] | None:
    """Fill lists of ten from the best and the least shown; None when more candidates are needed.

    `merit` is by score, `owed` by exposure. With `is_whole` these are all there are; without,
    they are the first of many, and the answer is given only when the rest cannot change it.
    """
    placed: list[Place] = []
    try:
        while len(placed) < size:
            used = {place.it.id for place in placed}
            ten = _ten(_Choice(merit, owed, week, weights, used, is_whole))
            placed += ten
            if len(ten) < LIST:
                break
    except _RanOut:
        return None
    return placed[:size]


@dataclass
class _Choice:
    """What one list of ten is chosen from."""

    merit: Sequence[RankInput]
    owed: Sequence[RankInput]
    week: int
    weights: Weighing
    used: set[int]
    is_whole: bool

    def best(self, count: int, taken: list[RankInput]) -> list[RankInput]:
        """The best that are left, at most three of one organisation; more only if nobody else is left."""
        chosen: list[RankInput] = []
        gone = self.used | {it.id for it in taken}
        per: dict[int, int] = {}
        for it in taken:
            per[it.organisation] = per.get(it.organisation, 0) + 1
        passed: list[RankInput] = []
        for it in self.left(gone):
            if len(chosen) == count:
                return chosen
            if per.get(it.organisation, 0) >= self.weights.most_of_one_organisation:
                passed.append(it)
                continue
            per[it.organisation] = per.get(it.organisation, 0) + 1
            chosen.append(it)
        if len(chosen) < count and not self.is_whole:
            raise _RanOut
        return chosen + passed[: count - len(chosen)]

    def left(self, gone: set[int]) -> Iterator[RankInput]:
        return (it for it in self.merit if it.id not in gone)

    def key(self, it: RankInput) -> tuple[int, tuple[int, int]]:
        return it.shown, tie(self.week, it.id)

    def least_shown(self, others: list[RankInput]) -> RankInput | None:
        """Who was shown least, unless its organisation is full of places that were shown even less."""
        taken = self.used | {it.id for it in others}
        for it in self.owed:
            if it.id in taken:
                continue
            same = [other for other in others if other.organisation == it.organisation]
            full = len(same) >= self.weights.most_of_one_organisation
            if not full or self.key(same[-1]) > self.key(it):
                return it
        if not self.is_whole:
            raise _RanOut
        return None


def _ten(choice: _Choice) -> list[Place]:
    count = sum(1 for _ in choice.left(choice.used)) if choice.is_whole else LIST + 1
    kept = choice.weights.reserved_places if count > LIST else 0
    best = choice.best(LIST - kept, [])
    reserved: list[RankInput] = []
    for _ in range(kept):
        one = choice.least_shown(best + reserved)
        if one is None:
            break
        reserved.append(one)
        same = [it for it in best if it.organisation == one.organisation]
        if len(same) >= choice.weights.most_of_one_organisation:
            best = choice.best(LIST - kept, reserved)
    best += choice.best(kept - len(reserved), best + reserved)
    return [Place(it) for it in best] + [Place(it, is_reserved=True) for it in reserved]
