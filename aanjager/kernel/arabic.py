"""Arabic words as they are compared: without what people leave out or write in several ways."""

import re
from unicodedata import normalize

MARKS = re.compile(
    "[\u064b-\u0652\u0670\u0640]"
)  # vowel marks, and the stroke that lengthens a word
SAME = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})
ARTICLE = re.compile(r"\bال(?=[\u0621-\u064a]{2})")
LETTER = re.compile("[\u0621-\u064a]")


def plain(text: str) -> str:
    """A text with every Arabic word in one form: no vowel marks, one alif, no article; the rest as it is."""
    if not LETTER.search(text):
        return text
    return ARTICLE.sub("", MARKS.sub("", normalize("NFC", text)).translate(SAME))


def is_arabic(word: str) -> bool:
    """Whether there is an Arabic letter in it."""
    return LETTER.search(word) is not None
