"""The pages of courses: found, read, enrolled for; made and planned by who gives them."""

from datetime import timedelta

import pytest
from django.utils.timezone import now as real_now

from aanjager.learning.courses import queries
from aanjager.learning.courses.models import Academy, Course, Enrolment, Run
from aanjager.learning.courses.tests.factories import CourseFactory, EnrolmentFactory, run
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
HOST = {"HTTP_HOST": "noord.localhost"}


@pytest.fixture
def soon():
    return real_now().replace(hour=18, minute=0, second=0, microsecond=0) + timedelta(days=40)


def many(centre, number, soon):
    for at in range(number):
        it = run(CourseFactory(centre=centre), starts=soon + timedelta(days=at))
        EnrolmentFactory(run=it)


@pytest.mark.parametrize("number", [2, 20])
def test_the_list_asks_as_often_for_twenty_as_for_two(
    cast, client, soon, number, django_assert_max_num_queries
):
    many(cast.noord, number, soon)
    with django_assert_max_num_queries(8):
        assert client.get("/academie/", **HOST).status_code == 200
    with django_assert_max_num_queries(8):
        assert client.get("/academie/agenda/", **HOST).status_code == 200


def test_a_course_is_read_in_five_questions(cast, client, soon, django_assert_max_num_queries):
    course = CourseFactory(centre=cast.noord)
    for at in range(6):
        run(course, starts=soon + timedelta(days=at))
    with django_assert_max_num_queries(5):
        page = client.get(f"/academie/{course.pk}/", **HOST)
    assert len(page.content) < 60_000


def test_courses_are_found_by_words_subject_day_and_place(cast, client, soon):
    run(CourseFactory(centre=cast.noord, title="Kas en boeken", subject="board"), starts=soon)
    late = run(
        CourseFactory(centre=cast.noord, title="Nee zeggen"), starts=soon + timedelta(days=9)
    )
    late.sessions.update(place="Wijkgebouw Oost")
    run(CourseFactory(centre=cast.zuid, title="Van Zuid"), starts=soon)
    Academy.objects.create(centre=cast.zuid, shares=True)

    def found(question=""):
        page = client.get(f"/academie/{question}", **HOST).text
        return [it for it in ("Kas en boeken", "Nee zeggen", "Van Zuid") if it in page]

    assert found() == ["Kas en boeken", "Nee zeggen"]
    assert found("?q=boeken") == ["Kas en boeken"]
    assert found("?onderwerp=guide") == ["Nee zeggen"]
    assert found(f"?dag={soon + timedelta(days=5):%Y-%m-%d}") == ["Nee zeggen"]
    assert found("?plaats=oost") == ["Nee zeggen"]
    assert found("?samen=on") == ["Kas en boeken", "Nee zeggen", "Van Zuid"]
    assert found("?dag=geen") == ["Kas en boeken", "Nee zeggen"]
    network = client.get("/academie/", HTTP_HOST="localhost").text
    assert "Van Zuid" in network
    assert "Kas en boeken" not in network


def test_the_link_of_an_online_day_is_only_for_who_takes_part(cast, client, soon):
    secret = "https://vergaderen.example.org/geheim"
    it = run(CourseFactory(centre=cast.noord), starts=soon, online=secret)
    Academy.objects.create(centre=cast.noord, shares=True)
    inside = EnrolmentFactory(run=it)
    waits = EnrolmentFactory(run=it, state="waiting", placed_at=None)
    for path in (
        f"/academie/{it.course_id}/", f"/academie/{it.course_id}/reeks/{it.pk}.ics",
        "/academie/agenda.ics", "/academie/agenda/", "/academie/",
        f"/academie/{it.course_id}/reeks/{it.pk}/aanmelden/",
        f"/academie/plek/{queries.token_of(waits.code)}/",
        f"/academie/plek/{queries.token_of(waits.code)}/agenda.ics",
    ):  # fmt: skip
        assert "geheim" not in client.get(path, **HOST).text.replace("\r\n ", ""), path
    own = f"/academie/plek/{queries.token_of(inside.code)}/"
    assert secret in client.get(own, **HOST).text
    assert secret in client.get(f"{own}agenda.ics", **HOST).text.replace("\r\n ", "")


def test_a_guest_enrols_confirms_by_the_link_and_leaves(cast, client, soon):
    it = run(CourseFactory(centre=cast.noord), starts=soon)
    page = f"/academie/{it.course_id}/reeks/{it.pk}/aanmelden/"
    assert client.post(page, {"name": "Jan", "address": "geen"}, **HOST).status_code == 422
    answer = client.post(page, {"name": "Jan", "address": "Jan@example.org"}, **HOST)
    assert answer["Location"].endswith("/aangemeld/")
    row = Enrolment.objects.get()
    own = f"/academie/plek/{queries.token_of(row.code)}/"
    assert own in Letter.objects.get().text

    assert "Klopt dit adres?" in client.get(own, **HOST).text
    assert Enrolment.objects.get().proven_at is None
    client.post(own, {"doe": "prove"}, **HOST)
    assert Enrolment.objects.get().proven_at
    client.post(own, {"doe": "leave"}, **HOST)
    assert Enrolment.objects.get().state == "cancelled"
    client.post(own, {"doe": "back"}, **HOST)
    assert sorted(Enrolment.objects.values_list("state", flat=True)) == ["cancelled", "placed"]
    assert client.post(own, {"doe": "x"}, **HOST).status_code == 403


def test_daan_enrols_with_one_button_and_finds_it_at_his_place(cast, signed_in, soon):
    it = run(CourseFactory(centre=cast.noord, title="Leren lezen"), starts=soon)
    daan = signed_in(cast.daan)
    answer = daan.post(f"/academie/{it.course_id}/reeks/{it.pk}/aanmelden/", **HOST)
    assert "/academie/plek/" in answer["Location"]
    assert "Je hebt een plaats" in daan.get(answer["Location"], **HOST).text
    assert "Leren lezen" in daan.get("/mijn/cursussen/", **HOST).text


def test_cora_enrols_somebody_of_her_organisation_and_reads_why_not(cast, signed_in, soon):
    it = run(CourseFactory(centre=cast.noord, most_per_organisation=1), starts=soon)
    page = f"/academie/{it.course_id}/reeks/{it.pk}/aanmelden/?voor=anderen"
    cora, body = signed_in(cast.cora), str(cast.buurthuis.pk)
    who = {"name": "Bo", "address": "bo@example.org", "organisation": body}
    assert cora.post(page, who, **HOST)["Location"].endswith("/organisatie/cursussen/")
    assert "Bo" in cora.get("/organisatie/cursussen/", **HOST).text
    answer = cora.post(page, {**who, "address": "ed@example.org"}, **HOST)
    assert answer.status_code == 422
    assert "doet al 1 mens mee" in answer.text


def test_anna_makes_plans_and_opens_a_course_at_the_desk(cast, signed_in, soon):
    anna = signed_in(cast.anna)
    course = {
        "title": "Leren vragen", "subject": "guide", "about": "Vragen.", "minimum": "3",
        "below": "merge", "decide_days": "7", "free_days": "2", "may_miss": "1", "price_cents": "12,50",
    }  # fmt: skip
    anna.post("/academie/nieuw/", course, **HOST)
    made = Course.objects.get()
    assert (made.price_cents, made.below, made.look) == (1250, "merge", "passed")
    anna.post(f"/academie/beheer/{made.pk}/reeks/", {"places": "8"}, **HOST)
    it = Run.objects.get()
    days = f"/academie/beheer/reeks/{it.pk}/dagen/"
    assert anna.post(days, {"starts_at": "2030-01-01T10:00"}, **HOST).status_code == 422
    when = {"starts_at": "2030-01-01T10:00", "ends_at": "2030-01-01T12:00", "place": "Zaal"}
    anna.post(days, when, **HOST)
    anna.post(f"/academie/beheer/reeks/{it.pk}/stap/", {"doe": "open"}, **HOST)
    assert Run.objects.get().state == "open"
    day = it.sessions.get()
    anna.post(f"{days}{day.pk}/", {**when, "place": "Zaal 2"}, **HOST)
    anna.post(f"/academie/beheer/reeks/{it.pk}/plaatsen/", {"places": "9"}, **HOST)
    anna.post(f"/academie/beheer/reeks/{it.pk}/aanmelden/", {"name": "Mevrouw Bakker"}, **HOST)
    run_page = anna.get(f"/academie/beheer/reeks/{it.pk}/", **HOST).text
    assert "Mevrouw Bakker" in run_page
    row = Enrolment.objects.get()
    anna.post(f"/academie/beheer/reeks/{it.pk}/mensen/{row.pk}/", {"doe": "leave"}, **HOST)
    assert Enrolment.objects.get().state == "cancelled"
    anna.post(f"/academie/beheer/reeks/{it.pk}/stap/", {"doe": "cancel", "reason": "Ziek"}, **HOST)
    assert Run.objects.get().state == "cancelled"
    assert "Leren vragen" in anna.get("/balie/academie/?q=vragen", **HOST).text
    anna.post("/balie/academie/delen/", {"doe": "ja"}, **HOST)
    assert queries.is_sharing(cast.noord)


def test_everybody_goes_to_another_date_from_the_desk(cast, signed_in, soon):
    it = run(CourseFactory(centre=cast.noord), starts=soon)
    other = run(it.course, starts=soon + timedelta(days=30))
    row = EnrolmentFactory(run=it)
    anna, step = signed_in(cast.anna), f"/academie/beheer/reeks/{it.pk}/stap/"
    assert anna.post(step, {"doe": "merge", "naar": "0"}, **HOST).status_code == 403
    anna.post(step, {"doe": "merge", "naar": str(other.pk)}, **HOST)
    row.refresh_from_db()
    assert row.run == other


@pytest.mark.parametrize("number", [2, 20])
def test_the_desk_and_the_list_of_a_run_stay_quick(
    cast, signed_in, soon, number, django_assert_max_num_queries
):
    course = CourseFactory(centre=cast.noord)
    it = run(course, starts=soon)
    for _n in range(number):
        CourseFactory(centre=cast.noord)
        EnrolmentFactory(run=it, organisation=cast.buurthuis)
    anna = signed_in(cast.anna)
    anna.get("/balie/academie/", **HOST)
    with django_assert_max_num_queries(10):  # two of them for the session and the second step
        anna.get("/balie/academie/", **HOST)
    with django_assert_max_num_queries(14):
        anna.get(f"/academie/beheer/reeks/{it.pk}/", **HOST)
