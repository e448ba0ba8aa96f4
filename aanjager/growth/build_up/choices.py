"""How large a plan may be, when a talk is reminded of, and when we ask how it went."""

from django.utils.translation import gettext as _

MOST_STEPS = 24  # a plan stays a page
MOST_HALF_DAYS = 10  # in a week
REMIND_DAYS = 2  # before a talk
AFTER_WEEKS = 6  # after the last step, or after the end of the placement, we ask how it is
AHEAD_DAYS = 730  # a step lies no further ahead


def consent_text() -> str:
    """The sentence somebody says yes to; it is kept as it was read."""
    return _(
        "Bewaar mijn plan om rustig te beginnen. Alleen ik zie het, en wie ik het zelf laat zien. De "
        "organisatie ziet hooguit de dagen en de stappen, nooit waarom. Ik kan altijd stoppen. Dan is "
        "alles meteen weg."
    )
