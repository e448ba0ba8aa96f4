"""What pages and other rooms may ask about invitations and registrations."""

from aanjager.assembly.registrations.queries.audience import (
    Audience,
    Recipient,
    in_words,
    provinces,
    recipients,
)
from aanjager.assembly.registrations.queries.clock import (
    bounced,
    lapsed,
    to_expire,
    to_refill,
    to_remind,
    to_send,
    unproven,
)
from aanjager.assembly.registrations.queries.links import (
    invitation_by_link,
    one_by_link,
    own_link,
    own_of,
    shown_code,
    token_of,
)
from aanjager.assembly.registrations.queries.lists import (
    COLUMNS,
    COMES,
    REASONS,
    chosen,
    invitations,
    needs,
    of_meeting,
    one,
    own_sessions,
    participants,
    running,
    sheet,
    standing,
    used_seats,
)
