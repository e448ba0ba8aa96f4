"""The moments of standing questions, their ready questionnaires and numbers with their reasons."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from aanjager.exchange.placements.models import Outcome

Moment = Outcome.Moment
MOMENTS = {
    Moment.START: _("Bij het begin"),
    Moment.THREE_MONTHS: _("Na drie maanden"),
    Moment.END: _("Bij het stoppen"),
}
READY: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("ready.json").read_text(encoding="utf-8")
)
ASK_AFTER_DAYS = 3  # the letter with one question comes first; not two letters on one day
ANSWER_DAYS = 14  # everybody has two weeks; who comes later in the quarter is asked in the next


def quarter_of(day: date) -> tuple[str, date]:
    """Return the name of the quarter in which a wave begins, and its last day.

    A wave that would begin in the last two weeks of a quarter is that of the next one.
    """
    for start in (day, day + timedelta(days=ANSWER_DAYS)):
        quarter = (start.month - 1) // 3 + 1
        year, month = (start.year, 3 * quarter + 1) if quarter < 4 else (start.year + 1, 1)
        last = date(year, month, 1) - timedelta(days=1)
        if last - day >= timedelta(days=ANSWER_DAYS):
            break
    return f"{start.year} – {quarter}", last
