from decimal import Decimal

import pytest
from django.utils import translation

from aanjager.kernel.templatetags.parts import number


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [
        ("nl", 17590672, "17.590.672"),
        ("en", 17590672, "17,590,672"),
        ("nl", Decimal("63.88"), "63,88"),
        ("en", Decimal("1E+3"), "1,000"),
        ("nl", 0, "0"),
    ],
)
def test_a_number_is_written_as_its_readers_write_it(language, value, said):
    with translation.override(language):
        assert number(value) == said
