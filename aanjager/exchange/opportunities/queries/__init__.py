"""What pages and other rooms may ask about opportunities."""

from aanjager.exchange.opportunities.queries.declarations import declaration as declaration
from aanjager.exchange.opportunities.queries.history import (
    appeals,
    duplicates_of,
    screenings_of,
)  # fmt: skip
from aanjager.exchange.opportunities.queries.letters import (
    Reader,
    answer_path,
    by_link,
    readers_of,
)  # fmt: skip
from aanjager.exchange.opportunities.queries.pages import (
    choices_for,
    counts_of,
    desk,
    detail,
    in_rows,
    newest,
    of_organisation,
    organisation_of,
    organisations_of,
    own,
    similar_to,
    visible,
    was_public,
)  # fmt: skip
