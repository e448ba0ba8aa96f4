"""The narrow row of the ranking and the words of the finder, kept with the opportunity.

Plain statements over a set of keys, so that one opportunity and a hundred thousand go the same way.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from aanjager.exchange.opportunities.choices import ANY_LANGUAGE, KIND_WORDS, LANGUAGES
from aanjager.exchange.opportunities.models import Opportunity

HALF_LIFE_DAYS = 14

REMOVE = """
DELETE FROM exchange_standing s USING exchange_opportunity o
 WHERE o.id = s.opportunity_id AND o.id = ANY(%(ids)s) AND o.status <> 'open'
"""
KEEP = """
INSERT INTO exchange_standing (opportunity_id, centre_id, organisation_id, point, themes, dayparts,
       languages, access, skills, learns, age_min, age_max, rhythm, wanted, load, load_at, week,
       week_count, shown)
SELECT o.id, o.centre_id, o.organisation_id, CASE WHEN o.setting <> 'home' THEN o.point END,
       coalesce((SELECT bit_or(1::bigint << t.position) FROM exchange_opportunity_themes m
                   JOIN community_theme t ON t.id = m.theme_id WHERE m.opportunity_id = o.id), 0),
       o.dayparts,
       coalesce((SELECT bit_or(1 << (array_position(%(languages)s::text[], l) - 1))
                   FROM unnest(o.languages) l), %(any_language)s),
       coalesce((SELECT bit_or(1 << (array_position(%(access)s::text[], a) - 1))
                   FROM unnest(o.access) a), 0),
       coalesce((SELECT bit_or(set_bit(repeat('0', 256)::bit(256), k.position, 1))
                   FROM exchange_opportunity_skills m
                   JOIN community_skill k ON k.id = m.skill_id WHERE m.opportunity_id = o.id),
                repeat('0', 256)::bit(256)),
       coalesce((SELECT bit_or(set_bit(repeat('0', 256)::bit(256), k.position, 1))
                   FROM exchange_opportunity_learns m
                   JOIN community_skill k ON k.id = m.skill_id WHERE m.opportunity_id = o.id),
                repeat('0', 256)::bit(256)),
       coalesce(o.age_min, 0), coalesce(o.age_max, 200),
       array_position(%(rhythms)s::text[], o.rhythm::text) - 1, o.places - o.places_taken,
       coalesce((last.facts->>'load')::float / 1000, 0), coalesce(last.happened_at, %(at)s),
       coalesce((last.facts->>'week')::int, 0), coalesce((last.facts->>'week_count')::int, 0),
       coalesce((last.facts->>'shown')::float / 1000, 0)
  FROM exchange_opportunity o
  LEFT JOIN LATERAL (SELECT facts, happened_at FROM trust_event e
              WHERE e.target = 'exchange.Opportunity:' || o.id AND e.verb = 'opportunity.stepped_aside'
              ORDER BY happened_at DESC, id DESC LIMIT 1) last ON o.version > 1
 WHERE o.id = ANY(%(ids)s) AND o.status = 'open'
ON CONFLICT (opportunity_id) DO UPDATE SET
       centre_id = excluded.centre_id, organisation_id = excluded.organisation_id,
       point = excluded.point, themes = excluded.themes, dayparts = excluded.dayparts,
       languages = excluded.languages, access = excluded.access, skills = excluded.skills,
       learns = excluded.learns, age_min = excluded.age_min, age_max = excluded.age_max, rhythm = excluded.rhythm,
       wanted = excluded.wanted
"""
WORDS = """
UPDATE exchange_opportunity o SET words =
       setweight(to_tsvector(c.text, o.title), 'A') ||
       setweight(to_tsvector(c.text, o.in_brief), 'B') ||
       setweight(to_tsvector('simple', g.name), 'B') ||
       setweight(to_tsvector('dutch', coalesce(%(kinds)s::jsonb ->> me.kind, '')), 'B') ||
       setweight(to_tsvector('dutch', n.nl) || to_tsvector('english', n.en), 'B') ||
       setweight(to_tsvector(c.text, left(o.description, 20000)), 'C')
  FROM exchange_opportunity me
  JOIN community_organisation g ON g.id = me.organisation_id
  CROSS JOIN LATERAL (SELECT (CASE me.language WHEN 'nl' THEN 'dutch' WHEN 'en' THEN 'english'
                              ELSE 'simple' END)::regconfig AS text) c
  CROSS JOIN LATERAL (
       SELECT coalesce(string_agg(x.name_nl, ' '), '') AS nl, coalesce(string_agg(x.name_en, ' '), '') AS en
         FROM (SELECT t.name_nl, t.name_en FROM exchange_opportunity_themes m
                 JOIN community_theme t ON t.id = m.theme_id WHERE m.opportunity_id = me.id
               UNION ALL
               SELECT k.name_nl, k.name_en FROM exchange_opportunity_skills m
                 JOIN community_skill k ON k.id = m.skill_id WHERE m.opportunity_id = me.id) x) n
 WHERE me.id = o.id AND o.id = ANY(%(ids)s)
"""
FOUND_BY = """
INSERT INTO exchange_standingwords (standing_id, square, block, words)
SELECT s.opportunity_id,
       CASE WHEN s.point IS NULL THEN 0 ELSE
       floor(s.point[0] / 10000)::int * 1000 + floor(s.point[1] / 10000)::int END,
       CASE WHEN s.point IS NULL THEN 0 ELSE
       1000000 + floor(s.point[0] / 2500)::int * 1000 + floor(s.point[1] / 2500)::int END, strip(o.words)
  FROM exchange_standing s JOIN exchange_opportunity o ON o.id = s.opportunity_id
 WHERE o.id = ANY(%(ids)s)
ON CONFLICT (standing_id) DO UPDATE SET
       square = excluded.square, block = excluded.block, words = excluded.words
"""


@transaction.atomic
def stand(opportunity: Opportunity, *, at: datetime) -> None:
    """Let the finder see the opportunity exactly when it is open, with its words as they are now.

    A row that comes back finds the load and exposure it left with: a pause wins nothing.
    """
    stand_all([opportunity.pk], at=at)


def stand_all(ids: Iterable[int], *, at: datetime) -> None:
    """Do what `stand` does for many at once, in four statements."""
    values: dict[str, Any] = {
        "ids": list(ids),
        "at": at,
        "languages": LANGUAGES,
        "any_language": ANY_LANGUAGE,
        "access": Opportunity.Access.values,
        "rhythms": Opportunity.Rhythm.values,
        "kinds": json.dumps(KIND_WORDS),
    }
    with connection.cursor() as cursor:
        cursor.execute(REMOVE, values)
        cursor.execute(KEEP, values)
        cursor.execute(WORDS, values)
        cursor.execute(FOUND_BY, values)
