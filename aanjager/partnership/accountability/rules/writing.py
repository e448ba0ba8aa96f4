"""Writing a report: every sentence from records of the centre, with those records beside it.

Pure: the same facts give the same sentences. What the records do not hold is not told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from aanjager.kernel.money import euros
from aanjager.kernel.release import Reason
from aanjager.partnership.accountability import choices
from aanjager.partnership.accountability.choices import LEAST

Key = tuple[str, int | str]
DAY = "j F Y"
# Measures that say how the work is done rather than what came of it.
PROCESS = {
    "answered_in_term", "opportunities_screened", "organisations_screened", "talks_municipality",
}  # fmt: skip


@dataclass(frozen=True)
class Written:
    """A sentence of a chapter, the records it was made from, and the number that may be told."""

    chapter: str
    text: str
    sources: tuple[Key, ...]
    value: int | None = None
    withheld: str = ""


def title_of(agreement: Any, centre: Any, first: date) -> str:
    """What a report is called."""
    if agreement:
        return (_("Verantwoording: %(title)s") % {"title": agreement.title})[:160]
    words = {"centre": centre.name, "year": first.year}
    return (_("Jaarverantwoording %(year)s van %(centre)s") % words)[:160]


def written(facts: Any) -> list[Written]:
    """Return the whole report of these facts (see `queries.facts.Facts`), chapter after chapter."""
    parts = (
        _tasks(facts), _processes(facts), _figures(facts), _quality(facts), _stories(facts),
        _signals(facts), _research(facts), _asked(facts), _paid(facts),
    )  # fmt: skip
    return [sentence for part in parts for sentence in part]


def _tasks(facts: Any) -> Iterator[Written]:
    for it in facts.agreed:
        words = {
            "partner": it.partner, "title": it.title, "services": it.services.strip(),
            "first": date_format(it.starts_on, DAY), "last": date_format(it.ends_on, DAY),
        }  # fmt: skip
        said = _("Met %(partner)s spraken we %(title)s af, van %(first)s tot en met %(last)s.")
        does = _("Wat we doen: %(services)s")
        text = f"{said % words} {does % words}"
        yield Written(choices.TASKS, text, (("agreement", it.pk),))
        if it.plan:
            text = _("De afspraak komt uit ons plan %(plan)s.") % {"plan": it.plan.title}
            yield Written(choices.TASKS, text, (("plan", it.plan.pk), ("agreement", it.pk)))


def _processes(facts: Any) -> Iterator[Written]:
    for _name, found in facts.functions:
        yield from _measures(choices.PROCESSES, "", [it for it in found if _is_process(it)])
    titles = {it.pk: it.title for it in facts.agreed}
    for quarter in facts.quarters:
        words = {
            "quarter": _quarter(quarter.first), "title": titles[quarter.agreement_id],
            "why": quarter.explanation,
        }  # fmt: skip
        if quarter.signed_at:
            text = _("%(title)s, %(quarter)s: door beide partijen ondertekend.") % words
        else:
            text = (
                _("%(title)s, %(quarter)s: ondertekend door ons, nog niet door de partner.") % words
            )
        if quarter.explanation:
            text = f"{text} {_('Toelichting: %(why)s') % words}"
        yield Written(choices.PROCESSES, text, (("quarter", quarter.pk),))


def _is_process(it: Any) -> bool:
    return it.measure.code in PROCESS


def _measures(chapter: str, function: str, found: Iterable[Any]) -> Iterator[Written]:
    for it in found:
        if it.value == 0:
            continue
        name = _capital(str(it.measure.name))
        said = f"{function}. {name}" if function else name
        text = f"{said}: {_number(it)}."
        yield Written(chapter, text, (("measure", it.measure.code),), it.value, it.reason)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _number(it: Any) -> str:
    if it.value is not None:
        return str(it.value)
    if it.bound:
        return _("minstens %(n)s") % {"n": it.bound}
    if it.reason in {Reason.TOO_FEW, "bound"}:
        return _("minder dan %(n)s") % {"n": LEAST}
    if it.reason == Reason.DOMINATED:
        return _("niet te tonen, want bijna alles is van één of twee mensen")
    if it.reason == "sum":
        return _("te lezen als de periode voorbij is en alles is ondertekend")
    return _("te klein om te tonen naast de andere getallen")


def _quarter(first: date) -> str:
    return _("kwartaal %(n)s van %(year)s") % {"n": (first.month + 2) // 3, "year": first.year}


def _figures(facts: Any) -> Iterator[Written]:
    for it in facts.agreed:
        for row in facts.boards[it.pk]:
            yield _indicator(facts, row)


def _indicator(facts: Any, row: Any) -> Written:
    """An indicator: each quarter as signed, what changed since, and together where every part is shown."""
    of_people = row.indicator.of_people
    cells = {
        first: cell
        for first, cell in row.cells.items()
        if cell.value is not None and facts.first.replace(day=1) <= _last_month(first)
        and first <= facts.last
    }  # fmt: skip
    is_sum = row.indicator.is_sum
    said = [f"{_quarter(first)}: {_cell(cell, of_people, is_sum)}" for first, cell in cells.items()]
    shown = [_exact(cell, of_people) for cell in cells.values()]
    total = sum(it for it in shown if it is not None) if shown and None not in shown else None
    text = f"{row.indicator.label}. {_capital('; '.join(said) or _('nog niets geteld'))}."
    words = {"n": total, "target": row.indicator.target, "unit": row.indicator.counted_in}
    if total is not None:
        text += " " + _("Samen %(n)s; het streefgetal is %(target)s.") % words
    else:
        text += " " + _("Het streefgetal is %(target)s.") % words
    sources = (("indicator", row.indicator.pk),)
    return Written(choices.FIGURES, text, sources, total, "" if total is not None else "bound")


def _last_month(first: date) -> date:
    return first.replace(month=first.month + 2)


def _exact(cell: Any, of_people: bool) -> int | None:
    """The number of a quarter, where a partner may see it exactly."""
    if not of_people:
        return int(cell.value)
    return None if cell.signed is None or cell.withheld else int(cell.signed)


def _cell(cell: Any, of_people: bool, is_sum: bool = False) -> str:
    number = _exact(cell, of_people)
    if number is None and cell.signed is not None:
        return _("te klein om te tonen")
    if number is None and is_sum and cell.now:
        return _("nog niet ondertekend")
    if number is None:
        steps = cell.now // LEAST * LEAST
        words = _("minstens %(n)s") if steps else _("minder dan %(n)s")
        return words % {"n": steps or LEAST} + " " + _("(nog niet ondertekend)")
    if not cell.correction:
        return str(number)
    if of_people:
        return f"{number} {_('(gecorrigeerd sinds ondertekening)')}"
    more = _("(correctie sinds ondertekening: %(more)s)") % {"more": cell.more}
    return f"{number} {more}"


def _quality(facts: Any) -> Iterator[Written]:
    for name, found in facts.functions:
        yield from _measures(choices.QUALITY, name, [it for it in found if not _is_process(it)])


def _stories(facts: Any) -> Iterator[Written]:
    for it in facts.initiatives:
        words = {"title": it.title, "why": it.why, "stage": it.get_stage_display()}
        text = _("%(title)s: %(why)s Fase: %(stage)s.") % words
        yield Written(choices.STORIES, text, (("initiative", it.pk),))


def _signals(facts: Any) -> Iterator[Written]:
    for it in facts.patterns:
        words = {"title": it.title, "state": it.get_state_display(), "step": it.step_words.strip()}
        text = _("%(title)s: %(state)s.") % words
        if it.step_words:
            text += " " + _("Wat we doen, of waarom niet: %(step)s") % words
        for answer in it.answers:
            said = {"partner": answer.talk.partner, "answer": answer.get_answer_display(),
                    "why": answer.why}  # fmt: skip
            text += " " + _("%(partner)s antwoordde: %(answer)s. %(why)s") % said
        yield Written(choices.SIGNALS, text, (("pattern", it.pk),))


def _research(facts: Any) -> Iterator[Written]:
    for cell, quote in facts.cells:
        words = {"about": quote.about, "text": quote.text, "source": quote.source}
        text = _("%(about)s Uitkomst: %(text)s. %(source)s.") % words
        yield Written(
            choices.RESEARCH, f"{text} {quote.caveat}".strip(), (("cell", cell.pk),), cell.n
        )


def _asked(facts: Any) -> Iterator[Written]:
    for it, received, returned in facts.applications:
        words = {
            "fund": it.fund.name, "plan": it.plan.title, "asked": euros(it.asked_cents),
            "state": it.get_state_display(), "granted": euros(it.granted_cents or 0),
            "received": euros(received), "returned": euros(returned),
            "spent": euros(it.spent_cents or 0),
        }  # fmt: skip
        text = _("Bij %(fund)s vroegen we € %(asked)s voor %(plan)s. Stand: %(state)s.") % words
        if it.granted_cents:
            text += " " + _("Toegekend: € %(granted)s. Ontvangen: € %(received)s.") % words
        if it.spent_cents is not None:
            text += " " + _("Verantwoord: € %(spent)s. Teruggestort: € %(returned)s.") % words
        yield Written(choices.MONEY, text, (("application", it.pk), ("plan", it.plan_id)))


def _paid(facts: Any) -> Iterator[Written]:
    for it in facts.agreed:
        if it.amount_cents is not None:
            words = {"partner": it.partner, "euros": euros(it.amount_cents), "title": it.title}
            text = _("%(partner)s betaalt € %(euros)s voor %(title)s.") % words
            yield Written(choices.MONEY, text, (("agreement", it.pk),))
    for it, share in facts.incomes:
        words = {
            "name": it.funder.name, "year": it.year, "euros": euros(it.amount_cents),
            "purpose": it.funder.purpose, "share": share // 10,
        }  # fmt: skip
        text = _(
            "%(name)s betaalde in %(year)s € %(euros)s voor %(purpose)s: %(share)s procent van "
            "onze inkomsten."
        )
        yield Written(choices.MONEY, text % words, (("income", it.pk),))
