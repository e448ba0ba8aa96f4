"""Everything that changes invitations and registrations.

What touches seats takes the row of the meeting first: it is the lock of the hall. Letters go out in
the same transaction, so nobody gets a seat without hearing of it.
"""

from aanjager.assembly.meetings.actions import create
from aanjager.assembly.registrations.actions.inviting import (
    Audience,
    accept_invitation,
    decline_invitation,
    expire,
    invite,
    mark_bounced,
    send_invitation,
    withdraw_invitation,
)
from aanjager.assembly.registrations.actions.organising import (
    cancel_meeting,
    change_meeting,
    forget,
    look_at_needs,
    take_list_away,
)
from aanjager.assembly.registrations.actions.registering import (
    Guest,
    Wishes,
    accept_offer,
    cancel,
    change_wishes,
    come_back,
    drop_unproven,
    lapse,
    offer_seats,
    prove,
    register,
    remind,
    seat,
    take,
    take_meeting,
)
