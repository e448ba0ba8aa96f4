"""The tables of this floor, room by room: Django looks for them here."""

import aanjager.learning.academy.models
import aanjager.learning.courses.models
import aanjager.learning.model_texts.models
import aanjager.learning.quality.models
import aanjager.learning.signing.models
import aanjager.learning.trees.models  # noqa: F401
