"""Who may do what with bookmarks, and why not."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.trust.bookmarks.choices import MOST
from aanjager.trust.bookmarks.models import Bookmark


def keep(actor: Actor, others: int) -> None:
    """Who has an account keeps a few bookmarks for a list; `others` counts those with another name."""
    if not actor.is_signed_in:
        raise Refused(_("Log eerst in. Dan kun je deze weergave bewaren."))
    if others >= MOST:
        raise Refused(
            _("Je bewaarde al %(most)s weergaven van deze lijst. Haal er eerst een weg.")
            % {"most": MOST}
        )


def put_first(actor: Actor, bookmark: Bookmark) -> None:
    """Only one's own list opens with a bookmark."""
    _own(actor, bookmark)


def forget(actor: Actor, bookmark: Bookmark) -> None:
    """Only one's own bookmark is taken away."""
    _own(actor, bookmark)


def _own(actor: Actor, bookmark: Bookmark) -> None:
    if not actor.is_signed_in or bookmark.user_id != actor.user_id:
        raise Refused(_("Deze weergave is van iemand anders."))
