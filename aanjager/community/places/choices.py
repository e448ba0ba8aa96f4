"""What the files of Statistics Netherlands hold, and the words for it on screen."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COUNTRY_CODE, COUNTRY_NAME = "NL", "Nederland"
LICENCE = "CC BY 4.0"

REGION_KINDS: dict[str, Promise] = {
    "corop": _("COROP-gebied"),
    "labour_market": _("arbeidsmarktregio"),
}

# Key figure → words on screen, unit. Percentages are shares of the people or homes of the area.
FIGURES: dict[str, tuple[Promise, str]] = {
    "population": (_("inwoners"), ""),
    "area": (_("oppervlakte"), "km²"),
    "pop_0_14": (_("0 tot en met 14 jaar"), "%"),
    "pop_15_24": (_("15 tot en met 24 jaar"), "%"),
    "pop_25_44": (_("25 tot en met 44 jaar"), "%"),
    "pop_45_64": (_("45 tot en met 64 jaar"), "%"),
    "pop_65plus": (_("65 jaar en ouder"), "%"),
    "dwelling_total": (_("woningen"), ""),
    "dwelling_value": (_("gemiddelde waarde van een woning, in duizenden euro's"), ""),
    "dwelling_ownership": (_("woningen in eigendom van wie er woont"), "%"),
    "employment_rate": (_("mensen met betaald werk"), "%"),
    "income_low": (_("mensen bij de 40 procent laagste inkomens van het land"), "%"),
    "income_high": (_("mensen bij de 20 procent hoogste inkomens van het land"), "%"),
    "edu_appl_sci": (_("mensen met een opleiding van hbo of universiteit"), "%"),
    "urbanity": (_("stedelijkheid, van 1 (heel erg) tot 5 (niet)"), ""),
}
SUMMED = ("population", "area", "dwelling_total")  # what adds up to a province and the country
URBANITY = {
    "extremely urbanised": 1,
    "strongly urbanised": 2,
    "moderately urbanised": 3,
    "hardly urbanised": 4,
    "not urbanised": 5,
}

# How far an outline may lie from the truth, in metres: each kind is drawn inside its parent.
TOLERANCE_M = {"province": 400.0, "municipality": 120.0, "district": 30.0, "neighbourhood": 10.0}

# The file of 2022 writes this name without its accent.
RIGHT_NAMES = {"PV21": "Fryslân"}

# What people say, and what the lists call it.
ALIASES = {
    "den haag": "s gravenhage",
    "the hague": "s gravenhage",
    "den bosch": "s hertogenbosch",
    "friesland": "fryslan",
}
