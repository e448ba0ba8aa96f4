"""What pages and other rooms may ask about texts, their versions, amendments and decisions."""

from aanjager.governance.documents.queries.texts import (
    blocks,
    bodies,
    causes_of,
    current,
    decisions,
    documents,
    draft,
    in_force,
    one_body,
    one_document,
    versions,
)
from aanjager.governance.documents.queries.wishes import (
    Balance,
    Standing,
    Touch,
    adopted,
    amendments,
    balance,
    board,
    causes,
    held,
    latest_decisions,
    marks,
    neighbours,
    one_amendment,
    open_amendments,
    standings,
    touching,
)
