"""Everything that changes a text. Each takes the row of the text first, and an amendment second."""

from aanjager.governance.documents.actions.amending import (
    admit,
    advise,
    answer,
    discuss,
    file,
    lapse,
    not_admit,
    support,
    withdraw,
)
from aanjager.governance.documents.actions.bodies import (
    end_seat,
    give_seat,
    make_body,
    rename_body,
)
from aanjager.governance.documents.actions.deciding import decide, supersede
from aanjager.governance.documents.actions.texts import enact, lay_open, make, merge, show, write
from aanjager.governance.documents.rules import Proposal, Verdict
