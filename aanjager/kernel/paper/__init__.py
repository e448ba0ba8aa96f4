"""Paper: tagged PDF (PDF/UA-1) of a text in blocks, the same every time for the same text."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import typst

from aanjager.kernel.links import qr

TEMPLATE = Path(__file__).parent / "document.typ"

Kind = Literal["heading", "subheading", "paragraph", "item", "table", "break", "code"]


@dataclass(frozen=True)
class Part:
    """One block of a paper. Of a table `rows` holds the cells, the first row its heads.

    `mark` stands small behind the text: that it is a reconstruction, or made by hand. A code is a QR
    that leads to `link`; its text says so to who does not see it.
    """

    kind: Kind
    text: str = ""
    mark: str = ""
    rows: Sequence[Sequence[str]] = field(default_factory=list)
    link: str = ""


@dataclass(frozen=True)
class Paper:
    """What a PDF needs to be read by everybody: title, language, who it is from, and its blocks.

    `size` is that of the letters, in points; 16 is large type.
    """

    title: str
    language: str
    author: str
    made_at: datetime
    parts: Sequence[Part]
    subtitle: str = ""
    footer: str = ""
    size: int = 11


def pdf(paper: Paper) -> bytes:
    """Return the paper as a tagged PDF. People's words are data, never markup.

    Nothing is fetched and no font of the machine is used, so the same paper gives the same bytes.
    """
    made: Any = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=int(paper.made_at.timestamp()),
        sys_inputs={"paper": json.dumps(_facts(paper), ensure_ascii=False)},
    )
    return bytes(made)


def _facts(paper: Paper) -> dict[str, Any]:
    facts = {**asdict(paper), "made_at": paper.made_at.strftime("%Y-%m-%d")}
    facts["parts"] = [
        {**part, "rows": [list(row) for row in part["rows"]], "code": _code(part)}
        for part in facts["parts"]
    ]
    return facts


def _code(part: dict[str, Any]) -> str:
    return qr(part["link"]) if part["kind"] == "code" else ""
