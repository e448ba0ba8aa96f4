import pytest

from aanjager.participation.signals.models import Flag, Pattern, Signal
from aanjager.participation.signals.tests.factories import PatternFactory, SignalFactory
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
DESK = "/balie/signalen/"


def test_from_signal_to_flag_to_pattern_to_told_back(cast, signed_in):
    daan = signed_in(cast.daan)
    area = cast.noord.area_id
    for text in ("Ouderen eten alleen", "Veel ouderen eten alleen"):
        said = {"text": text, "area_id": area, "source": "resident", "wants_to_hear": "on"}
        assert daan.post("/signaal/", said, **NOORD).status_code == 302
    anna = signed_in(cast.anna)
    near = anna.get(f"{DESK}lijkt-op/?text=Ouderen+eten+alleen", **NOORD).text
    assert "Gaat het over hetzelfde?" in near
    said = {"text": "Alle ouderen eten alleen", "area_id": area, "source": "staff", "weight": 2}
    assert anna.post(f"{DESK}nieuw/", said, **NOORD).status_code == 302
    assert "drie keer" in anna.get(DESK, **NOORD).text

    numbers = list(Signal.objects.values_list("pk", flat=True))
    page = anna.get(f"{DESK}bundelen/", {"signaal": numbers}, **NOORD)
    assert "Veel ouderen eten alleen" in page.text
    told = {"signaal": numbers, "title": "Samen eten", "area_id": area, "owner_name": "Anna"}
    assert anna.post(f"{DESK}bundelen/", told, **NOORD).status_code == 302
    pattern = Pattern.objects.get()
    assert not Flag.objects.open().exists()
    url = f"{DESK}patronen/{pattern.pk}/"
    assert anna.post(f"{url}besluit/", {"next_step": "plan"}, **NOORD).status_code == 422
    step = {"next_step": "initiative", "words": "We beginnen een eettafel."}
    assert anna.post(f"{url}besluit/", step, **NOORD).status_code == 302

    assert Letter.objects.get().to_address == cast.daan.email
    assert "We beginnen een eettafel." in signed_in(cast.daan).get("/signaal/", **NOORD).text
    anna = signed_in(cast.anna)
    assert anna.post(f"{url}klaar/", {"words": "De tafel staat."}, **NOORD).status_code == 302
    assert "De tafel staat." in anna.get(url, **NOORD).text


def test_a_name_in_a_signal_is_refused_at_the_field(cast, signed_in):
    said = {"text": "Bel 06 12345678", "source": "resident"}

    page = signed_in(cast.daan).post("/signaal/", said, **NOORD)

    assert page.status_code == 422
    assert "niet wie" in page.text
    assert not Signal.objects.exists()


def test_the_list_and_the_year_leave_as_files_without_who_said_it(cast, signed_in):
    daan = cast.person(cast.daan)
    SignalFactory(centre=cast.noord, noted_by=daan, text="Het plein is donker")
    PatternFactory(centre=cast.noord)
    anna = signed_in(cast.anna)

    listed = anna.post(f"{DESK}lijst/", {"vorm": "csv"}, **NOORD).getvalue().decode()
    assert "Het plein is donker" in listed
    assert "Daan" not in listed
    assert anna.get(f"{DESK}jaar/2026/pdf/", **NOORD).content.startswith(b"%PDF")
    year = anna.get(f"{DESK}jaar/2026/csv/", **NOORD).getvalue().decode()
    assert "Ouderen eten alleen" in year
    assert "Het plein is donker" not in year
    assert anna.get(f"{DESK}jaar/2026/doc/", **NOORD).status_code == 404


def test_what_is_heard_at_noord_is_not_there_for_bram(cast, signed_in):
    signal, pattern = SignalFactory(centre=cast.noord), PatternFactory(centre=cast.noord)
    bram = signed_in(cast.bram)
    zuid = {"headers": {"host": "zuid.localhost"}}

    for path in (f"{signal.pk}/", f"patronen/{pattern.pk}/"):
        assert bram.get(DESK + path, **zuid).status_code == 404


def test_the_list_asks_the_database_as_often_for_twenty_as_for_two(
    cast, signed_in, django_assert_max_num_queries
):
    anna = signed_in(cast.anna)
    SignalFactory.create_batch(20, centre=cast.noord)
    anna.get(DESK, **NOORD)
    with django_assert_max_num_queries(8):
        anna.get(DESK, **NOORD)
