"""How the kinds of areas are called in addresses."""

from aanjager.community.places.models import Area

KIND = Area.Kind
PATHS: dict[str, tuple[str, str]] = {  # word in the address → kind, kind of region
    "land": (KIND.COUNTRY, ""),
    "provincie": (KIND.PROVINCE, ""),
    "corop": (KIND.REGION, "corop"),
    "arbeidsmarktregio": (KIND.REGION, "labour_market"),
    "gemeente": (KIND.MUNICIPALITY, ""),
    "plaats": (KIND.TOWN, ""),
    "wijk": (KIND.DISTRICT, ""),
    "buurt": (KIND.NEIGHBOURHOOD, ""),
    "straat": (KIND.STREET, ""),
}
WORDS = {kind: word for word, kind in PATHS.items()}
HIDDEN_BELOW = 5  # people: a smaller number could point at somebody
REMEMBER_SECONDS, LIVING_SECONDS = 300, 60
SIGNALS_OF_DAYS = 365
MOST_SHOWN = 5  # of each kind that lives in an area
