"""Who may use which address: one line per address, each with its audience, floor by floor."""

from tests.doors.table import (
    advice,
    assembly,
    community,
    demo,
    exchange,
    front,
    governance,
    growth,
    learning,
    outreach,
    participation,
    partnership,
    trust,
)

FLOORS = (
    trust,
    community,
    exchange,
    learning,
    advice,
    growth,
    participation,
    outreach,
    governance,
    partnership,
    assembly,
    front,
    demo,
)
TABLE: dict[str, str] = {door: who for floor in FLOORS for door, who in floor.TABLE.items()}
