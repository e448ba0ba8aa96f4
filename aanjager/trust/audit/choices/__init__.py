"""What happened, in words. A verb without words here is shown by its name."""

from aanjager.trust.audit.choices.doings import DOINGS
from aanjager.trust.audit.choices.learning import LEARNING
from aanjager.trust.audit.choices.verbs import VERBS as OTHERS

VERBS = {**OTHERS, **LEARNING, **DOINGS}
