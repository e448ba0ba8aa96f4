"""What stands in the way of reading, beside the form of who writes: `{% read_along form.text.value %}`."""

from dataclasses import dataclass
from typing import Any

from django import template

from aanjager.kernel import plain

register = template.Library()
MOST_SHOWN = 8  # sentences; who mends these sees the next


@dataclass(frozen=True)
class Shown:
    """A sentence in pieces, each marked or not, with what to mend."""

    pieces: list[tuple[str, bool]]
    words: int
    marks: tuple[plain.Mark, ...]


@register.inclusion_tag("parts/read_along.html")
def read_along(*texts: Any) -> dict[str, Any]:
    """Show which sentences and words of these Dutch texts are hard, and what can stand there instead."""
    written = "\n".join(str(text) for text in texts if text)
    hard = plain.hard(written)
    return {
        "is_written": bool(written.strip()),
        "sentences": [Shown(_pieces(it), it.words, it.marks) for it in hard[:MOST_SHOWN]],
        "more": len(hard[MOST_SHOWN:]),
        "most_words": plain.MOST_WORDS,
        "long_letters": plain.LONG_LETTERS,
    }


@register.inclusion_tag("parts/read_along.html")
def read_along_form(form: Any, *names: str) -> dict[str, Any]:
    """The same for those of these fields that the form has."""
    return read_along(*(form[name].value() for name in names if name in form.fields))


def _pieces(sentence: plain.Sentence) -> list[tuple[str, bool]]:
    """Cut a sentence at the words that are marked."""
    pieces, at = [], 0
    for mark in sentence.marks:
        if mark.why is plain.Why.LONG_SENTENCE:
            continue
        start, end = mark.start - sentence.start, mark.end - sentence.start
        pieces += [(sentence.text[at:start], False), (sentence.text[start:end], True)]
        at = end
    return [piece for piece in [*pieces, (sentence.text[at:], False)] if piece[0]]
