"""The files that are known: by which columns, and where in them each fact stands."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """A kind of file: its columns for the address, the code, the name and other names; its language."""

    uri: str
    code: str
    name: str
    other_names: str
    language: str
    status: str = ""

    def columns(self) -> set[str]:
        """The columns that the file must have."""
        asked = (self.uri, self.code, self.name, self.other_names, self.status)
        return {it for it in asked if it}


# As ESCO gives out its classification, and as its skill groups stand in the older layout.
SHAPES = (
    Shape("conceptUri", "code", "preferredLabel", "altLabels", "nl", status="status"),
    Shape("ORIGINURI", "CODE", "PREFERREDLABEL", "ALTLABELS", "en"),
)
RELEASED = "released"  # what ESCO takes out of use has another status
# The kind of a concept stands in its address.
KINDS = {"/occupation/": "occupation", "/skill/": "skill", "/isced-f/": "field"}
MOST_NAME = 200
