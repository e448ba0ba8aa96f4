"""The words of an opportunity: the same task is told differently by every organisation."""

import random
from dataclasses import dataclass
from typing import Any

from aanjager.demo.region.actions.world import read


@dataclass(frozen=True)
class Wording:
    """What one organisation writes about one task."""

    title: str
    in_brief: str
    description: str
    guidance: str
    costs: str


class Writer:
    """Writes opportunities from `data/sentences.json`: no text twice, no title twice at one place."""

    def __init__(self, chance: random.Random) -> None:
        self.chance, self.sentences = chance, read("sentences")
        self.used: set[tuple[str, str]] = set()
        self.told: set[str] = set()

    def write(self, text: dict[str, Any], org: str, tag: str, place: str, district: str) -> Wording:
        """Tell this task for this organisation."""
        words, pick = self.sentences[text["language"]], self.chance.choice
        of_tag = words["open"][tag] if isinstance(words["open"], dict) else words["open"]
        of_rhythm = {
            name: words[name][text["rhythm"]] if isinstance(words[name], dict) else words[name]
            for name in ("practical", "brief")
        }
        names = {"org": org, "place": place, "district": district, "hours": text["hours"]}
        first, *rest = text["in_brief"].split(". ")
        brief = [first.rstrip("."), pick(rest).rstrip("."), pick(of_rhythm["brief"]).rstrip(".")]
        parts = [of_tag, [text["description"]], of_rhythm["practical"], words["close"]]
        return Wording(
            title=self._title(text["title"], org, district),
            in_brief=". ".join(brief) + ".",
            description=self._description(parts, names),
            guidance=pick(words["guidance"]),
            costs=pick(words["costs"]),
        )

    def _description(self, parts: list[list[str]], names: dict[str, Any]) -> str:
        """Two paragraphs, drawn again until nobody told it so; the last draw when all was told."""
        told = ""
        for _draw in range(50):
            opening, task, practical, close = (self.chance.choice(part) for part in parts)
            told = f"{opening} {task}\n\n{practical} {close}".format(**names)
            if told not in self.told:
                break
        self.told.add(told)
        return told

    def _title(self, title: str, org: str, district: str) -> str:
        ways = [title, *self.sentences["titles"][title]]
        self.chance.shuffle(ways)
        for way in [*ways, *(f"{way}, {district}" for way in ways)]:
            if (org, way) not in self.used:
                self.used.add((org, way))
                return way
        return f"{title}, {district}"
