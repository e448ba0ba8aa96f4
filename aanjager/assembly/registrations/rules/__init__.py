"""Who may do what with invitations and registrations, in which state, and why not."""

from aanjager.assembly.registrations.rules.organising import (
    cancel_meeting,
    change_meeting,
    forget,
    look_at_needs,
    seat,
    take_list_away,
)
from aanjager.assembly.registrations.rules.registering import (
    accept_invitation,
    accept_offer,
    cancel,
    change_wishes,
    clock_only,
    come_back,
    decline_invitation,
    drop_unproven,
    expire,
    hall,
    invite,
    is_holder,
    lapse,
    mark_bounced,
    offer_seats,
    prove,
    register,
    remind,
    send_invitation,
    take_registrations,
    withdraw_invitation,
)
