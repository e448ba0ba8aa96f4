"""Who did what: other rooms call `audit.record`."""

from aanjager.trust.audit.actions import record

__all__ = ["record"]
