"""What in a text may name or reach somebody: names, addresses and numbers.

It proposes and the writer decides. A word too many is cheaper than a name that stays, so a word with a
capital within a sentence goes, unless it is known to be ordinary. No list knows every name: the page says so.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from aanjager.advice.articles.choices import DATA

MARK = "[…]"
ALIKE = str.maketrans("ŁłØøĐđıŒœÆæÞþðß" + "’‘`´ʼ" + "‐‑–", "LlOoDdiOoAaTtds" + "'" * 5 + "-" * 3)

EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
PHONE = re.compile(
    r"(?<![\w.,+])(?:"
    r"(?:\+31|0031)[\s./-]?(?:\(0\))?0?(?:[\s./-]?\d){9}"  # from abroad
    r"|0(?:[\s./-]{0,2}\d){9}|\(0\d{1,3}\)(?:[\s./-]{0,2}\d){6,8}"  # however they are grouped
    r"|0(?:800|900|906|909)(?:[\s.-]?\d){3,7}"
    r"|(?:\+|00)[1-9]\d{0,2}(?:[\s./-]{0,2}\d){7,12}"
    r"|(?<=[Bb]el )\d(?:[\s.-]?\d){5,8}|(?<=[Tt]el\. )\d(?:[\s.-]?\d){5,8}"
    r"|(?<=[Tt]elefoon )\d(?:[\s.-]?\d){5,8}"
    r")(?!\d)"
)
IBAN = re.compile(
    r"(?<!\w)(?:NL[\s.]?\d\d(?:[\s.]?[A-Z]){4}(?:[\s.]?\d){10}(?!\d)"
    r"|[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?(?!\w))"
    r"|(?i:(?<!\w)nl\d\d[a-z]{4}\d{10}(?!\d))"
)
NINE = re.compile(r"(?<![\w.,-])\d(?:[\s.-]?\d){8}(?![\w-])|(?<=BSN )\d(?:[\s.-]?\d){7,8}(?!\d)")
POSTCODE = re.compile(
    r"(?<![\w€.,])(?:[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}(?!\w)(?:,?[ \n]+[A-Z][a-z'-]+)?"
    r"|[1-9]\d{3}[a-z]{2}(?!\w))"
)
ENDS_AS_STREET = (
    r"(?:straat|laan|weg|plein|gracht|kade|singel|hof|pad|dijk|steeg|dreef|markt|plantsoen|park|ring|wal|haven"
    r"|akker|erf|brink|hoek|baan|horst|meent|vaart|zoom|boulevard|allee|veld|burg|oord|str\.)"
)
HOUSE = (
    r",?\s(?:nr\.?\s|nummer\s|huisnummer\s)?\d{1,5}(?:\s?-?[a-zA-Z](?!\w)|-\d+)?"
    r"(?!\d|[.,]\d|\s?(?:uur|min|euro|km|jaar|m[²2]))"
)
LITTLE = r"(?:van|de|der|den|het|ten|ter|te|'t|'s|in|op|el|al|ben|bin|von|zu|di|da|dos|la|le|du)"
STREET = re.compile(
    rf"(?<!\w)(?:(?:[A-Z][\w'.-]{{0,30}}\s(?:{LITTLE}\s){{0,3}}){{0,4}}(?!onderweg|Onderweg)"
    rf"[A-Za-z'-]{{2,30}}{ENDS_AS_STREET}|(?:(?:Oude|Nieuwe?|Lange|Korte|Grote|Kleine|Hoge|Lage)\s)?"
    rf"(?:Laan|Plein|Weg|Hof|Park|Markt|Kade|Gracht|Singel|Dreef|Boulevard|Brink|Dam)"
    rf"(?:\s{LITTLE}){{0,3}}(?:\s[A-Z0-9][\w'-]{{0,30}}){{0,4}}){HOUSE}"
)
STREET_WORD = re.compile(rf"{ENDS_AS_STREET},?$", re.IGNORECASE)
IN_STREETS = frozenset(
    (
        "oude",
        "oud",
        "nieuwe",
        "nieuw",
        "noord",
        "zuid",
        "oost",
        "west",
        "midden",
        "sint",
        "eerste",
        "tweede",
    )
)
SMALL = r"[a-z]{1,30}"
CAP = (
    rf"(?:(?:[A-Z]|IJ|Ma?c[A-Z]){SMALL}|[A-Za-z]'[A-Z]{SMALL}|[A-Z]'{SMALL})"
    rf"(?:-[A-Z]?{SMALL}|'{SMALL}){{0,3}}"
)
TITLE = re.compile(
    r"(?<!\w)(?i:meneer|mevrouw|mijnheer|de heer|dhr\.?|mw\.?|mevr\.?|juf|juffrouw|meester|dokter|dr\.?|drs\.?"
    r"|ir\.?|prof\.?|familie|fam\.?|oma|opa|tante|oom|buurman|buurvrouw|dominee|ds\.|pastoor|imam|collega|wethouder)"
    rf"\s(?:[A-Z]\.\s?){{0,5}}(?:{LITTLE}\s){{0,3}}(?:{CAP}|[A-Z]{{3,30}})"
    rf"(?:\s(?:{LITTLE}\s){{0,3}}{CAP}){{0,3}}(?!\w)"
)
INITIALS = re.compile(
    rf"(?<![\w.])(?:(?:[A-Z]|Th|Ch|Ph|Chr)\.\s?){{1,5}}(?:{LITTLE}\s){{0,3}}"
    rf"(?:{CAP}|[A-Z]{{3,30}})(?:[ -]{CAP}){{0,2}}(?!\w)"
)
RUN = re.compile(
    rf"(?<![\w'-])(?:(?:van (?:de[rn]?|het|'t)|de|ter|ten|'t) )?{CAP}(?: (?:{LITTLE} ){{0,3}}{CAP}){{0,5}}(?!\w)"
)
BEGINS = re.compile(r"(?:^|[\n.!?:…]|[-*•“\"(])[\s\"'“‘(*•-]*$")
SHORT_FOR = re.compile(r"(?:bijv|o\.a|t\.a\.v|m\.b\.v|d\.w\.z|ca|nl|incl)\.\s*$", re.IGNORECASE)
BEFORE_OTHER = re.compile(
    r"(?<!\w)(?:de|het|een|onze|jullie|deze|die|dit|dat|elke|geen|ons|hun|in|te|uit|naar|rond|rondom|op|gemeente"
    r"|provincie|regio|wijk|stad|dorp|stichting|vereniging|club|buurthuis|dorpshuis|wet|artikel|cursus|keurmerk"
    r"|programma|app|stap|ministerie)\s+$",
    re.IGNORECASE,
)
NO_PERSON = re.compile(
    r"(?:wet|dienst|fonds|loket|vereniging|stichting|gemeente|provincie|centrale|centrum|ministerie|instituut"
    r"|netwerk|platform|regeling|verzekering|organisatie|overheid|bibliotheek|museum|toeslag|winkel|buurthuis"
    r"|dorpshuis|wijkhuis|ziekenhuis|gemeenteraad|vrijwilligerswerk|plein|straat|wijk|kamer|unie|bond)$"
)


@lru_cache(maxsize=4)
def _list(name: str) -> frozenset[str]:
    return frozenset((DATA / f"{name}.txt").read_text(encoding="utf-8").split())


def _shadow(text: str) -> str:
    """The text letter by letter without accents, as long as it was: one alphabet for every pattern."""
    return "".join(map(_bare, text.translate(ALIKE)))


def _bare(letter: str) -> str:
    if letter.isascii():
        return letter
    letter = unicodedata.normalize("NFD", letter)[0]
    if letter.isascii() or not letter.isalpha():
        return letter
    return "X" if letter.isupper() else "x"


def _passes_eleven(digits: str) -> bool:
    """A citizen service number: nine digits of which the weighed sum can be divided by eleven."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    bare = re.sub(r"\D", "", digits).zfill(9)
    return sum(int(one) * by for one, by in zip(bare, weights, strict=True)) % 11 == 0


def _from_its_name(street: re.Match[str]) -> tuple[int, int]:
    """A street without the words of the sentence before its name."""
    words = list(re.finditer(r"\S+", street.group()))
    while len(words) > 2 and _is_ordinary(words[0].group()):
        if words[0].group().lower() in IN_STREETS or STREET_WORD.search(words[0].group()):
            break
        words = words[1:]
        while len(words) > 2 and words[0].group().islower():
            words = words[1:]
    return street.start() + words[0].start(), street.end()


def numbers(text: str) -> list[tuple[int, int]]:
    """Where addresses and numbers stand that lead to somebody."""
    shade = _shadow(text)
    kinds = (EMAIL, IBAN, PHONE, POSTCODE)
    found = [hit.span() for kind in kinds for hit in kind.finditer(shade)]
    found += [_from_its_name(hit) for hit in STREET.finditer(shade)]
    nine = [hit for hit in NINE.finditer(shade) if _passes_eleven(hit.group())]
    return found + [hit.span() for hit in nine]


def _of_known(shade: str, known: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where names stand that are known to belong to the question: whole, or a part of them."""
    for name in filter(None, (" ".join(_shadow(one).split()) for one in known)):
        whole = rf"(?<!\w){re.escape(name)}(?:'s)?(?!\w)"
        yield from (hit.span() for hit in re.finditer(whole, shade, re.IGNORECASE))
        parts = {piece for one in name.split() for piece in (one, *re.split("['-]", one))}
        for part in parts:
            if len(part) < 2 or part.islower() or not part[-1].isalnum() or _is_ordinary(part):
                continue
            any_case = re.IGNORECASE if part.lower() in _list("given_names") else re.NOFLAG
            either = rf"(?<!\w)(?:{re.escape(part)}|{re.escape(part.upper())})(?:'s)?(?!\w)"
            yield from (hit.span() for hit in re.finditer(either, shade, any_case))


def _is_ordinary(word: str) -> bool:
    bare = word.lower().removesuffix("'s")
    return bare.split("-")[0] in _list("ordinary") or bool(NO_PERSON.search(bare))


def _is_given(word: str) -> bool:
    bare = word.lower()
    return bare.removesuffix("'s") in _list("given_names") or any(
        one in _list("given_names") for one in bare.split("-")
    )


def _in_run(hit: re.Match[str], shade: str, spared: frozenset[str]) -> tuple[int, int] | None:
    """What of a row of words with a capital may be a name; None when all of it is ordinary."""
    words = [one for one in re.finditer(r"\S+", hit.group()) if re.search(r"[A-Z]", one.group())]
    given = next((one for one in words if _is_given(one.group())), None)
    if given:
        return hit.start() + given.start(), hit.end()
    before = shade[max(0, hit.start() - 40) : hit.start()]
    begins = bool(BEGINS.search(before)) and not SHORT_FOR.search(before)

    def is_ordinary(word: str) -> bool:
        return _is_ordinary(word) or word.lower() in spared

    first = words[0].start()
    if any(NO_PERSON.search(one.group().lower()) for one in words):
        return None
    while words and is_ordinary(words[0].group()):
        words, begins = words[1:], False
    while words and is_ordinary(words[-1].group()):
        words.pop()
    if not words or (begins and len(words) == 1):
        return None
    leads = shade[: hit.start() + words[0].start()]
    if words[0].start() == first and BEFORE_OTHER.search(leads[-20:]) and hit.start() + first > 0:
        return None
    start = hit.start() if words[0].start() == first else hit.start() + words[0].start()
    return start, hit.start() + words[-1].end()


def _names(shade: str, spared: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where names stand: after a title or initials, and rows of words with a capital."""
    for kind in (TITLE, INITIALS):
        yield from (hit.span() for hit in kind.finditer(shade))
    ordinary = frozenset(part for one in spared for part in _shadow(one).lower().split())
    for hit in RUN.finditer(shade):
        if found := _in_run(hit, shade, ordinary):
            yield found
    for hit in re.finditer(r"(?<!\w)[A-Z]{3,}(?: [A-Z]{3,})*(?!\w)", shade):
        if _is_given(hit.group().split()[0]):
            yield hit.span()


def traces(text: str, known: Iterable[str] = (), spared: Iterable[str] = ()) -> list[str]:
    """What in a text may name somebody: names, addresses and numbers, in the order they stand in it.

    `known` are names that belong to the question; `spared` those of places. It proposes; the writer decides.
    """
    shade = _shadow(text)
    spans = sorted({*numbers(text), *_names(shade, spared), *_of_known(shade, known)})
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return list(dict.fromkeys(text[start:end] for start, end in joined))


def without(text: str, found: Iterable[str]) -> str:
    """The text with what may name somebody taken out, as whole words, for the writer to read."""
    parts = sorted({part for one in found for part in (one, *_family(one))}, key=len, reverse=True)
    if not parts:
        return text
    either = rf"(?<!\w)(?:{'|'.join(map(re.escape, parts))})(?!\w)"
    text = re.sub(either, MARK, text)
    return re.sub(rf"{re.escape(MARK)}(?:,? {re.escape(MARK)})+", MARK, text)


def _family(name: str) -> list[str]:
    """The words of a name that name somebody when they stand alone further on."""
    if not re.fullmatch(r"[^\d@]+", name):
        return []
    words = [one for one in re.split(r"\s+", name) if len(one) > 2 and one[0].isupper()]
    return [one for one in words if one[-1].isalpha() and not _is_ordinary(_shadow(one))]


GREETS = r"(?:beste|dag|hallo|hoi|hey|hi|hai|geachte|lieve|goedemorgen|goedemiddag|goedenavond|goedendag|salaam)"
GREETING = re.compile(
    rf"\A\s*{GREETS}(?:\s(?![^\n,.!]*[,.!\n]\s*\Z)[\w'’.-]+(?<![.])){{0,6}}\s*(?:[,!]+|(?=\n))\s*",
    re.IGNORECASE,
)
CLOSES = (
    r"(?:met (?:vriendelijke|hartelijke|warme|sportieve) groet(?:en)?|(?:vriendelijke |hartelijke |veel )?"
    r"groet(?:en|jes)?|mvg|m\.v\.g\.|gr\.?|hoogachtend|liefs|tot ziens)"
)
CLOSING = re.compile(
    rf"(?:(?<=[.!?])\s+|\n[^\S\n]*|\A){CLOSES}(?:\s[^\s,.!]+){{0,4}}[,.!]?(?:[^\S\n][^\s.!?]+){{0,4}}[.!]?[^\S\n]*"
    rf"(?:\n[^\n!?]{{0,60}}){{0,6}}\s*\Z",
    re.IGNORECASE,
)


def unframed(text: str) -> str:
    """The text without the line that greets and the lines that close it: an article is no letter."""
    text = CLOSING.sub("", GREETING.sub("", text.replace("\r\n", "\n"), count=1)).strip()
    return text[:1].upper() + text[1:]
