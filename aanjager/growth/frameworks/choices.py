"""The files that are known: by which columns, and where in them each fact stands."""

import re
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
MOST_NAME, MOST_ADDRESS, MOST_CODE = 200, 300, 30

# As linked data: how Turtle begins, the classes of CompetentNL (ontology 2.1) and the terms of its labels.
LINKED = re.compile(r"^\s*(?:@prefix|@base|PREFIX|BASE)\b|^\s*<https?://[^>]*>\s+<", re.M | re.I)
COMPETENT_NL = "https://linkeddata.competentnl.nl/def/competentnl#"
CLASSES = {
    f"{COMPETENT_NL}HumanCapability": "skill",
    f"{COMPETENT_NL}Occupation": "occupation",
    f"{COMPETENT_NL}KnowledgeArea": "knowledge",
    f"{COMPETENT_NL}EducationalNorm": "field",
}
SKOS, SKOS_XL = "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/2008/05/skos-xl#"
BOTH_LABELS = (f"{SKOS}prefLabel", f"{SKOS_XL}prefLabel")
OTHER_LABELS = (
    f"{SKOS}altLabel",
    f"{SKOS_XL}altLabel",
    "https://linkeddata.competentnl.nl/uwv/def/competentnl_uwv#specialization",
)
LITERAL_FORM = f"{SKOS_XL}literalForm"
LANGUAGE = "nl"
MOST_BYTES = 100_000_000  # of a file of linked data: it is read whole
