"""How hard a Dutch text is to read: which sentences and words stand in the way, why, and what helps.

The measure is our own. It gives no mark and no level of language: no formula knows whether people
understand a text. It points at four things that writers can mend, each with the place in the text.

- A sentence of more than `MOST_WORDS` words. Unit: words. A number is a word; `zes-en-een-half` is one.
- A word that is long: `LONG_LETTERS` letters or `LONG_SYLLABLES` syllables without a hyphen between
  them. Dutch writes compounds as one word, so length finds them without a dictionary. Unit: letters;
  syllables are counted as groups of vowels.
- A word of offices for which there is a plain one: the list `OFFICIALESE`.
- A passive: a form of *worden* with a participle in the same part of the sentence. Recognised by its
  form, so now and then it is wrong: it is advice and stops nobody.

Source: the limits and the list are a choice of ours, made for texts that a beginner reads; they come
from no norm. Nothing is stored, sent or looked up.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

MOST_WORDS = 20  # words in a sentence
LONG_LETTERS = 18  # letters in a word
LONG_SYLLABLES = 7  # groups of vowels in a word

OFFICIALESE = {
    "aangaande": "over",
    "aanvang": "begin",
    "adequaat": "goed",
    "alsmede": "en ook",
    "betreffende": "over",
    "bewerkstelligen": "zorgen voor",
    "conform": "volgens",
    "continueren": "doorgaan met",
    "derhalve": "daarom",
    "desgewenst": "als je dat wilt",
    "deskundigheidsbevordering": "cursussen",
    "dient": "moet",
    "dienen": "moeten",
    "doelgroep": "mensen voor wie het is",
    "echter": "maar",
    "evalueren": "terugkijken op",
    "faciliteren": "helpen",
    "frequent": "vaak",
    "gaarne": "graag",
    "gedurende": "tijdens",
    "geschieden": "gebeuren",
    "hieromtrent": "hierover",
    "implementeren": "invoeren",
    "indien": "als",
    "initiëren": "beginnen met",
    "inventariseren": "op een rij zetten",
    "inzake": "over",
    "middels": "met",
    "mits": "als",
    "momenteel": "nu",
    "omtrent": "over",
    "onderhavige": "deze",
    "ondersteunen": "helpen",
    "optimaliseren": "beter maken",
    "participatie": "meedoen",
    "participeren": "meedoen",
    "realiseren": "maken",
    "reeds": "al",
    "tenzij": "behalve als",
    "teneinde": "om",
    "tevens": "ook",
    "thans": "nu",
    "trachten": "proberen",
    "uitsluitend": "alleen",
    "verstrekken": "geven",
    "vereist": "nodig",
    "voornemens": "van plan",
    "woonachtig": "wie woont",
    "zodoende": "zo",
    "zorgdragen": "zorgen",
}
KNOWN = {
    "vrijwilligerswerk",
    "vrijwilligerscentrale",
    "vrijwilligersorganisatie",
}  # here all know them

BECOMES = {"word", "wordt", "worden", "werd", "werden"}
NO_PARTICIPLE = {
    "begint", "bekend", "bekende", "bericht", "berichten", "bestaat", "gebied", "gebieden",
    "gebouwen", "gedicht", "gedichten", "geduld", "geheugen", "geluid", "geluiden", "geniet",
    "genieten", "gerecht", "gerechten", "gesprekken", "gewicht", "gezicht", "gezichten",
    "gezinnen", "gezond", "gezonde", "hersenen", "verband", "verbanden", "verdriet", "verstand",
}  # fmt: skip
PARTICIPLE = re.compile(r"(?:\w{2,6})?ge\w{3,}(?:d|t|en)|(?:be|ver|ont|her)\w{3,}(?:d|t|en)")
PART_ENDS = re.compile(r"[,;:()]|\b(?:en|of|maar|want|omdat|als|dat|die|wie|wat)\b", re.IGNORECASE)
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+")
WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")  # letters and numbers
VOWELS = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+")
SENTENCE_ENDS = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[^a-zà-ü\s]|\s*$)|\n", re.MULTILINE)
AROUND = " \t\r\n*_>-•"  # what marks a list or a stress belongs to no sentence


class Why(StrEnum):
    """What makes it hard to read."""

    LONG_SENTENCE = "long_sentence"
    LONG_WORD = "long_word"
    OFFICE_WORD = "office_word"
    PASSIVE = "passive"


@dataclass(frozen=True)
class Mark:
    """One thing to mend: why, where it stands in the text, the words, what can stand there instead."""

    why: Why
    start: int
    end: int
    words: str
    instead: str = ""


@dataclass(frozen=True)
class Sentence:
    """One sentence: where it stands in the text, how many words it has, and what to mend."""

    start: int
    end: int
    words: int
    text: str
    marks: tuple[Mark, ...]


def read(text: str) -> list[Sentence]:
    """Return the sentences of a text in order, each with what makes it hard to read."""
    seen = ADDRESS.sub(lambda found: " " * len(found[0]), text)  # places in the text stay the same
    return [_sentence(text, seen, start, end) for start, end in _sentences(seen)]


def hard(text: str) -> list[Sentence]:
    """Return only the sentences in which there is something to mend."""
    return [it for it in read(text) if it.marks]


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences begin and end: at a full stop before no small letter, and at the end of a line."""
    start = 0
    for end in [*(found.end() for found in SENTENCE_ENDS.finditer(text)), len(text)]:
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip(AROUND))
        last = first + len(text[first:end].rstrip(AROUND))
        if WORD.search(text, first, last):
            yield first, last
        start = end


def _sentence(text: str, seen: str, start: int, end: int) -> Sentence:
    """One sentence with its marks: the sentence itself first, then words by their place."""
    words = list(WORD.finditer(seen, start, end))
    marks = [mark for word in words if (mark := _of_word(word))]
    marks += _passives(seen, start, end)
    marks.sort(key=lambda mark: (mark.start, mark.end))
    if len(words) > MOST_WORDS:
        marks.insert(0, Mark(Why.LONG_SENTENCE, start, end, text[start:end]))
    return Sentence(start, end, len(words), text[start:end], tuple(marks))


def _of_word(found: re.Match[str]) -> Mark | None:
    """A word of offices, or one that is too long without a hyphen."""
    word = found[0].lower()
    if word in OFFICIALESE:
        return Mark(Why.OFFICE_WORD, *found.span(), found[0], OFFICIALESE[word])
    if word not in KNOWN and any(_is_long(part) for part in re.split(r"['’\-]", word)):
        return Mark(Why.LONG_WORD, *found.span(), found[0])
    return None


def _is_long(part: str) -> bool:
    return len(part) >= LONG_LETTERS or len(VOWELS.findall(part)) >= LONG_SYLLABLES


def _passives(text: str, start: int, end: int) -> Iterator[Mark]:
    """In each part of a sentence the form of *worden* that has a participle with it."""
    edges = [start, *(it.end() for it in PART_ENDS.finditer(text, start, end)), end]
    for first, last in pairwise(edges):
        words = list(WORD.finditer(text, first, last))
        becomes = next((word for word in words if word[0].lower() in BECOMES), None)
        done = next((word for word in words if _is_participle(word[0].lower())), None)
        if becomes and done:
            yield Mark(Why.PASSIVE, *becomes.span(), f"{becomes[0]} … {done[0]}")


def _is_participle(word: str) -> bool:
    return word not in NO_PARTICIPLE and bool(PARTICIPLE.fullmatch(word))
