"""Letters about a plan, for the rooms that know more of it: what it cites, and who reads along."""

from aanjager.governance.plans.emails import desk_link, to_owner, write

__all__ = ["desk_link", "to_owner", "write"]
