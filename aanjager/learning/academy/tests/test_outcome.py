"""Attendance, catching up, certificates, what people thought, the bill, and files."""

import json
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from aanjager.community.invoices.models import Invoice
from aanjager.community.invoices.tests.factories import seller
from aanjager.community.organisations.queries import actor_of
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.learning.academy import actions, jobs, queries, rules
from aanjager.learning.academy.models import Certificate, CourseEvaluation, Material
from aanjager.learning.academy.tests.factories import finished, noted, staff
from aanjager.learning.courses import actions as places
from aanjager.learning.courses.models import Attendance, Course, CourseNeed, Enrolment, Run
from aanjager.learning.courses.queries import token_of
from aanjager.learning.courses.tests.factories import STARTS, CourseFactory, EnrolmentFactory, run
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def fresh(row):
    return Enrolment.objects.get(pk=row.pk)


def test_who_was_there_gets_a_certificate_and_who_was_not_hears_it(cast):
    it = run(CourseFactory(centre=cast.noord))
    here, away = EnrolmentFactory(run=it, name="Hanna"), EnrolmentFactory(run=it)
    first = it.sessions.first()
    with pytest.raises(Refused, match="nog niet begonnen"):
        actions.note_session(
            first, [], by=staff(cast.noord), at=first.starts_at - timedelta(hours=1)
        )
    with pytest.raises(Refused, match="nog niet voorbij"):
        actions.finish(it, by=staff(cast.noord), at=first.ends_at)
    noted(it, here, days=1)
    with pytest.raises(Refused, match="van elke dag"):
        actions.finish(it, by=staff(cast.noord), at=it.ends_at)
    noted(it, here)
    many = actions.finish(it, by=staff(cast.noord), at=it.ends_at)

    assert (many, fresh(here).state, fresh(away).state) == (1, "present", "absent")
    certificate = Certificate.objects.get()
    assert (certificate.enrolment, certificate.name) == (here, "Hanna")
    assert certificate.facts["hours"] == 4.0
    assert len(Letter.objects.filter(kind="course-missed", to_address=away.address)) == 2
    assert "2 van de 2 keer" in Letter.objects.get(to_address=here.address).text
    with pytest.raises(Refused, match="staat niet open"):
        actions.finish(it, by=staff(cast.noord), at=it.ends_at)


def test_the_rule_of_the_course_says_what_is_enough():
    may_miss_one = Course(may_miss=1)
    strict = Course(may_miss=1, is_first_obligatory=True)
    days = [1, 2, 3]

    assert rules.progress(may_miss_one, days, {1: False, 2: True, 3: True}).is_enough
    assert not rules.progress(may_miss_one, days, {1: False, 2: False, 3: True}).is_enough
    assert not rules.progress(strict, days, {1: False, 2: True, 3: True}).is_enough
    assert rules.progress(strict, days, {1: True, 2: False, 3: True}).is_enough
    assert not rules.progress(may_miss_one, days, {1: True, 2: True}).is_enough  # not all is noted
    assert not rules.progress(may_miss_one, [1], {1: False}).is_enough  # never there


def test_who_misses_an_obligatory_first_day_is_out_and_a_correction_brings_back(cast):
    it = run(CourseFactory(centre=cast.noord, is_first_obligatory=True))
    row = EnrolmentFactory(run=it)
    noted(it, days=1)
    assert fresh(row).state == "absent"
    assert "niet meer met een certificaat" in Letter.objects.get(kind="course-missed").text
    noted(it, row, days=1)
    assert fresh(row).state == "placed"
    assert Letter.objects.filter(kind="course-missed").count() == 1


def missed_one(cast, **facts):
    """Somebody who missed the second day of a run that is over, and another run to come."""
    course = CourseFactory(centre=cast.noord, may_catch_up=True, **facts)
    it, other = run(course), run(course, starts=STARTS + timedelta(days=30), places=1)
    row = EnrolmentFactory(run=it)
    first, second = it.sessions.all()
    by = staff(cast.noord)
    actions.note_session(first, [row.pk], by=by, at=first.ends_at)
    actions.note_session(second, [], by=by, at=second.ends_at)
    actions.finish(it, by=by, at=it.ends_at)
    return fresh(row), second, other


def test_a_missed_day_is_made_up_for_in_another_run_and_brings_the_certificate(cast):
    row, missed, other = missed_one(cast)
    at, token = row.run.ends_at + timedelta(days=1), token_of(row.code)
    assert "kun je nog inhalen" in Letter.objects.get(kind="course-finished").text
    ((day, left),) = queries.about_to_catch_up(row, missed, at)
    assert (day, left) == (other.sessions.last(), 1)
    with pytest.raises(Refused, match="alleen degene"):
        actions.catch_up(row, missed, day, by=ANONYMOUS, at=at, token="anders")
    actions.catch_up(row, missed, day, by=ANONYMOUS, at=at, token=token)

    with pytest.raises(Refused, match="niet gemist"):
        actions.catch_up(row, missed, day, by=ANONYMOUS, at=at, token=token)
    assert [it for it, _noted in queries.expected(day)] == [row]
    actions.note_session(day, [row.pk], by=staff(cast.noord), at=day.ends_at)
    assert fresh(row).state == "present"
    assert Certificate.objects.get().enrolment == row
    assert Letter.objects.filter(kind="course-certified").count() == 1


def test_who_catches_up_takes_a_place_on_that_day(cast):
    row, missed, other = missed_one(cast)
    at = row.run.ends_at + timedelta(days=1)
    actions.catch_up(row, missed, other.sessions.last(), by=staff(cast.noord), at=at)
    late = places.enrol(other, places.Guest("Jan", "jan@example.org"), by=ANONYMOUS, at=at)
    assert late.state == "waiting"


def test_a_full_day_and_a_course_without_catching_up_refuse(cast):
    row, missed, other = missed_one(cast)
    EnrolmentFactory(run=other)
    at, day = row.run.ends_at, other.sessions.last()
    assert queries.about_to_catch_up(row, missed, at) == []
    with pytest.raises(Refused, match="geen plaats meer"):
        actions.catch_up(row, missed, day, by=staff(cast.noord), at=at)
    row.run.course.may_catch_up = False
    row.run.course.save()
    with pytest.raises(Refused, match="niet inhalen"):
        actions.catch_up(row, missed, day, by=staff(cast.noord), at=at)
    assert not Attendance.objects.filter(instead_of__isnull=False).exists()


def test_the_clock_finishes_a_run_that_was_noted_once(cast, monkeypatch):
    it = run(CourseFactory(centre=cast.noord))
    noted(it, EnrolmentFactory(run=it))
    waits = EnrolmentFactory(run=it, state="waiting", placed_at=None)
    monkeypatch.setattr(jobs, "now", lambda: it.ends_at + timedelta(days=2))
    jobs.finish(0)
    jobs.finish(0)

    assert Run.objects.get().state == "closed"
    assert Certificate.objects.count() == 1
    assert Letter.objects.filter(kind="course-finished").count() == 1
    assert fresh(waits).state == "missed"


def test_the_number_is_real_for_everybody_and_shows_what_the_certificate_shows(cast, client):
    _it, (row,) = finished(cast.noord)
    certificate = Certificate.objects.get()
    page = client.get("/academie/certificaat/", {"nummer": certificate.number.lower()}).text
    assert "Dit nummer is echt" in page
    assert row.name in page
    assert row.address not in page
    assert "kennen we niet" in client.get("/academie/certificaat/?nummer=ABCDEFGHJK").text

    link = f"/academie/plek/{token_of(row.code)}/"
    pdf = client.get(f"{link}certificaat.pdf").content
    assert pdf.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in pdf
    data = json.loads(client.get(f"{link}certificaat.json").content)
    assert data["number"] == certificate.number
    assert data["course"] == row.run.course.title
    assert client.get(f"{link}certificaat.txt").status_code == 404

    actions.withdraw(certificate, "Verkeerde naam", by=staff(cast.noord), at=row.run.closed_at)
    page = client.get("/academie/certificaat/", {"nummer": certificate.number}).text
    assert "ingetrokken: Verkeerde naam" in page
    assert row.name not in page
    assert client.get(f"{link}certificaat.pdf").status_code == 404
    with pytest.raises(Refused, match="al ingetrokken"):
        actions.withdraw(certificate, "x", by=staff(cast.noord), at=row.run.closed_at)


def test_a_name_on_a_certificate_goes_after_seven_years_and_the_number_stays(cast):
    it, _rows = finished(cast.noord)
    actions.forget(by=CLOCK, at=it.closed_at + timedelta(days=6 * 365))
    assert Certificate.objects.get().name
    actions.forget(by=CLOCK, at=it.closed_at + timedelta(days=8 * 365))
    assert Certificate.objects.get().name == ""
    assert "(gewist)" in [value for _n, _w, value in queries.as_words(Certificate.objects.get())]


def answers(**more):
    return {"learned": 4, "clear": 3, "advises": 4, **more}


def test_looking_answers_nothing_and_answers_stand_apart_from_who_gave_them(cast, client):
    it, (row,) = finished(cast.noord)
    link, at = f"/academie/plek/{token_of(row.code)}/", it.closed_at + timedelta(days=1)
    client.get(link)
    assert not CourseEvaluation.objects.exists()
    with pytest.raises(Refused, match="alle drie"):
        actions.evaluate(row, {"learned": 4}, by=ANONYMOUS, at=at, token=token_of(row.code))
    actions.evaluate(row, answers(), by=ANONYMOUS, at=at, token=token_of(row.code))
    assert {f.name for f in CourseEvaluation._meta.fields} == {
        "id",
        "run",
        "learned",
        "clear",
        "advises",
    }
    with pytest.raises(Refused, match="al geantwoord"):
        actions.evaluate(fresh(row), answers(), by=ANONYMOUS, at=at, token=token_of(row.code))


def test_figures_come_when_nobody_can_answer_any_more_and_withhold_small_numbers(cast):
    it, rows = finished(cast.noord, people=8)
    by, later = staff(cast.noord), it.closed_at + timedelta(days=22)
    for number, row in enumerate(rows[:7]):
        given = answers(clear=1 if number == 0 else 3)
        actions.evaluate(row, given, by=ANONYMOUS, at=it.closed_at, token=token_of(row.code))
    with pytest.raises(Refused, match="tijd om te antwoorden"):
        actions.evaluate(rows[7], answers(), by=ANONYMOUS, at=later, token=token_of(rows[7].code))
    with pytest.raises(Refused, match="drie weken"):
        rules.read_results(by, it, at=it.closed_at)
    rules.read_results(by, it, at=later)

    found = queries.results(by, it)
    assert found["many"] == 7
    learned, clear, _advises = (dict(cells) for _words, cells in found["questions"])
    assert list(learned.values()) == [0, 0, 0, 7]
    assert list(clear.values()) == [None, None, None, None]  # six would tell of the one
    assert queries.results(actor_of(cast.daan), it)["many"] is None


def test_few_answers_are_no_figures(cast):
    it, rows = finished(cast.noord, people=4)
    for row in rows:
        actions.evaluate(row, answers(), by=ANONYMOUS, at=it.closed_at, token=token_of(row.code))
    found = queries.results(staff(cast.noord), it)
    assert found["many"] is None
    assert {count for _words, cells in found["questions"] for _said, count in cells} == {None}


def test_invoices_stand_ready_one_per_organisation_and_one_per_person(cast, now):
    it = run(CourseFactory(centre=cast.noord, price_cents=4500))
    for body in (cast.buurthuis, cast.buurthuis, None):
        EnrolmentFactory(run=it, organisation=body)
    EnrolmentFactory(run=it, state="cancelled", is_charged=True)
    EnrolmentFactory(run=it, state="cancelled")
    by = actor_of(cast.anna)
    with pytest.raises(Refused, match="begonnen"):
        actions.bill(it, by=by, at=now)
    with pytest.raises(Refused, match="Vul eerst in"):
        actions.bill(it, by=by, at=STARTS)
    seller(cast.noord)
    made = actions.bill(it, by=by, at=STARTS)

    assert len(made) == 3
    invoice = Invoice.objects.get(organisation=cast.buurthuis)
    line = invoice.lines.get()
    assert (line.quantity, line.price_cents, invoice.state) == (2, 4500, "draft")
    with pytest.raises(Refused, match="al een factuur"):
        actions.bill(it, by=by, at=STARTS)


def test_a_free_course_and_one_of_an_organisation_are_not_billed(cast):
    by = actor_of(cast.anna)
    with pytest.raises(Refused, match="gratis"):
        actions.bill(run(CourseFactory(centre=cast.noord)), by=by, at=STARTS)
    theirs = CourseFactory(centre=cast.noord, organisation=cast.buurthuis, price_cents=100)
    with pytest.raises(Refused, match="zelf de rekening"):
        actions.bill(run(theirs), by=by, at=STARTS)


def test_files_are_looked_into_and_only_for_who_takes_part(cast, client, now):
    it = run(CourseFactory(centre=cast.noord))
    by, course = staff(cast.noord), it.course
    with pytest.raises(Refused, match="iets anders"):
        actions.add_material(
            course, "x", SimpleUploadedFile("a.pdf", b"MZ geen pdf"), by=by, at=now
        )
    actions.add_material(course, "Het boekje", SimpleUploadedFile("a.pdf", PDF), by=by, at=now)
    kept = Material.objects.get()
    inside, waits = EnrolmentFactory(run=it), EnrolmentFactory(run=it, state="waiting")
    links = [f"/academie/plek/{token_of(row.code)}/bestand/{kept.pk}/" for row in (inside, waits)]

    answer = client.get(links[0])
    assert answer["Content-Disposition"] == 'attachment; filename="het-boekje.pdf"'
    assert client.get(links[1]).status_code == 403
    with pytest.raises(Refused, match="alleen wie de cursus geeft"):
        actions.remove_material(kept, by=actor_of(cast.bram), at=now)
    actions.remove_material(kept, by=by, at=now)
    assert client.get(links[0]).status_code == 404


def test_what_was_followed_is_counted_per_centre_and_period(cast):
    it, _rows = finished(cast.noord, people=3)
    finished(cast.zuid)
    day = it.closed_at.date()
    found = queries.followed(cast.noord, day, day + timedelta(days=1))
    assert found == queries.Followed(runs=1, places=3, finished=3, certificates=3)
    assert queries.followed(cast.noord, date(2020, 1, 1), day).runs == 0


def test_needs_are_kept_only_where_the_course_asks_and_erased_after_thirty_days(cast, now):
    asks = run(CourseFactory(centre=cast.noord, asks_needs=True))
    silent = run(CourseFactory(centre=cast.noord))
    for it in (asks, silent):
        places.enrol(
            it, places.Guest("Jo", "jo@example.org", needs="Een ringleiding"), by=ANONYMOUS, at=now
        )
    assert [it.text for it in actions.look_at_needs(asks, by=actor_of(cast.anna), at=now)] == [
        "Een ringleiding"
    ]
    with pytest.raises(Refused, match="wie de cursus geeft"):
        actions.look_at_needs(asks, by=actor_of(cast.bram), at=now)
    places.forget(by=CLOCK, at=asks.ends_at + timedelta(days=29))
    assert CourseNeed.objects.count() == 1
    places.forget(by=CLOCK, at=asks.ends_at + timedelta(days=31))
    assert not CourseNeed.objects.exists()
    places.forget(by=CLOCK, at=asks.ends_at + timedelta(days=366))
    assert not Enrolment.objects.exclude(name="", address="").exists()


def test_what_a_certificate_says_never_changes_not_even_by_hand(cast):
    finished(cast.noord)
    it = Certificate.objects.get()

    for change in (
        lambda: Certificate.objects.update(facts={"course": "Anders"}),
        lambda: Certificate.objects.update(number="ANDERS2345"),
        lambda: Certificate.objects.update(name="Iemand anders"),
        it.delete,
    ):
        with pytest.raises(IntegrityError, match="certificate never changes"), transaction.atomic():
            change()
    actions.withdraw(it, "De verkeerde persoon.", by=staff(cast.noord), at=it.issued_at)
    with pytest.raises(IntegrityError, match="certificate never changes"), transaction.atomic():
        Certificate.objects.update(withdrawn_at=None, withdrawn_because="")
    assert Certificate.objects.update(name="") == 1  # what is past its term goes


def waited_in_vain(centre, **facts):
    """A full run with somebody who waits, an hour after it began, and when the clock came by."""
    it = run(CourseFactory(centre=centre), places=1)
    EnrolmentFactory(run=it)
    row = EnrolmentFactory(run=it, state="waiting", placed_at=None, **facts)
    CourseNeed.objects.create(enrolment=row, text="een stoel zonder wielen")
    return it, row, it.starts_at + timedelta(hours=1)


def test_who_waited_in_vain_hears_it_once_with_the_next_date(cast, client, monkeypatch):
    it, row, at = waited_in_vain(cast.noord)
    following = run(it.course, starts=it.starts_at + timedelta(days=30))
    run(CourseFactory(centre=cast.noord), starts=it.starts_at + timedelta(days=3))  # another course
    monkeypatch.setattr(jobs, "now", lambda: it.starts_at - timedelta(minutes=1))
    jobs.pass_by()
    assert fresh(row).state == "waiting"
    monkeypatch.setattr(jobs, "now", lambda: at)
    jobs.pass_by()
    jobs.pass_by()

    assert fresh(row).state == "missed"
    assert not CourseNeed.objects.exists()
    letter = Letter.objects.get(kind="course-passed-by")
    assert letter.subject == f"Je kwam niet aan de beurt: {it.course.title}"
    assert "De volgende reeks begint op vrijdag 1 mei, 20.00 uur" in letter.text
    monkeypatch.setattr("aanjager.learning.academy.views.own.now", lambda: at)
    page = client.get(f"/academie/plek/{token_of(row.code)}/", HTTP_HOST="noord.localhost").text
    assert "Je kwam niet aan de beurt." in page
    assert f"/academie/{it.course_id}/reeks/{following.pk}/aanmelden/" in page
    assert "verlopen" not in page
    noted(it, *it.enrolments.filter(state="placed"))
    actions.finish(it, by=CLOCK, at=it.ends_at + timedelta(days=2))
    assert fresh(row).state == "missed"
    assert Letter.objects.filter(kind="course-passed-by").count() == 1


def test_without_a_next_date_the_letter_says_so_in_the_language_of_who_waited(cast):
    it, _row, at = waited_in_vain(cast.noord, language="en")
    assert actions.pass_by(it, by=CLOCK, at=at) == 1
    letter = Letter.objects.get(kind="course-passed-by")
    assert "There is no new date yet." in letter.text
    with pytest.raises(Refused, match="vanzelf"):
        actions.pass_by(it, by=ANONYMOUS, at=at)
    with pytest.raises(Refused, match="nog niet begonnen"):
        actions.pass_by(it, by=CLOCK, at=it.starts_at - timedelta(minutes=1))


def test_an_offer_that_ran_out_is_called_that_and_a_wait_in_vain_is_not(cast):
    it, row, _at = waited_in_vain(cast.noord)
    offered = EnrolmentFactory(run=it, state="offered", offered_until=it.starts_at, placed_at=None)
    noted(it, *it.enrolments.filter(state="placed"))
    actions.finish(it, by=staff(cast.noord), at=it.ends_at)  # the clock stood still all that time
    assert (fresh(row).state, fresh(offered).state) == ("missed", "lapsed")
    assert fresh(row).get_state_display() == "kwam niet aan de beurt"
    assert Letter.objects.filter(kind="course-passed-by", to_address=row.address).count() == 1


def test_who_waited_in_vain_still_takes_the_place_of_who_stayed_away(cast):
    it, row, at = waited_in_vain(cast.noord)
    actions.pass_by(it, by=CLOCK, at=at)
    with pytest.raises(Refused, match="geen plaats vrij"):
        places.seat(fresh(row), by=staff(cast.noord), at=at)
    Run.objects.filter(pk=it.pk).update(places=2)
    places.seat(fresh(row), by=staff(cast.noord), at=at)
    assert fresh(row).state == "placed"
