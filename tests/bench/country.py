"""An invented country of open opportunities on real Dutch places, the same for every run.

Places are the four-digit postcodes of `AANJAGER_DATA/geo`, weighed by the people of their
municipality, so that a few places have very many. Everything else is drawn with a fixed seed.
"""

import csv
import os
from collections import Counter
from pathlib import Path

import numpy as np
from django.conf import settings
from django.db import connection

from aanjager.kernel.fields import bits
from aanjager.kernel.grid import from_wgs84

DATA = Path(os.environ.get("AANJAGER_DATA", settings.ROOT.parent / "shared" / "data"))
COMMON = [
    "taal",
    "koken",
    "tuin",
    "wandel",
    "fiets",
    "bezoek",
    "koffie",
    "kind",
    "school",
    "sport",
    "muziek",
    "dier",
    "natuur",
    "vervoer",
    "bestuur",
]
RARE = [f"woord{n}" for n in range(20_000)]  # the first hundreds stand in some percent
REBUILT = {
    "opportunity_by_word": "CREATE INDEX opportunity_by_word ON exchange_opportunity USING gin (words)",
    "standing_by_point": "CREATE INDEX standing_by_point ON exchange_standing USING gist (point)",
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
  FROM bench_source ORDER BY id"""
WORDS = """
INSERT INTO exchange_standingwords (standing_id, square, words)
SELECT id, CASE WHEN is_home THEN 0 ELSE floor(x / 10000)::int * 1000 + floor(y / 10000)::int END,
       array_to_tsvector(words) FROM bench_source ORDER BY is_home, floor(x / 5000), floor(y / 5000)"""


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
        cursor.execute(
            "SELECT indexdef FROM pg_indexes WHERE indexname = 'words_by_word_and_square'"
        )
        indexes = {**REBUILT, "words_by_word_and_square": cursor.fetchone()[0]}
        for name in indexes:
            cursor.execute(f"DROP INDEX {name}")
        cursor.execute(OPPORTUNITIES)
        cursor.execute(STANDINGS)
        cursor.execute(WORDS)
        cursor.execute("SET maintenance_work_mem = '256MB'")
        for create in indexes.values():
            cursor.execute(create)
        cursor.execute("DROP TABLE bench_source")
        cursor.execute("CLUSTER exchange_standing USING standing_by_point")
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
        "INSERT INTO community_organisation (id, centre_id, name, kind, about, website, email, phone,"
        " postcode, address, kvk, belongs_to_parent, status, registered_at, source_code)"
        " SELECT n, 1, 'Vereniging ' || n, 'association', '', '', 'p@example.org', '', '', '', '', false,"
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
    words = chance.choice(len(RARE), (count, 40), p=_zipf(len(RARE)))
    common = chance.choice(len(COMMON), (count, 1), p=_zipf(len(COMMON)))
    has_common = chance.random(count) < 0.6
    with cursor.copy("COPY bench_source FROM STDIN") as copy:
        for n in range(count):
            rhythm, wanted, week, shown, is_home = numbers[n]
            text = {RARE[w] for w in words[n]} | {COMMON[w] for w in common[n] if has_common[n]}
            copy.write_row((
                start + n + 1, int(organisations[n]), float(xy[n, 0]), float(xy[n, 1]), bool(is_home),
                as_mask(themes[n]), int(dayparts[n]), bits(skills[n], 256), int(rhythm),
                int(wanted), float(load[n]), int(week), int(shown), sorted(text),
            ))  # fmt: skip


def _zipf(count: int) -> np.ndarray:
    likely = 1 / np.arange(1, count + 1)
    return likely / likely.sum()
