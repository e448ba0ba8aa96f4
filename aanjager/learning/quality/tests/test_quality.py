import io
from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from aanjager.community.centres.tests.factories import StaffFactory, staff_of
from aanjager.community.organisations.queries import actor_of
from aanjager.community.organisations.tests.factories import CoordinatorFactory, OrganisationFactory
from aanjager.community.people.tests.factories import PersonFactory
from aanjager.community.ties.tests.factories import tie
from aanjager.exchange.placements.tests.factories import PlacementFactory
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.learning.model_texts import actions as texts
from aanjager.learning.quality import actions, queries, rules
from aanjager.learning.quality.actions import Said
from aanjager.learning.quality.choices import Chapter
from aanjager.learning.quality.models import Evaluation, Evidence, Helper, Planned, Score
from aanjager.learning.quality.tests.factories import (
    LINE,
    NOW,
    actor_for,
    advised_by,
    asked,
    assessing,
    begun,
    evidence,
    judged_by,
    passed,
    pdf,
    scored,
)
from aanjager.trust.accounts.tests.factories import UserFactory
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter
from aanjager.trust.privacy import actions as privacy
from aanjager.trust.privacy import queries as about_me

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def letter(**facts):
    """One of the letters that went to everybody who speaks for the organisation."""
    return Letter.objects.filter(**facts).earliest("pk")


@pytest.fixture
def cora(cast):
    return actor_of(cast.cora)


def test_a_small_organisation_answers_only_what_is_for_small(cast, cora):
    it = begun(cast.buurthuis, by=cora)
    small, full = queries.statements("small", NOW.date()), queries.statements("full", NOW.date())

    assert (len(small), len(full)) == (14, 21)
    assert {row.chapter for row in small} == set(Chapter.values)
    assert [row.pk for part in queries.parts(it) for row in [r.statement for r in part.rows]] == [
        row.pk for row in small
    ]
    assert all("https://" in row.source for row in full)


def test_loading_statements_again_changes_nothing(db):
    assert len(actions.load(by=CLOCK, at=NOW).new) == 21
    assert actions.load(by=CLOCK, at=NOW).same == 21
    for act in (actions.load, actions.remind, actions.forget):
        with pytest.raises(Refused, match="vanzelf"):
            act(by=ANONYMOUS, at=NOW)


def test_progress_is_two_points_for_yes_and_one_for_partly(cast, cora):
    it = begun(cast.buurthuis, by=cora)
    first = queries.parts(it)[0]
    values = [2, 1, 0]
    said = {row.statement.pk: Said(value) for row, value in zip(first.rows, values, strict=True)}

    assert actions.score(it, {**said, 999_999: Said(2)}, by=cora, at=NOW) == 3

    assert queries.progress(queries.parts(it))[0] == ("Inrichten", 50)
    assert queries.open_statements(it) == 11
    assert queries.missing_subjects(it)[0] in {"safety", "conduct", "begeleiding"}


def test_what_is_missing_leads_to_a_text_that_helps(cast, cora):
    it = begun(cast.buurthuis, by=cora)
    texts.load(by=CLOCK, at=NOW)
    safe = queries.parts(it, chapter="safe", help_for=cora)[0]
    conduct = next(row for row in safe.rows if row.statement.code == "conduct")

    assert [text.title for text in conduct.help] == ["Gedragscode"]
    scored(it, by=cora)
    safe = queries.parts(it, chapter="safe", help_for=cora)[0]
    assert all(row.help == [] for row in safe.rows)


def test_a_round_is_begun_by_the_organisation_one_at_a_time(cast, cora):
    begun(cast.buurthuis, by=cora)
    waits = OrganisationFactory(centre=cast.noord, status="registered")
    CoordinatorFactory(organisation=waits, person=cast.person(cast.cora))

    for organisation, who, why in (
        (cast.buurthuis, cora, "al bezig"),
        (cast.buurthuis, staff_of(cast.noord), "organisatie zelf"),
        (waits, actor_of(cast.cora), "goedkeurde"),
    ):
        with pytest.raises(Refused, match=why):
            actions.begin(organisation, "small", by=who, at=NOW)


def test_from_the_first_score_to_a_mark_for_four_years(cast):
    it = passed(cast.buurthuis)

    assert (it.state, it.valid_until) == ("passed", date(2030, 12, 1))
    assert queries.valid_mark(cast.buurthuis, on=date(2030, 12, 1)) == it
    assert queries.valid_mark(cast.buurthuis, on=date(2030, 12, 2)) is None
    assert [one.mark_until for one in queries.marked(cast.noord, on=NOW.date())] == [it.valid_until]
    assert not queries.marked(cast.zuid, on=NOW.date()).exists()
    assert queries.counts(cast.noord, NOW.date()) == {"running": 0, "marks": 1}
    assert "1 december 2030" in letter(subject__contains="heeft het goed geregeld").text
    with pytest.raises(Refused, match="laatste jaar"):
        begun(cast.buurthuis, at=NOW + 1_000 * DAY)
    assert begun(cast.buurthuis, at=NOW + 1_200 * DAY).state == "scoring"


def test_the_adviser_is_asked_only_when_everything_is_answered(cast, cora):
    it = begun(cast.buurthuis, by=cora)
    with pytest.raises(Refused, match="nog 14"):
        actions.ask(it, by=cora, at=NOW)
    scored(it, 1, by=cora)
    with pytest.raises(Refused, match="nog geen adviseur"):
        actions.ask(it, by=cora, at=NOW)
    advised_by(it)
    actions.ask(it, by=cora, at=NOW)

    for act in (
        lambda: actions.score(it, {}, by=cora, at=NOW),
        lambda: actions.ask(it, by=cora, at=NOW),
        lambda: evidence(it, by=cora),
    ):
        with pytest.raises(Refused, match="adviseur kijkt"):
            act()


def test_not_yet_brings_it_back_with_reasons(cast):
    it, adviser = asked(cast.buurthuis)
    actions.advise(it, says_yes=False, words="Geen meldroute.", by=actor_for(adviser), at=NOW)
    it.refresh_from_db()
    assert it.state == "scoring"
    assert "Geen meldroute." in letter(subject__contains="wat er nog moet").text

    other, judge = assessing(OrganisationFactory(centre=cast.noord))
    actions.judge(other, says_yes=False, words="Laat zien.", by=actor_for(judge), at=NOW)
    other.refresh_from_db()
    assert (other.state, other.valid_until) == ("scoring", None)


def test_only_the_adviser_advises_and_only_the_assessor_judges(cast, cora):
    it, adviser = asked(cast.buurthuis)
    judge = judged_by(it)
    for who in (cora, staff_of(cast.noord), actor_for(judge), ANONYMOUS, CLOCK):
        with pytest.raises(Refused, match="alleen de adviseur"):
            actions.advise(it, says_yes=True, words="Ja", by=who, at=NOW)
    with pytest.raises(Refused, match="niets om te beoordelen"):
        actions.judge(it, says_yes=True, words="Ja", by=actor_for(judge), at=NOW)
    with pytest.raises(Refused, match="waarom"):
        actions.advise(it, says_yes=True, words=" ", by=actor_for(adviser), at=NOW)
    actions.advise(it, says_yes=True, words="Ja", by=actor_for(adviser), at=NOW)
    for who in (cora, staff_of(cast.noord), actor_for(adviser), ANONYMOUS, CLOCK):
        with pytest.raises(Refused, match="alleen de eindbeoordelaar"):
            actions.judge(it, says_yes=True, words="Ja", by=who, at=NOW)
    with pytest.raises(Refused, match="niets gevraagd"):
        actions.advise(it, says_yes=True, words="Ja", by=actor_for(adviser), at=NOW)


def test_who_advised_or_speaks_for_the_organisation_never_judges(cast):
    it = begun(cast.buurthuis)
    adviser = advised_by(it)
    advised_by(it)  # the first is adviser no more, and advised
    for user, why in ((adviser, "adviseerde"), (cast.cora, "spreekt")):
        with pytest.raises(Refused, match=why):
            judged_by(it, user, override="Er is niemand anders in de buurt.")
    judge = judged_by(it)
    with pytest.raises(Refused, match="Wie beoordeelt, adviseert niet"):
        advised_by(it, judge)


def bound_as(how, organisation):
    """Somebody who is bound to the organisation, in this way."""
    person = PersonFactory()
    if how == "eerder coördinator":
        CoordinatorFactory(organisation=organisation, person=person, ended_on=date(2026, 1, 1))
    elif how == "netwerk":
        made = tie(person, PersonFactory())
        made.sides.filter(is_proposer=False).update(person=None, organisation=organisation)
    else:
        PlacementFactory(started=True, person=person, opportunity__organisation=organisation)
    return person.user


@pytest.mark.parametrize("how", ["eerder coördinator", "netwerk", "vrijwilliger"])
def test_a_tie_needs_a_reason_that_is_kept_with_who_gave_it(cast, how):
    it = begun(cast.buurthuis)
    user = bound_as(how, cast.buurthuis)
    with pytest.raises(Refused, match=how):
        judged_by(it, user)

    judged_by(it, user, override="Zij kent het vak als geen ander.", decider="Anna")

    kept = Helper.objects.get(role="assessor")
    assert (kept.override_reason, kept.override_by) == ("Zij kent het vak als geen ander.", "Anna")
    assert Event.objects.filter(verb="quality.assessor_named_anyway").exists()


def test_a_reason_without_a_tie_is_not_kept(cast):
    it = begun(cast.buurthuis)
    judged_by(it, override="Voor de zekerheid.", decider="Anna")

    assert Helper.objects.get(role="assessor").override_reason == ""


def test_only_staff_of_the_centre_name_who_helps(cast, cora):
    it, user = begun(cast.buurthuis), UserFactory()
    for who in (cora, staff_of(cast.zuid), ANONYMOUS):
        for act in (actions.name_adviser, actions.name_assessor):
            with pytest.raises(Refused, match="noemt de centrale"):
                act(it, user, by=who, at=NOW)
    done = passed(OrganisationFactory(centre=cast.noord))
    with pytest.raises(Refused, match="al voorbij"):
        actions.name_adviser(done, user, by=staff_of(cast.noord), at=NOW)


def test_files_and_words_are_for_those_named_alone(cast, cora):
    it, adviser = asked(cast.buurthuis)
    judge = judged_by(it)
    helpers = queries.helpers_of(it)

    for who in (cora, actor_for(adviser)):
        rules.read(who, it, helpers)
    others = (staff_of(cast.noord), staff_of(cast.zuid), actor_of(cast.daan), ANONYMOUS)
    for who in (*others, actor_for(judge)):  # who judges sees it when it is time
        with pytest.raises(Refused, match="alleen voor de organisatie"):
            rules.read(who, it, helpers)
    actions.advise(it, says_yes=True, words="Ja", by=actor_for(adviser), at=NOW)
    it = queries.one(CLOCK, it.pk)
    rules.read(actor_for(judge), it, queries.helpers_of(it))
    for who in (actor_of(cast.daan), ANONYMOUS, staff_of(cast.zuid)):
        assert not Evaluation.objects.visible_to(who).exists()


def photo():
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(made, "JPEG")
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("bewijs.pdf", b"<html><script>alert(1)</script>", "iets anders"),
        ("bewijs.jpg", b"MZ\x90\x00" * 10, "iets anders"),
        ("bewijs.pdf", photo(), "iets anders"),
        ("bewijs.exe", b"MZ\x90\x00", "Dit soort bestand"),
        ("bewijs.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Dit soort bestand"),
        ("bewijs.pdf", b"", "leeg"),
        ("bewijs.pdf", b"%PDF-1.4\n/JavaScript (app.alert(1))\n%%EOF", "script"),
    ],
    ids=["html", "program", "photo as pdf", "exe", "svg", "empty", "pdf with script"],
)
def test_a_file_that_is_not_what_it_says_is_refused(cast, cora, name, content, why):
    it = begun(cast.buurthuis, by=cora)
    with pytest.raises(Refused, match=why):
        evidence(it, by=cora, file=pdf(name, content))
    assert not Evidence.objects.exists()


def test_a_file_keeps_its_name_on_screen_and_another_on_disk(cast, cora):
    it = begun(cast.buurthuis, by=cora)
    made = evidence(it, by=cora, file=pdf("../../etc/Code van Cora.pdf"))

    assert made.name == "Code van Cora.pdf"
    assert "Cora" not in made.file.name
    for _number in range(4):
        evidence(it, by=cora)
    with pytest.raises(Refused, match="Vijf bestanden"):
        evidence(it, by=cora)


def test_a_file_that_is_taken_away_is_gone(cast, cora, django_capture_on_commit_callbacks):
    made = evidence(begun(cast.buurthuis, by=cora), by=cora)
    name = made.file.name
    with pytest.raises(Refused, match="organisatie zelf"):
        actions.remove_evidence(made, by=staff_of(cast.noord), at=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_evidence(made, by=cora, at=NOW)
    assert not default_storage.exists(name)
    assert not Evidence.objects.exists()


def test_the_organisation_and_its_adviser_plan_and_tick_off(cast, cora):
    it = begun(cast.buurthuis, by=cora)
    adviser = actor_for(advised_by(it))
    row = actions.plan(it, LINE, by=cora, at=NOW)
    actions.plan(it, LINE, by=adviser, at=NOW)
    actions.finish(row, by=adviser, at=NOW)
    actions.finish(row, by=cora, at=NOW + DAY)

    assert [line.done_at for line in queries.planned(it)] == [None, NOW]
    for who in (staff_of(cast.noord), ANONYMOUS):
        with pytest.raises(Refused, match="haar adviseur"):
            actions.plan(it, LINE, by=who, at=NOW)
    Planned.objects.bulk_create(
        Planned(evaluation=it, what="x", who="x", due_on=NOW.date()) for _ in range(58)
    )
    with pytest.raises(Refused, match="vol"):
        actions.plan(it, LINE, by=cora, at=NOW)


def test_a_round_that_is_stopped_makes_room_for_another(cast, cora):
    it = begun(cast.buurthuis, by=cora)
    actions.stop(it, by=cora, at=NOW)

    assert begun(cast.buurthuis, by=cora).pk != it.pk
    with pytest.raises(Refused, match="al voorbij"):
        actions.stop(it, by=cora, at=NOW)
    with pytest.raises(Refused, match="ligt bij de beoordelaar of is voorbij"):
        actions.score(it, {}, by=cora, at=NOW)


def test_half_a_year_before_the_end_a_letter_goes_once(cast):
    it = passed(cast.buurthuis)
    soon = NOW.replace(year=2030) - 183 * DAY

    assert [actions.remind(by=CLOCK, at=soon - DAY), actions.remind(by=CLOCK, at=soon)] == [0, 1]
    assert actions.remind(by=CLOCK, at=soon + DAY) == 0
    assert "1 december 2030" in letter(subject__contains="loopt af").subject
    Evaluation.objects.filter(pk=it.pk).update(reminded_at=None)
    begun(cast.buurthuis, at=soon)
    assert actions.remind(by=CLOCK, at=soon + DAY) == 0


def test_files_go_when_the_mark_ends_and_what_was_decided_stays(
    cast, django_capture_on_commit_callbacks
):
    it, judge = assessing(cast.buurthuis)
    statement = queries.statements("small", NOW.date())[0]
    Evidence.objects.create(
        evaluation=it, statement=statement, name="code.pdf", media_type="application/pdf", size=1,
        added_at=NOW, file=default_storage.save("quality/x.pdf", pdf()),
    )  # fmt: skip
    it = actions.judge(it, says_yes=True, words="Ja", by=actor_for(judge), at=NOW)
    end = NOW.replace(year=2030)

    assert actions.forget(by=CLOCK, at=end) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.forget(by=CLOCK, at=end + DAY) == 1
    assert actions.forget(by=CLOCK, at=end + DAY) == 0
    assert not Evidence.objects.exists()
    assert not default_storage.exists("quality/x.pdf")
    assert Score.objects.filter(evaluation=it).count() == 14


def test_who_leaves_is_named_no_more_and_the_round_stands(cast, cora):
    it = scored(begun(cast.buurthuis, by=cora), by=cora)
    evidence(it, by=cora, file=pdf("brief.pdf"))
    actions.score(
        it, {Score.objects.first().statement_id: Said(2, "Vraag het aan Cora.")}, by=cora, at=NOW
    )
    taken = about_me.as_data(cora, NOW)["tables"]
    assert taken["learning.Evidence"][0]["name"] == "brief.pdf"
    assert len(taken["learning.Score"]) == 14

    person = cast.person(cast.cora)
    privacy.erase(about_me.subject(person_id=person.pk), reason="left", by=CLOCK, at=NOW)

    assert not Score.objects.exclude(scored_by=None).exists()
    assert Score.objects.filter(explanation="Vraag het aan […].").count() == 1
    assert Evidence.objects.get().added_by is None


def test_the_name_of_who_helps_is_that_of_the_person_or_of_the_work(cast):
    assert queries.name_of(cast.daan) == "Daan"
    assert queries.name_of(StaffFactory(centre=cast.noord, name="Wim").user) == "Wim"
    assert queries.account(" DAAN@example.org ") == cast.daan
    assert queries.account("niemand@example.org") is None
