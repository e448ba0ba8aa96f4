"""What changes proofs, keys and links."""

from aanjager.growth.credentials.actions.giving import describe, issue, revoke, stop
from aanjager.growth.credentials.actions.keys import rotate
from aanjager.growth.credentials.actions.links import end_share, forget_links, share
from aanjager.growth.credentials.queries.document import Granted
