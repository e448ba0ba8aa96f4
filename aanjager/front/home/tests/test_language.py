import pytest

pytestmark = pytest.mark.django_db


def test_a_visitor_reads_on_in_english_on_the_same_page(client):
    answer = client.post("/taal/", {"language": "en", "next": "/vacatures/?wat=koken"})

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/vacatures/?wat=koken"
    assert client.cookies["taal"].value == "en"


def test_the_language_form_never_leads_to_another_site(client):
    answer = client.post("/taal/", {"language": "en", "next": "https://elders.example/"})

    assert answer.headers["Location"] == "/"
