"""Nine skills of ESCO, as its own file has them: those to which the competencies of a portfolio align."""

from datetime import datetime

from aanjager.growth.frameworks import actions
from aanjager.growth.frameworks.models import Concept
from aanjager.growth.frameworks.queries import Read
from aanjager.kernel.actor import CLOCK

SOURCE, PLACE = "ESCO 1.1.1", "http://data.europa.eu/esco/skill/"
SKILLS = (
    ("T4.3", "036afa6e-cdde-4b38-a53a-8e7910a840e1", "collaborating in teams and networks"),
    ("S1.7.3", "d7d2a468-587b-4a03-a305-e0a399ba69e6", "listening and asking questions"),
    ("T4.1", "6f142deb-03a9-4cd7-94ce-e0f023ae2169", "communicating"),
    ("T2.2", "66fdc34c-2326-4baa-b8ff-7a1d1015fe3a", "planning and organising"),
    ("T3.2", "91860993-1a8b-4473-91f3-600aa1924bd0", "taking a proactive approach"),
    ("T2.3", "13d301d0-98cb-414f-a8f9-a3f059228133", "dealing with problems"),
    ("T4.2", "82463bb1-85d1-4e99-a4ce-08508fc3b2a3", "supporting others"),
    ("T3.4", "f5c9eef3-0495-4747-9519-d71a58d252bd", "demonstrating willingness to learn"),
    ("T4.4", "fe5eabaa-63f6-4c44-b405-fc3ded8d56cb", "leading others"),
)


def build(at: datetime) -> None:
    """Bring them in as the command does with a whole file."""
    rows = [
        Read(number, name, Concept(
            kind="skill", uri=PLACE + uri, code=code, name=name, language="en", source=SOURCE
        ))
        for number, (code, uri, name) in enumerate(SKILLS, start=2)
    ]  # fmt: skip
    actions.import_concepts(rows, by=CLOCK, at=at)
