import pytest

from aanjager.kernel.testing import count_queries
from aanjager.trust.letters.models import Letter
from aanjager.trust.letters.tests.factories import LetterFactory

pytestmark = pytest.mark.django_db
URL = "/balie/brieven/"


@pytest.fixture(autouse=True)
def _at_noord(client):
    """Everybody comes in by the door of centre Noord."""
    client.defaults["HTTP_HOST"] = "noord.localhost"


def test_staff_see_what_failed_with_the_reason_and_send_it_again(cast, signed_in, now):
    failed = LetterFactory(
        centre_id=cast.noord.pk, attempts=1, given_up_at=now, last_error="550 no such user"
    )
    LetterFactory(centre_id=cast.zuid.pk, subject="Van Zuid", given_up_at=now)
    anna = signed_in(cast.anna)

    page = anna.get(URL, {"toon": "failed"}).text
    answer = anna.post(f"{URL}{failed.pk}/opnieuw/")

    assert "550 no such user" in page
    assert "Van Zuid" not in page
    assert answer.status_code == 302
    assert Letter.objects.get(pk=failed.pk).given_up_at is None


def test_letters_that_wait_and_went_have_their_own_list(cast, signed_in, now):
    LetterFactory(centre_id=cast.noord.pk, subject="Nog hier", attempts=2, next_try_at=now)
    LetterFactory(centre_id=cast.noord.pk, subject="Al weg", sent_at=now)
    anna = signed_in(cast.anna)

    assert "Nog hier" in anna.get(URL, {"toon": "onzin"}).text
    assert "Al weg" in anna.get(URL, {"toon": "sent"}).text
    assert "Hier staat nu niets" in anna.get(URL, {"toon": "failed"}).text


@pytest.mark.parametrize("who", ["bram", "cora", "daan", "gerda"])
def test_nobody_else_reaches_the_letters_of_a_centre(cast, signed_in, who):
    letter = LetterFactory(centre_id=cast.noord.pk, subject="Voor Noord")
    browser = signed_in(getattr(cast, who))

    assert "Voor Noord" not in browser.get(URL).text
    assert browser.post(f"{URL}{letter.pk}/opnieuw/").status_code == 404


def test_it_asks_the_database_as_often_for_twenty_as_for_two(cast, signed_in):
    anna = signed_in(cast.anna)
    LetterFactory.create_batch(2, centre_id=cast.noord.pk)
    anna.get(URL)
    for_two = count_queries(lambda: anna.get(URL))
    LetterFactory.create_batch(18, centre_id=cast.noord.pk)

    assert count_queries(lambda: anna.get(URL)) == for_two <= 8
