"""What pages and other rooms may ask about themes, skills and words. The same for everyone."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from aanjager.community.skills.models import Skill, Synonym, Theme
from aanjager.kernel.memory import pages

REMEMBER_SECONDS = 60
STEPS = 2  # huiswerkbegeleiding → huiswerk → bijles


def themes_in_use() -> QuerySet[Theme]:
    """Every theme in use, in the order of its position."""
    return Theme.objects.filter(is_active=True).order_by("position")


def themes() -> list[Theme]:
    """Every theme in use, in the order of its position; remembered for a minute."""
    found: list[Theme] | None = pages.get("themes")
    if found is None:
        found = list(themes_in_use())
        pages.set("themes", found, REMEMBER_SECONDS)
    return found


def skills() -> list[Skill]:
    """Every skill in use with its theme, theme by theme; remembered for a minute."""
    found: list[Skill] | None = pages.get("skills")
    if found is None:
        found = _skills()
        pages.set("skills", found, REMEMBER_SECONDS)
    return found


def _skills() -> list[Skill]:
    found = Skill.objects.filter(is_active=True).select_related("theme")
    return list(found.order_by("theme__position", "position"))


def expand(words: Iterable[str]) -> dict[str, list[str]]:
    """Return for each word typed the words that mean the same, itself first; one statement a step.

    Both ways: who types `taalcoach` also finds `taalmaatje`. Two steps far, so that plurals and
    compounds meet; a meaning can be two words, such as `eten rondbrengen`.
    """
    asked = list(dict.fromkeys(word.strip().lower() for word in words if word.strip()))
    near = {word: [word] for word in asked}
    edge = {word: {word} for word in asked}
    for _step in range(STEPS):
        meets = _neighbours(set().union(*edge.values()) if edge else set())
        for word in asked:
            found = {other for one in edge[word] for other in meets.get(one, ())}
            edge[word] = found - set(near[word])
            near[word] += sorted(edge[word])
    return near


def _neighbours(words: set[str]) -> dict[str, set[str]]:
    if not words:
        return {}
    meets: dict[str, set[str]] = {}
    pairs = Synonym.objects.filter(Q(word__in=words) | Q(means__in=words))
    for word, means in pairs.values_list("word", "means"):
        meets.setdefault(word, set()).add(means)
        meets.setdefault(means, set()).add(word)
    return meets


def theme_mask(themes: Iterable[Theme]) -> int:
    """Return the themes as one number of 64 bits with the sign that PostgreSQL's bigint has."""
    mask = sum(1 << position for position in {theme.position for theme in themes})
    return mask - (1 << 64) if mask >= 1 << 63 else mask


def skill_positions(skills: Iterable[Skill]) -> frozenset[int]:
    """Return the places of these skills in the mask of the ranking."""
    return frozenset(skill.position for skill in skills)
