"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.partnership.accountability.models
import aanjager.partnership.agreements.models
import aanjager.partnership.funders.models
import aanjager.partnership.funding.models
import aanjager.partnership.funds.models
import aanjager.partnership.grants.models  # noqa: F401
