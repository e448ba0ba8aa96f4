"""An agreement with the invented municipality: two quarters signed by both, a correction, one talk."""

import re
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from django.utils.timezone import localdate, make_aware

from aanjager.community.centres.models import Centre, Staff
from aanjager.demo.town.actions.plans import TITLE
from aanjager.exchange.placements.models import Placement
from aanjager.governance.plans.models import Plan
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.partnership.agreements import actions, queries
from aanjager.partnership.agreements.models import Agreement, Contact
from aanjager.partnership.agreements.queries import figures
from aanjager.trust.letters.models import Letter

INDICATORS = (
    ("started", 120),
    ("still_there", 60),
    ("answered_in_term", 200),
    ("initiatives_running", 4),
    ("introductions_together", 6),
    ("signals_told", 20),
    ("questions_answered", 40),
    ("expert_hours", 60),
    ("internship_hours", 120),
)
EXPLAINED = (
    "Meer mensen begonnen dan we dachten, vooral in de buurthuizen.",
    "In de zomer was het rustiger. Na de vakantie kwamen er weer mensen bij.",
)


def build(centre: Centre, at: datetime) -> None:
    """Agree over a year that began two quarters ago, sign twice, and talk about it."""
    staff = Staff.objects.filter(centre=centre, ended_on=None).order_by("pk").first()
    by = Actor(user_id=staff.user_id if staff else None, staff_of=frozenset({centre.pk}))
    first = figures.quarter_of(localdate(at)) - relativedelta(months=6)
    began = _at(first)
    partner = f"Gemeente {centre.area.name if centre.area else centre.name}"
    values = actions.Agreed(
        title="Samen sterk in de buurt", partner=partner, kind=Agreement.Kind.MUNICIPALITY,
        services="Mensen helpen zoeken, organisaties verder helpen en initiatieven op gang brengen.",
        starts_on=first, ends_on=first + relativedelta(years=1) - timedelta(days=1),
        amount_cents=4_250_000, plan=Plan.objects.filter(centre=centre, title=TITLE).first(),
    )  # fmt: skip
    it = actions.agree(centre, values, by=by, at=began)
    for measure, target in INDICATORS:
        actions.add_indicator(it, actions.Chosen(target, measure), by=by, at=began)
    contact, token = _invite(it, by, began)
    for number, explained in enumerate(EXPLAINED):
        quarter = first + relativedelta(months=3 * number)
        _sign(it, quarter, explained, contact, token, by)
    _correct(it, first, at)
    actions.refresh(it, by=by, at=at)
    _talk(it, by, at)


def _at(day: date) -> datetime:
    return make_aware(datetime.combine(day, time(10)))


def _invite(it: Agreement, by: Actor, at: datetime) -> tuple[Contact, str]:
    """Give the official a link; where mail is shown instead of sent, it stands in the letter."""
    contact = actions.invite(it, "Wil de Vries", "beleid@gemeente.example", by=by, at=at)
    letter = Letter.objects.filter(kind="agreement-link", to_address=contact.email).latest("pk")
    found = re.search(r"/partner/([^/\s]+)/", letter.text)
    return contact, found[1] if found else ""


def _sign(
    it: Agreement, first: date, explained: str, contact: Contact, token: str, by: Actor
) -> None:
    at = _at(queries.last_of(first) + timedelta(days=6))
    actions.refresh(it, by=by, at=at)
    actions.explain(it, first, explained, by=by, at=at)
    seen = queries.fingerprint(figures.values(it, first))
    actions.offer(it, first, seen=seen, by=by, at=at)
    later = at + timedelta(days=2)
    actions.look(contact, token=token, by=ANONYMOUS, at=later)
    actions.sign(contact, first, contact.name, token=token, by=ANONYMOUS, at=later)


def _correct(it: Agreement, first: date, at: datetime) -> None:
    """One person turned out to begin today: the signed quarter keeps its number, with a correction."""
    one = it.indicators.get(measure="started")
    late = figures.period_rows(it, one, first).last()
    if late:
        Placement.objects.filter(pk=late.pk).update(started_on=localdate(at))


def _talk(it: Agreement, by: Actor, at: datetime) -> None:
    """Talk as partners: an agenda, what both promised, and an answer to a pattern of signals."""
    held = localdate(at) - timedelta(days=20)
    talk = actions.plan_talk(it.centre, it.partner, held, agreement=it, by=by, at=at)
    actions.add_point(talk, "Hoe het gaat", said="De zomer was rustig.", by=by, at=at)
    actions.add_point(talk, "Wat bewoners ons vertelden", by=by, at=at)
    due = held + timedelta(days=30)
    needs = "Een overzicht van wat initiatieven nodig hebben."
    ours = actions.promise(talk, "ours", needs, who="consulent", due_on=due, by=by, at=at)
    sunday = "Uitzoeken of het buurthuis op zondag open kan."
    actions.promise(talk, "theirs", sunday, who="beleidsadviseur", due_on=due, by=by, at=at)
    actions.keep_promise(talk, ours.pk, by=by, at=at)
    pattern = queries.on_table(by, talk).first()
    if pattern:
        put = actions.put_on_table(talk, pattern.pk, by=by, at=at)
        actions.note_answer(talk, put.pk, "taken_up", "De gemeente zoekt een plek.", by=by, at=at)
