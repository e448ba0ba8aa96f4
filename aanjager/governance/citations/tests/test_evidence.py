"""What the model asks of evidence: frozen, and honest about what happened to its source."""

import pytest

from aanjager.community.centres.tests.factories import StaffFactory
from aanjager.community.places.models import KeyFigure
from aanjager.governance.citations import actions, queries
from aanjager.governance.citations.jobs import tell
from aanjager.governance.documents import actions as documents
from aanjager.governance.documents.models import Decision
from aanjager.governance.documents.tests.factories import BodyFactory, open_text, seated
from aanjager.governance.plans.tests.factories import NOW, pattern, plan, staff
from aanjager.governance.sources import queries as sources
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.outreach.findings import actions as findings
from aanjager.outreach.findings.models import Cell, Release
from aanjager.outreach.findings.tests.factories import released
from aanjager.outreach.surveys import actions as surveys
from aanjager.outreach.surveys.actions import Asked
from aanjager.outreach.surveys.tests.factories import answered, opened, question, survey
from aanjager.participation.initiatives.tests.factories import InitiativeFactory
from aanjager.participation.signals.tests.factories import SignalFactory
from aanjager.trust.accounts.tests.factories import UserFactory
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def ida(cast):
    user = UserFactory(email="ida@example.org")
    StaffFactory(centre=cast.noord, user=user, name="Ida")
    return user


@pytest.fixture
def wave(cast, ida):
    return released(cast.noord, cast.anna, ida)


@pytest.fixture
def draft(cast):
    return plan(cast.noord, user=cast.anna)


def cell(wave, code="uren", group=""):
    return Cell.objects.get(release__wave=wave, question__code=code, group=group)


def cite(draft, kind, source, **facts):
    return actions.cite(draft, kind, source.pk, by=staff(draft.centre), at=NOW, **facts)


def only(draft):
    [found] = queries.with_newer(queries.of_plan(draft))
    return found


def again(wave, cast, ida, *, change=None):
    """A next wave of the same survey with its figures released; `change` changes the meaning of hours."""
    by = staff(cast.noord)
    later = surveys.next_wave(wave.survey, "Najaar", by=by, at=NOW)
    if change:
        asked = Asked("number", change, code="uren", comparable="changed")
        surveys.change_question(question(later, "uren"), asked, by=by, at=NOW)
    opened(later)
    answered(later, ["noord"] * 9 + ["zuid"] * 9)
    surveys.close(later, by=by, at=NOW)
    release = findings.propose(later, ["waar"], by=staff(cast.noord, cast.anna), at=NOW)
    findings.approve(release, by=staff(cast.noord, ida), at=NOW)
    return later


def test_a10_a_figure_grows_old_by_a_new_wave_and_ends_when_it_is_withdrawn(draft, wave, cast, ida):
    cited = cite(draft, "cell", cell(wave), because="Er is tijd genoeg.")
    before = (cited.about, cited.text, cited.n, cited.source, cited.caveat)
    assert before[:3] == ("Hoeveel uur per week?", "gemiddeld 1,9", 16)
    assert "Voorjaar" in cited.source
    assert only(draft).is_valid

    again(wave, cast, ida)
    found = only(draft)
    assert (found.state, found.words) == ("stale", "Er is een nieuwere ronde: Najaar.")
    assert found.newer.startswith("Najaar: gemiddeld")

    release = Release.objects.get(wave=wave)
    findings.withdraw(release, "Er zat een fout in.", by=staff(cast.noord), at=NOW)
    tell()
    found = only(draft)
    assert (found.state, found.words) == (
        "withdrawn",
        "De centrale trok dit cijfer in: Er zat een fout in.",
    )
    cited.refresh_from_db()
    assert (cited.about, cited.text, cited.n, cited.source, cited.caveat) == before
    letter = Letter.objects.get(kind="plan-evidence")
    assert letter.to_address == cast.anna.email
    assert "Er zat een fout in." in letter.text


def test_the_owner_hears_once_and_hears_again_when_it_gets_worse(draft, wave, cast, ida):
    cite(draft, "cell", cell(wave))
    assert actions.tell(draft, by=CLOCK, at=NOW) == 0

    again(wave, cast, ida)
    assert [actions.tell(draft, by=CLOCK, at=NOW) for _day in range(2)] == [1, 0]
    findings.withdraw(Release.objects.get(wave=wave), "Fout.", by=staff(cast.noord), at=NOW)
    tell()
    tell()
    assert Letter.objects.filter(kind="plan-evidence").count() == 2
    with pytest.raises(Refused, match="vanzelf"):
        actions.tell(draft, by=staff(cast.noord), at=NOW)


def test_e3_while_a_wave_is_open_or_waits_for_a_colleague_nothing_of_it_can_be_cited(draft, cast):
    wave = opened(survey(cast.noord))
    answered(wave, ["noord"] * 6)
    by = staff(cast.noord, cast.anna)
    assert not sources.of_kind(by, cast.noord, None, "cell").exists()

    surveys.close(wave, by=by, at=NOW)
    findings.propose(wave, [], by=by, at=NOW)
    assert not sources.of_kind(by, cast.noord, None, "cell").exists()
    with pytest.raises(Refused, match="niet vrijgegeven"):
        cite(draft, "cell", cell(wave))


def test_e5_two_plans_cite_the_same_figure_in_the_same_words(draft, wave, cast):
    other = plan(cast.noord, title="Een ander plan")
    one, two = cite(draft, "cell", cell(wave)), cite(other, "cell", cell(wave))

    assert (one.text, one.n, one.source) == (two.text, two.n, two.source)
    with pytest.raises(Refused, match="al bij het bewijs"):
        cite(draft, "cell", cell(wave))


def test_e6_what_was_withheld_cannot_be_cited_and_no_number_of_it_is_known(draft, wave):
    for group in ("zuid", "oost"):
        withheld = cell(wave, group=group)
        assert withheld.n is None
        with pytest.raises(Refused, match="niet vrijgegeven"):
            cite(draft, "cell", withheld)


def test_e9_a_question_with_another_meaning_is_not_compared(draft, wave, cast, ida):
    cite(draft, "cell", cell(wave))
    again(wave, cast, ida, change="Hoeveel uur per maand?")

    found = only(draft)
    assert found.state == "stale"
    assert found.newer == "De vraag is veranderd. Daarom vergelijken we niet."


def test_r10_a_group_is_compared_with_the_same_group_only(draft, wave, cast, ida):
    cited = cite(draft, "cell", cell(wave, group="noord"))
    assert cited.about == "Hoeveel uur per week? (Noord)"
    later = again(wave, cast, ida)

    newest = Cell.objects.get(release__wave=later, question__code="uren", group="noord")
    assert only(draft).newer.startswith(
        f"Najaar: gemiddeld {newest.figures['mean']}".replace(".", ",")
    )


def test_a_figure_of_another_centre_cannot_be_cited(draft, cast, ida):
    theirs = released(cast.zuid, cast.bram, ida)

    with pytest.raises(Refused, match="niet vrijgegeven"):
        cite(draft, "cell", cell(theirs))
    with pytest.raises(Refused, match="niet vrijgegeven"):
        cite(draft, "pattern", pattern(cast.zuid))


def test_the_words_of_an_erased_signal_go_from_the_citation(draft, cast):
    signal = SignalFactory(centre=cast.noord, text="De buurvrouw eet alleen.")
    cited = cite(draft, "signal", signal)
    assert (cited.text, cited.outward_text) == ("De buurvrouw eet alleen.", "")

    signal.delete()
    tell()
    gone = only(draft)
    assert (gone.state, gone.words, gone.it.text) == ("withdrawn", "Dit signaal is gewist.", "")


def test_a_pattern_grows_and_a_small_one_shows_no_number(draft, cast):
    found = pattern(cast.noord, many=4)
    cited = cite(draft, "pattern", found)
    assert cited.text.startswith("Minder dan 5 signalen in")

    SignalFactory(centre=cast.noord, pattern=found)
    assert only(draft).state == "stale"
    found.state, found.next_step, found.step_words = "declined", "none", "Te weinig."
    found.save()
    assert only(draft).state == "withdrawn"


def test_a_key_figure_of_a_newer_year_or_a_better_source_says_so(draft, cast):
    area = cast.noord.area
    old = KeyFigure.objects.create(
        area=area, key="pop_65plus", year=2023, value="21.5", source="CBS Kerncijfers"
    )
    cited = cite(draft, "figure", old)
    assert (cited.text, cited.source) == ("21,5%", "CBS Kerncijfers, 2023")
    assert area.name in cited.about

    KeyFigure.objects.filter(pk=old.pk).update(value="21.7")
    assert only(draft).words == "De bron verbeterde dit cijfer."
    KeyFigure.objects.create(
        area=area, key="pop_65plus", year=2024, value="22", source="CBS Kerncijfers"
    )
    assert only(draft).words == "Er is een cijfer van 2024."
    KeyFigure.objects.all().delete()
    assert only(draft).state == "withdrawn"


def test_an_initiative_in_another_stage_is_out_of_date_and_offline_it_is_gone(draft, cast):
    idea = InitiativeFactory(centre=cast.noord, title="De buurttuin", stage="gathering")
    assert cite(draft, "initiative", idea).text == "Fase: mensen zoeken"

    idea.stage = "running"
    idea.save()
    assert only(draft).state == "stale"
    idea.look, idea.look_reason = "refused", "Reclame."
    idea.save()
    assert only(draft).state == "withdrawn"


def test_a_decision_that_was_replaced_is_out_of_date(draft, cast):
    body = BodyFactory(centre=cast.noord, name="Bestuur")
    member = seated(body)
    version = open_text("Een.", "Twee.", centre=cast.noord, body=body)
    decision = documents.enact(version.document, "Iedereen was het ermee eens.", by=member, at=NOW)
    cited = cite(draft, "decision", decision)

    assert cited.text == "vastgesteld. Iedereen was het ermee eens."
    assert cited.source.startswith("Besluit van Bestuur op")
    assert only(draft).is_valid

    kept = {
        "document": version.document, "version": version, "body": body, "outcome": "enacted",
        "reason": "Bij nader inzien toch anders.", "decided_on": NOW.date(), "decided_at": NOW,
    }  # fmt: skip
    Decision.objects.create(supersedes=decision, **kept)
    assert only(draft).words == "Er is een nieuwer besluit."
