"""Everything that changes invitations and registrations.

What touches seats takes the row of the meeting first: it is the lock of the hall. Letters go out in
the same transaction, so nobody gets a seat without hearing of it.
"""

from aanjager.governance.registrations.actions.checking_in import (
    Typed,
    check_in,
    check_in_at_session,
    check_in_list,
    note_absent,
    undo_check_in,
)
from aanjager.governance.registrations.actions.inviting import (
    Audience,
    accept_invitation,
    decline_invitation,
    expire,
    invite,
    mark_bounced,
    send_invitation,
    withdraw_invitation,
)
from aanjager.governance.registrations.actions.organising import (
    cancel_meeting,
    change_meeting,
    forget,
    look_at_needs,
    move_to_session,
    place_sessions,
    take_list_away,
)
from aanjager.governance.registrations.actions.registering import (
    Guest,
    Wishes,
    accept_offer,
    cancel,
    change_wishes,
    drop_unproven,
    lapse,
    offer_seats,
    prove,
    register,
    remind,
    seat,
)

__all__ = [
    "Audience",
    "Guest",
    "Typed",
    "Wishes",
    "accept_invitation",
    "accept_offer",
    "cancel",
    "cancel_meeting",
    "change_meeting",
    "change_wishes",
    "check_in",
    "check_in_at_session",
    "check_in_list",
    "decline_invitation",
    "drop_unproven",
    "expire",
    "forget",
    "invite",
    "lapse",
    "look_at_needs",
    "mark_bounced",
    "move_to_session",
    "note_absent",
    "offer_seats",
    "place_sessions",
    "prove",
    "register",
    "remind",
    "seat",
    "send_invitation",
    "take_list_away",
    "undo_check_in",
    "withdraw_invitation",
]
