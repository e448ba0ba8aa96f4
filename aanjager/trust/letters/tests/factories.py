from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from aanjager.trust.letters.models import Letter


class LetterFactory(DjangoModelFactory):
    """A letter that waits to be sent."""

    class Meta:
        model = Letter

    to_address = factory.Sequence("lezer{}@example.org".format)
    kind = "test"
    key = factory.Sequence("test-{}".format)
    subject = "Hallo"
    text = "Dag, tot morgen."
    html = "<p>Dag, tot morgen.</p>"
    written_at = datetime(2026, 3, 2, 8, tzinfo=UTC)
