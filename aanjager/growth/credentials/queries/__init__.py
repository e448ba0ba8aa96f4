"""What may be asked about proofs, keys and lists."""

from aanjager.growth.credentials.queries.checking import (
    Shown,
    State,
    check,
    check_file,
    check_token,
    shown,
)
from aanjager.growth.credentials.queries.document import did_at, did_of, document
from aanjager.growth.credentials.queries.lists import (
    achievements,
    by_link,
    by_mark,
    given,
    has_keys,
    is_known,
    keys_of,
    kind,
    known_since,
    mine,
    one_given,
    one_mine,
    open_achievements,
    own_link,
    people_called,
    story,
    working_links,
)
from aanjager.growth.credentials.queries.paper import paper
from aanjager.growth.credentials.queries.published import did_document, status_list
