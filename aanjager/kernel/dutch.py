"""Dutch words that belong together though the stemmer keeps them apart, and words typed wrongly."""

# Longest first; after taking one away at least three letters must be left.
LONG_ENDINGS = ("ingen", "tjes", "pjes", "etje", "eren", "ing", "tje", "pje", "jes", "ers")
ENDINGS = (*LONG_ENDINGS, "tj", "pj", "je", "er", "en", "um", "s", "e", "a")
CHANGES = {"led": "lid", "sted": "stad", "schep": "schip"}  # leden and lid, steden and stad
SHORTEST_ROOT, SHORTEST_PART = 3, 5


def root(word: str) -> str:
    """Return what is left of a word without plural, small form or verb ending: for comparing only."""
    bare = word.lower()
    for ending in ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= SHORTEST_ROOT:
            bare = bare[: -len(ending)]
            break
    for was, becomes in CHANGES.items():
        if bare.endswith(was) and len(bare) > len(was) + 2:
            bare = bare[: -len(was)] + becomes
            break
    return _single(bare)


def _single(word: str) -> str:
    """Double letters once: koken and kookt, takken and tak."""
    kept = [letter for n, letter in enumerate(word) if n == 0 or letter != word[n - 1]]
    return "".join(kept)


def pieces(word: str) -> list[str]:
    """The beginnings and endings of a long word that may be words themselves: huiswerk, begeleid."""
    bare = root(word)
    sizes = range(SHORTEST_PART, len(bare))
    return sorted({bare[:n] for n in sizes} | {bare[-n:] for n in sizes})


def is_typing_error(typed: str, meant: str) -> bool:
    """One letter wrong, missing, too many or swapped in a word of four; two from eight letters on."""
    allowed = 0 if len(typed) < 4 else 1 if len(typed) < 8 else 2
    return 0 < distance(typed, meant, allowed) <= allowed


def distance(a: str, b: str, limit: int) -> int:
    """How many letters differ (a swap of two neighbours counts once), or more than the limit."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, one in enumerate(a, 1):
        last, before_last, row = row, before, [i]
        for j, other in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one != other))
            if i > 1 and j > 1 and one == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before_last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before = last
    return row[-1]
