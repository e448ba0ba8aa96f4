"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.trust.accounts.models
import aanjager.trust.audit.models
import aanjager.trust.bookmarks.models
import aanjager.trust.law.models
import aanjager.trust.letters.models  # noqa: F401
