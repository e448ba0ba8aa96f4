"""An invented country of open opportunities on real Dutch places, the same for every run.

Places are the four-digit postcodes of `AANJAGER_DATA/geo`, weighed by the people of their
municipality, so that a few places have very many. Words are those of real texts, see `texts`.
Everything else is drawn with a fixed seed.
"""

import csv
import os
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from django.conf import settings
from django.db import connection

from aanjager.kernel.fields import bits
from aanjager.kernel.grid import from_wgs84

DATA = Path(os.environ.get("AANJAGER_DATA", settings.ROOT.parent / "shared" / "data"))
PARTS = ("title", "summary", "org_title", "category_desc")
REBUILT = {
    "opportunity_by_word": "CREATE INDEX opportunity_by_word ON exchange_opportunity USING gin (words)",
    "standing_by_point": "CREATE INDEX standing_by_point ON exchange_standing USING gist (point)",
    "words_by_word_and_block": "CREATE INDEX words_by_word_and_block ON exchange_standingwords"
    " USING gin (words, (ARRAY[square, block])) WITH (fastupdate = off)",
}
SOURCE = """CREATE UNLOGGED TABLE bench_source (id bigint, organisation bigint, x float8, y float8,
 is_home bool, themes bigint, dayparts int, skills bit(256), rhythm smallint, wanted smallint,
 load float8, week_count smallint, shown int, words text[])"""
OPPORTUNITIES = """
INSERT INTO exchange_opportunity (id, centre_id, organisation_id, status, kind, title, in_brief,
  description, language, rhythm, dayparts, when_text, setting, postcode, address, area_id, point,
  places, places_taken, team_welcome, friend_welcome, age_reason, languages, access, guidance, offers,
  costs, is_insured, made_at, published_at, close_reason, version, source_code, fingerprint, words)
SELECT id, 1, organisation, 'open', 'role', 'Vacature ' || id, 'Je helpt een middag mee.',
  repeat('Je helpt mensen in de buurt met wat nodig is. ', 12), 'nl',
  (ARRAY['once','now_and_then','weekly','agreed'])[rhythm + 1], dayparts, '',
  CASE WHEN is_home THEN 'home' ELSE 'place' END, '', '', 1, CASE WHEN NOT is_home THEN point(x, y) END,
  wanted, 0, false, true, '', '{}', '{}', '', '', '', false, '2026-01-05', '2026-01-05', '', 1, '',
  md5(id::text), array_to_tsvector(words) FROM bench_source"""
STANDINGS = """
INSERT INTO exchange_standing (opportunity_id, centre_id, organisation_id, point, themes, dayparts,
  languages, access, skills, learns, age_min, age_max, rhythm, wanted, load, load_at, week, week_count, shown)
SELECT id, 1, organisation, CASE WHEN NOT is_home THEN point(x, y) END, themes, dayparts, 1, 0, skills,
  repeat('0', 256)::bit(256), 0, 200, rhythm, wanted, load, '2026-02-20', 202610, week_count, shown
  FROM bench_source
  ORDER BY is_home, floor(x / 10000), floor(y / 10000), floor(x / 2500), floor(y / 2500)"""
WORDS = """
INSERT INTO exchange_standingwords (standing_id, square, block, words)
SELECT id, CASE WHEN is_home THEN 0 ELSE floor(x / 10000)::int * 1000 + floor(y / 10000)::int END,
  CASE WHEN is_home THEN 0 ELSE 1000000 + floor(x / 2500)::int * 1000 + floor(y / 2500)::int END,
  array_to_tsvector(words) FROM bench_source ORDER BY 2, 3, 1"""
LEXEMES = """
SELECT tsvector_to_array(to_tsvector('english', title)), tsvector_to_array(to_tsvector('english', text))
  FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS t (title, text, n) ORDER BY n"""


@dataclass(frozen=True)
class Text:
    """The words of one real text as the search index knows them, those of its title, how often it was read."""

    words: list[str]
    title: list[str]
    hits: int


@cache
def texts() -> list[Text]:
    """The 665 real texts of volunteer work that New York published in 2011, as bags of words.

    An invented opportunity gets all words of one of them, drawn evenly: words stand in as many
    texts, and stand together, as they really do. Their frequencies are those of Dutch as well: the
    word of rank 50, 100, 200, 500, 1,000 and 2,000 stands in 5.3, 3.5, 2.0, 0.9, 0.45 and 0.15 % of
    these texts, and in 5.2, 3.1, 2.0, 0.9, 0.36 and 0.16 % of the 3,039 Dutch descriptions of
    occupations of ESCO 1.2. Half of all words stand in one text alone; in a larger country more
    such words would be met, so these get a number and stay as rare as they are.
    """
    source = DATA / "volunteering" / "nyc_service_volunteer_opportunities_2011.csv"
    if not source.exists():
        return _invented_texts()
    with source.open(encoding="utf-8", errors="replace") as file:
        rows = list(csv.DictReader(file))
    titles = [row["title"] for row in rows]
    whole = [" ".join(row[part] or "" for part in PARTS) for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(LEXEMES, [titles, whole])
        found = cursor.fetchall()
    return [
        Text(words, title, int(row["hits"] or 0))
        for row, (title, words) in zip(rows, found, strict=True)
    ]


def _invented_texts() -> list[Text]:
    """Texts with words as uneven as the real ones, for where the data is not at hand."""
    chance = np.random.default_rng(2)
    likely = 1 / (np.arange(3_000) + 10)
    drawn = chance.choice(3_000, (665, 22), p=likely / likely.sum())
    return [Text([f"woord{n}" for n in set(row)], [f"woord{row[0]}"], 1) for row in drawn.tolist()]


@cache
def frequencies() -> dict[str, float]:
    """In which share of the texts each word stands, the most common first."""
    count = Counter(word for text in texts() for word in text.words)
    return {word: some / len(texts()) for word, some in count.most_common()}


def typed(chance: np.random.Generator, kind: str = "") -> str:
    """A word that somebody types: from a title, more often when the text was read more often.

    `common`: one of the fifteen that stand in most texts; `rare`: one in less than a percent of them.
    """
    often = frequencies()
    if kind == "common":
        return list(often)[chance.integers(0, 15)]
    weight = np.array([text.hits if text.title else 0 for text in texts()], float)
    while True:
        text = texts()[chance.choice(len(weight), p=weight / weight.sum())]
        word = text.title[chance.integers(0, len(text.title))]
        if kind != "rare" or often[word] < 0.01:
            return word if often[word] > 1.5 / len(texts()) else f"{word}0"


def places() -> tuple[np.ndarray, np.ndarray]:
    """Return the points of the postcodes and how likely each is."""
    if not (DATA / "geo").exists():
        return _invented_places()
    with (DATA / "geo" / "cbs_gemeenten_2022.csv").open(encoding="utf-8") as file:
        people = {row["code"]: float(row["population"] or 0) for row in csv.DictReader(file)}
    with (DATA / "geo" / "pc4_wijk_gemeente_2022_afgeleid.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["dichtstbij"] == "0"]
    each = Counter(row["gemeentecode"] for row in rows)
    points = np.array([from_wgs84(float(row["lat"]), float(row["lon"])) for row in rows])
    weight = np.array(
        [people.get(row["gemeentecode"], 0) / each[row["gemeentecode"]] for row in rows]
    )
    return points, weight / weight.sum()


def _invented_places() -> tuple[np.ndarray, np.ndarray]:
    """Four hundred towns, a few of them large, for where the data of the country is not at hand."""
    chance = np.random.default_rng(1)
    return chance.uniform((20_000, 310_000), (270_000, 610_000), (400, 2)), _zipf(400)


def masks(chance: np.random.Generator, count: int, width: int, most: int) -> list[list[int]]:
    """For each row a few places in a mask, the first places more often."""
    likely = 1 / np.arange(1, width + 1) ** 0.7
    drawn = chance.choice(width, (count, most), p=likely / likely.sum())
    how_many = chance.integers(0, most + 1, count)
    return [row[:n].tolist() for row, n in zip(drawn, how_many, strict=True)]


def as_mask(positions: list[int]) -> int:
    return sum(1 << place for place in set(positions))


def fill(count: int, seed: int = 2026) -> None:
    """Put so many open opportunities into the database: rows, words, indexes and statistics."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        _anchors(cursor, count)
        cursor.execute(SOURCE)
        for start in range(0, count, 50_000):
            _copy(cursor, start, min(50_000, count - start), count, seed)
        for name in REBUILT:
            cursor.execute(f"DROP INDEX {name}")
        cursor.execute(OPPORTUNITIES)
        cursor.execute(STANDINGS)
        cursor.execute(WORDS)
        cursor.execute("SET maintenance_work_mem = '256MB'")
        for create in REBUILT.values():
            cursor.execute(create)
        cursor.execute("DROP TABLE bench_source")
        cursor.execute("VACUUM ANALYZE exchange_standing")
        cursor.execute("VACUUM ANALYZE exchange_standingwords")
        cursor.execute("VACUUM ANALYZE exchange_opportunity")
        cursor.execute("SET session_replication_role = DEFAULT")


def _anchors(cursor: object, count: int) -> None:
    cursor.execute(
        "INSERT INTO community_area (id, kind, region_kind, code, name, ancestor_ids, valid_from, outline, source)"
        " VALUES (1, 'country', '', 'NL', 'Nederland', '{}', 2022, '[]', '')"
    )
    cursor.execute(
        "INSERT INTO community_centre (id, name, slug, area_id, parent_name, about, address, email, phone,"
        " opening_hours, languages, theme, terms, is_invented, is_open)"
        " VALUES (1, 'Land', 'land', 1, '', '', '', 'p@example.org', '', '', '[]', '{}', '{}', true, true)"
    )
    cursor.execute(
        "INSERT INTO community_organisation (id, centre_id, name, kind, in_brief, about, website, email, phone,"
        " postcode, address, kvk, belongs_to_parent, status, registered_at, source_code)"
        " SELECT n, 1, 'Vereniging ' || n, 'association', '', '', '', 'p@example.org', '', '', '', '', false,"
        " 'approved', '2026-01-05', '' FROM generate_series(1, %s) n",
        [max(10, count // 6)],
    )


def _copy(cursor: object, start: int, count: int, total: int, seed: int) -> None:
    chance = np.random.default_rng([seed, start])
    points, likely = places()
    at = chance.choice(len(points), count, p=likely)
    xy = points[at] + chance.normal(0, 600, (count, 2))
    organisations = 1 + np.minimum(chance.pareto(1.1, count) * total / 60, max(10, total // 6) - 1)
    themes, skills = masks(chance, count, 24, 3), masks(chance, count, 60, 4)
    dayparts = (chance.random((count, 21)) < 0.15) @ (1 << np.arange(21))
    numbers = np.c_[
        chance.integers(0, 4, count), chance.geometric(0.45, count), chance.poisson(0.3, count),
        chance.integers(0, 200, count), chance.random(count) < 0.03,
    ]  # fmt: skip
    load = chance.exponential(0.8, count).round(3)
    known, often = texts(), frequencies()
    drawn, rarely = chance.integers(0, len(known), count), 1.5 / len(known)
    number = chance.integers(0, 1 + total // len(known), count)
    with cursor.copy("COPY bench_source FROM STDIN") as copy:
        for n in range(count):
            rhythm, wanted, week, shown, is_home = numbers[n]
            text = {w if often[w] > rarely else f"{w}{number[n]}" for w in known[drawn[n]].words}
            copy.write_row((
                start + n + 1, int(organisations[n]), float(xy[n, 0]), float(xy[n, 1]), bool(is_home),
                as_mask(themes[n]), int(dayparts[n]), bits(skills[n], 256), int(rhythm),
                int(wanted), float(load[n]), int(week), int(shown), sorted(text),
            ))  # fmt: skip


def _zipf(count: int) -> np.ndarray:
    likely = 1 / np.arange(1, count + 1)
    return likely / likely.sum()
