"""Which questions cannot be compared over two waves, because the difference would be of a few."""

from collections import defaultdict

from aanjager.outreach.surveys.choices import Regime
from aanjager.outreach.surveys.models import SurveyAnswer, Wave

Unit = tuple[int | None, int | None, int | None]


def too_few_others(before: Wave, wave: Wave) -> set[str]:
    """The codes of questions that between 1 and k - 1 units answered in only one of the two waves.

    Who left or came is then the difference of two figures. Of an anonymous survey nobody knows who
    answered twice, and so nobody can take them apart either.
    """
    if wave.survey.regime == Regime.ANONYMOUS:
        return set()
    who: dict[str, tuple[set[Unit], set[Unit]]] = defaultdict(lambda: (set(), set()))
    given = SurveyAnswer.objects.filter(response__wave__in=[before, wave], response__is_done=True)
    asked = "response__invitation"
    for code, of, *unit in given.values_list(
        "question__code", "response__wave", f"{asked}__person", f"{asked}__organisation",
        f"{asked}__centre",
    ):  # fmt: skip
        who[code][of == wave.pk].add((unit[0], unit[1], unit[2]))
    k = wave.survey.k
    return {
        code for code, (old, new) in who.items() if 0 < len(old - new) < k or 0 < len(new - old) < k
    }
