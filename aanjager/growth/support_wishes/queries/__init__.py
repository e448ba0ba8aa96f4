"""What may be asked about what helps somebody, by them and by those they show it to."""

from aanjager.growth.support_wishes.queries import beside as beside
from aanjager.growth.support_wishes.queries.own import (
    choices_to_share,
    drafts,
    looks,
    own_draft,
    own_share,
    own_wish,
    shares,
)
from aanjager.growth.support_wishes.queries.paper import Told, paper, told
from aanjager.growth.support_wishes.queries.shared import (
    is_open,
    one_shared,
    shared_with_consultant,
    shared_with_organisations,
    written_by,
)
