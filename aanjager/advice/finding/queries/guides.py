"""The guides that fit what somebody types. There are few, so their words are compared here."""

from dataclasses import dataclass
from math import log

from django.utils.translation import get_language

from aanjager.advice.finding.queries.words import roots_of, same
from aanjager.community.centres.models import Centre
from aanjager.kernel.memory import pages
from aanjager.learning.trees import queries as trees
from aanjager.learning.trees.rules.shape import Script

REMEMBER_SECONDS = 60
MOST = 2
IN_INTRO, IN_STEPS, SAME = 1.0, 0.35, 0.5  # another word for it counts for half
ENOUGH = 0.7  # one word of the introduction that few guides have, or one of the questions of a single guide
BESIDE = 0.6  # a second guide is nearly as near as the first
EVERYWHERE = ("vrijwil", "nodig", "mens")  # roots that say nothing among guides


@dataclass(frozen=True)
class Guide:
    """A guide: its address, its name in a language, and the roots of its words."""

    slug: str
    title: str
    language: str
    intro: frozenset[str]
    steps: frozenset[str]

    def gain(self, word: str) -> float:
        """How much a typed word says that this guide is meant."""
        found = [self._place(word), *(SAME * self._place(it) for it in same(word))]
        return max(found)

    def _place(self, word: str) -> float:
        return IN_INTRO if word in self.intro else IN_STEPS if word in self.steps else 0.0


def _steps(script: Script) -> str:
    asked = [f"{it.question} {' '.join(one.label for one in it.options)}" for it in script.steps]
    return " ".join([*asked, *(it.title for it in script.conclusions)])


def _known(centre: Centre | None) -> list[Guide]:
    """Every guide that stands here, in the language on screen; remembered for a minute."""
    key = f"guides-of:{centre.pk if centre else 0}:{get_language()}"
    found: list[Guide] | None = pages.get(key)
    if found is None:
        found = []
        for version in trees.published(centre):
            script, language = trees.spoken(version)
            intro = frozenset(roots_of(f"{script.title} {script.intro}"))
            steps = frozenset(roots_of(_steps(script)))
            found.append(Guide(version.tree.slug, script.title, language, intro, steps))
        pages.set(key, found, REMEMBER_SECONDS)
    return found


def guides(centre: Centre | None, text: str) -> list[Guide]:
    """The guides nearest to a text, two at most; none where only words fit that many guides have.

    A word counts for more the fewer guides have it, and for more in the title or the introduction.
    """
    every = _known(centre)
    scores = dict.fromkeys(every, 0.0)
    for word in (it for it in roots_of(text) if not it.startswith(EVERYWHERE)):
        gains = {it: gain for it in every if (gain := it.gain(word))}
        in_intro = {it for it in gains if gains[it] >= SAME}
        if len(gains) < len(every) and len(in_intro) <= len(every) / 2:
            for it, gain in gains.items():
                holders = len(in_intro if it in in_intro else gains)
                scores[it] += log(len(every) / holders) * gain
    least = max(ENOUGH, BESIDE * max(scores.values(), default=0.0))
    fits = [it for it in every if scores[it] >= least]
    return sorted(fits, key=lambda it: (-scores[it], it.title))[:MOST]
