"""What pages and other rooms may ask about experts and pools."""

from aanjager.advice.experts.queries.finding import FoundExpert, Past, fitting, telling, why
from aanjager.advice.experts.queries.pool import (
    area_named,
    counts_of_pool,
    firm_of,
    in_pool,
    languages_of,
    member,
    own,
    own_pool,
    pool,
    pools_of,
    reader_of,
    to_join,
)
