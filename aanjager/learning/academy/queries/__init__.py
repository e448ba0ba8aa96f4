"""What pages and other rooms may ask about what came of courses."""

from aanjager.learning.academy.queries.figures import Followed, followed, results
from aanjager.learning.academy.queries.outcome import (
    about_to_catch_up,
    as_data,
    as_words,
    by_link,
    certificate,
    certificates_of,
    check_link,
    expected,
    given_by_organisation,
    listed,
    material,
    materials,
    missed,
    needs,
    not_noted,
    of_organisations,
    of_person,
    progress_of,
    room_at,
    there,
    to_bill,
    to_finish,
    to_pass_by,
)
