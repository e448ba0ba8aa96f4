"""The exact list: asked of the database by one statement, laid out by the rules."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime

from aanjager.exchange.matching.queries import cards, statement
from aanjager.exchange.matching.queries.cards import Facts
from aanjager.exchange.matching.queries.statement import COLUMNS, LOAD, TIE, WEEK, Search
from aanjager.exchange.matching.rules import order
from aanjager.exchange.matching.rules.order import Place, RankInput, Weighing
from aanjager.kernel import statements
from aanjager.kernel.grid import cells

__all__ = ["Found", "Search", "nearest", "ranked", "today"]
Candidates = tuple[list[RankInput], list[RankInput], int, bool, dict[int, Facts]]
SPARE = 6  # candidates beyond the list, so that three of one organisation seldom ask for more


@dataclass(frozen=True)
class Found:
    """The places of a list, how many fit in all, and whether there are more than were counted.

    `facts` of the cards are there when they were read along; else the caller reads what it shows.
    """

    places: list[Place]
    count: int
    is_more: bool
    version: int
    facts: dict[int, Facts] = field(default_factory=dict)


def today(at: datetime) -> date:
    """The day of the moment, where people live."""
    return localtime(at).date()


def ranked(search: Search, weights: Weighing, size: int) -> Found:
    """Return the first `size` places, exactly as the rules say; asks again only if three of one
    organisation in ten used up the spare candidates, and then reads the facts of the cards along."""
    spare = SPARE
    while True:
        many = size + spare
        merit, owed, count, is_more, facts = _candidates(search, weights, many, spare > SPARE)
        places = order.lay_out(merit, owed, search.week, weights, size, is_whole=len(merit) < many)
        if places is not None:
            return Found(places, count, is_more, weights.version, facts)
        spare *= 8


def nearest(search: Search, weights: Weighing, size: int) -> Found:
    """Return what fits by distance alone, nearest first, from home last; only when somebody asks so."""
    asked = values(search, weights, size + 1)
    here = "s.point <-> %(at)s::point"
    tie = TIE.format(id="s.opportunity_id")
    columns = COLUMNS.format(metres=here, load=LOAD, week=WEEK)
    circle = "s.point <@ circle(%(at)s::point, 2 * %(reach)s)"
    found = statements.rows(
        f"""SELECT {columns} FROM {statement.having(search)}
            WHERE {circle} {statement.fits(search)} ORDER BY {here}, {tie} LIMIT %(many)s""",
        asked,
    )
    places = [Place(_as_input(row)) for row in found]
    return Found(places[:size], len(places), len(places) > size, weights.version)


def _candidates(search: Search, weights: Weighing, many: int, with_cards: bool) -> Candidates:
    """Who may stand in the list: by score, and by how little they were shown; how many; their cards."""
    asked = values(search, weights, many)
    along = (cards.columns(), cards.TABLES) if with_cards else None
    rows = statements.rows(statement.statement(search, weights, along), asked)
    found = {row[0]: _as_input(row) for row in rows}
    week = search.week
    merit = sorted((-row[16], order.tie(week, row[0]), row[0]) for row in rows if row[17])
    owed = sorted((row[15], order.tie(week, row[0]), row[0]) for row in rows if row[18])
    count, is_more = rows[0][19:21] if rows else (0, False)
    facts = {row[0]: cards.as_facts(row[21:]) for row in rows if with_cards}
    by_score, by_shown = ([found[one[2]] for one in some] for some in (merit, owed))
    return by_score, by_shown, count, is_more, facts


def _as_input(row: Sequence[Any]) -> RankInput:
    facts = list(row[:16])
    facts[3] &= (1 << 64) - 1
    facts[7], facts[8] = int(facts[7][::-1], 2), int(facts[8][::-1], 2)
    return RankInput(*facts)


def values(search: Search, weights: Weighing, many: int) -> dict[str, Any]:
    wish, at = search.wish, search.point
    reach = wish.reach_m or 0
    themes = wish.themes - (1 << 64) if wish.themes >> 63 else wish.themes
    near = cells(at, 2 * reach) if at and search.words else ([], [])
    return {
        "at": f"({at[0]},{at[1]})" if at else None,
        "reach": reach,
        "themes": themes,
        "skills": format(wish.skills, "0256b")[::-1],
        "learns": format(wish.learns, "0256b")[::-1],
        "dayparts": wish.dayparts,
        "languages": wish.languages,
        "access": wish.access,
        "age": wish.age,
        "rhythm": wish.rhythm,
        "hidden": sorted(wish.hidden),
        "week": search.week,
        "a": search.week * 7919,
        "b": search.week * 40503,
        "today": search.on,
        "centre": search.centre_id,
        "words": search.words,
        "cells": near[0],
        "aways": near[1],
        "many": many,
        "pool": order.POOL,
        "best": order.best_match(wish, weights) * order.WHOLE,
        "best_from_home": 500 * order.best_match(wish, weights) * order.WHOLE,
    }
