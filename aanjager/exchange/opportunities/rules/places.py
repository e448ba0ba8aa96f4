"""Taking a place, giving it back, counting a connection: the doors for placements.

Who may agree with whom is the rule of a placement; here stands what an opportunity can bear.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aanjager.exchange.opportunities.models import Opportunity
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def take_place(actor: Actor, opportunity: Opportunity, people: int = 1) -> None:
    """As many people as there are places left, of something that was on line."""
    _known(actor)
    if opportunity.published_at is None:
        raise Refused(_("Deze vacature stond nog niet online."))
    left = opportunity.places_left
    if left < 1:
        raise Refused(
            _("Er is geen plek meer. Zet iemand op de reservelijst of verhoog het aantal.")
        )
    if people > left:
        raise Refused(
            ngettext(
                "Er is nog maar %(left)s plek, en jullie zijn met %(people)s.",
                "Er zijn nog maar %(left)s plekken, en jullie zijn met %(people)s.",
                left,
            )
            % {"left": left, "people": people}
        )


def give_back_place(actor: Actor, opportunity: Opportunity, people: int = 1) -> None:
    """Never more than were taken."""
    _known(actor)
    if people > opportunity.places_taken:
        raise Refused(_("Er zijn niet zoveel plekken bezet."))


def count_connection(actor: Actor, opportunity: Opportunity) -> None:
    """A reaction counts when somebody known sent it."""
    _known(actor)


def _known(actor: Actor) -> None:
    if not actor.is_signed_in and not actor.is_clock:
        raise Refused(_("Log eerst in."))
