"""Letters to people about their own profile."""

from datetime import datetime

from django.utils.translation import gettext as _

from aanjager.trust.letters.actions import To, write


def address_changed(old: str, name: str, *, user_id: int, at: datetime) -> None:
    """Tell the old address that somebody signs in with another one from now on."""
    write(
        "address-changed",
        f"address-changed:{user_id}:{at.isoformat()}",
        To(old, name, user_id),
        subject=_("Je logt voortaan in met een ander e-mailadres"),
        body=_(
            "Hallo %(name)s,\n\nJe e-mailadres is zojuist veranderd. Op dit oude adres krijg je "
            "geen berichten meer.\n\nWas jij dit niet? Bel dan meteen met de centrale."
        )
        % {"name": name},
        at=at,
    )
