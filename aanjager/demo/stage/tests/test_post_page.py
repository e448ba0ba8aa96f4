"""The post of the demonstration: to be read there, and nowhere else."""

import pytest

from aanjager.trust.letters.actions import To, write

pytestmark = pytest.mark.django_db
URL = "/demo/post/"


def letter(now, number=1):
    return write(
        "code",
        f"test {number}",
        To("iemand@voorbeeld.example", "Iemand"),
        subject=f"Je code {number}",
        body="Je code is **1234**.\n\nGroeten",
        at=now,
    )


def test_in_the_demonstration_everybody_reads_the_invented_post(client, settings, now):
    settings.DEMO = True
    one = letter(now)

    assert "Je code 1" in client.get(URL).text
    assert "<strong>1234</strong>" in client.get(f"{URL}{one.pk}/").text


def test_on_a_real_site_there_is_no_such_page(client, settings, now):
    settings.DEMO = False
    one = letter(now)

    assert client.get(URL).status_code == 404
    assert client.get(f"{URL}{one.pk}/").status_code == 404


def test_it_asks_the_database_as_often_for_twenty_as_for_two(
    client, settings, now, django_assert_max_num_queries
):
    settings.DEMO = True
    for number in range(20):
        letter(now, number)

    with django_assert_max_num_queries(4):
        client.get(URL)
