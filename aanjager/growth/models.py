"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.growth.build_up.models
import aanjager.growth.credentials.models
import aanjager.growth.frameworks.models
import aanjager.growth.internships.models
import aanjager.growth.paths.models
import aanjager.growth.prior_learning.models
import aanjager.growth.support_wishes.models
import aanjager.growth.working_time.models  # noqa: F401
