"""The questions of the finder as clean values. What makes no sense is left out, never an error."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlencode

from aanjager.exchange.matching.choices import KILOMETRES, ORDERS, RHYTHMS, VIEWS, WHEN
from aanjager.exchange.opportunities.choices import LANGUAGES
from aanjager.exchange.opportunities.models import Opportunity

DEFAULT_KM, LAST_PAGE = 10, 50
ACCESS = list(Opportunity.Access.values)
SPOKEN = [str(code) for code in LANGUAGES]


class Answers(Protocol):
    def get(self, key: str, default: str, /) -> str: ...
    def getlist(self, key: str, /) -> list[str]: ...


@dataclass(frozen=True)
class Question:
    """What somebody answered; every answer may be missing."""

    wat: str = ""
    themas: tuple[str, ...] = ()
    waar: str = ""
    km: int = DEFAULT_KM
    tijd: str = ""
    wanneer: tuple[str, ...] = ()
    taal: str = ""
    toegang: tuple[str, ...] = ()
    orde: str = "passend"
    pagina: int = 1
    weergave: str = "lijst"

    @property
    def dayparts(self) -> int:
        """The day parts that were ticked, as a mask."""
        return sum(WHEN[name] for name in self.wanneer)

    @property
    def rhythm(self) -> int | None:
        return RHYTHMS.get(self.tijd)

    @property
    def languages(self) -> int:
        return 1 << SPOKEN.index(self.taal) if self.taal else 0

    @property
    def access(self) -> int:
        return sum(1 << ACCESS.index(code) for code in self.toegang)

    @property
    def is_empty(self) -> bool:
        """Nothing was answered at all."""
        answered = (self.wat, self.themas, self.waar, self.tijd, self.wanneer, self.taal)
        return not any(answered) and not self.toegang

    @property
    def query(self) -> str:
        """The answers as the end of an address, without what was not answered and the page number."""
        return urlencode(self.as_values(), doseq=True)

    @property
    def next_page(self) -> int:
        return self.pagina + 1

    @property
    def previous_page(self) -> int:
        return self.pagina - 1

    def as_values(self) -> dict[str, Any]:
        """The answers by the names in the address; what is kept of a saved search."""
        values: dict[str, Any] = {
            "wat": self.wat,
            "thema": list(self.themas),
            "waar": self.waar,
            "km": self.km if self.waar else "",
            "tijd": self.tijd,
            "wanneer": list(self.wanneer),
            "taal": self.taal,
            "toegang": list(self.toegang),
            "orde": self.orde if self.orde != "passend" else "",
            "weergave": self.weergave if self.weergave != "lijst" else "",
        }
        return {name: value for name, value in values.items() if value}


def asked(answers: Answers) -> Question:
    """Return the question of an address; unknown values count as not answered."""
    return Question(
        wat=" ".join(answers.get("wat", "").replace("\0", " ").split())[:200],
        themas=tuple(sorted({code[:60] for code in answers.getlist("thema")}))[:24],
        waar=" ".join(answers.get("waar", "").replace("\0", " ").split())[:80],
        km=_one_of(answers.get("km", ""), KILOMETRES, DEFAULT_KM),
        tijd=_known(answers.get("tijd", ""), RHYTHMS),
        wanneer=tuple(name for name in WHEN if name in answers.getlist("wanneer")),
        taal=_known(answers.get("taal", ""), SPOKEN),
        toegang=tuple(code for code in ACCESS if code in answers.getlist("toegang")),
        orde=_known(answers.get("orde", ""), ORDERS) or "passend",
        pagina=min(LAST_PAGE, max(1, _number(answers.get("pagina", ""), 1))),
        weergave=_known(answers.get("weergave", ""), VIEWS) or "lijst",
    )


def kept(values: Mapping[str, Any]) -> Question:
    """Return the question of a saved search."""

    return asked(_Kept(values))


class _Kept:
    """Kept values, read as an address is read."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values

    def get(self, name: str, default: str = "") -> str:
        return str(self.values.get(name, default))

    def getlist(self, name: str) -> list[str]:
        found = self.values.get(name, [])
        return [str(one) for one in found] if isinstance(found, list) else [str(found)]


def _known(value: str, known: Any) -> str:
    return value if value in known else ""


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise


def _one_of(text: str, known: tuple[int, ...], otherwise: int) -> int:
    number = _number(text, otherwise)
    return number if number in known else otherwise
