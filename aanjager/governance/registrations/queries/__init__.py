"""What pages and other rooms may ask about invitations and registrations."""

from aanjager.governance.registrations.queries.audience import (
    Audience,
    Recipient,
    in_words,
    recipients,
)
from aanjager.governance.registrations.queries.clock import (
    bounced,
    lapsed,
    to_expire,
    to_note_absent,
    to_refill,
    to_remind,
    to_send,
    unproven,
)
from aanjager.governance.registrations.queries.links import (
    by_code,
    invitation_by_link,
    one_by_link,
    own_link,
    own_of,
    shown_code,
    token_of,
)
from aanjager.governance.registrations.queries.lists import (
    COLUMNS,
    at_session,
    by_code_or_name,
    choice,
    chosen,
    invitations,
    needs,
    of_meeting,
    of_series_attendees,
    one,
    participants,
    rooms,
    running,
    sheet,
    standing,
    used_seats,
    wishes,
)
