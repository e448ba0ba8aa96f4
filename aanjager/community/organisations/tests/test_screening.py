from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from aanjager.community.centres.tests.factories import CentreFactory, StaffFactory, staff_of
from aanjager.community.organisations import actions, queries, rules
from aanjager.community.organisations.models import Organisation, Screening
from aanjager.community.organisations.tests.factories import OrganisationFactory, coordinator_of
from aanjager.kernel.actor import CLOCK
from aanjager.kernel.refusals import Refused, refusal
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter
from conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting():
    organisation = OrganisationFactory(status="registered")
    organisation.coordinator = coordinator_of(organisation)
    return organisation


@pytest.fixture
def checklist():
    actions.load_criteria(by=CLOCK, at=NOW)
    return queries.criteria(NOW.date())


def yes_to_all(checklist, **other):
    answers = {it.code: {"answer": "yes", "note": ""} for it in checklist}
    return answers | {code: {"answer": answer, "note": ""} for code, answer in other.items()}


def decide(organisation, outcome="approved", answers=None, by=None, reason="Alles klopt."):
    return actions.screen(
        organisation,
        outcome=outcome,
        answers=answers or {},
        reason=reason,
        by=by or staff_of(organisation.centre),
        at=NOW,
    )


def test_a_yes_puts_it_on_the_site_with_a_name_a_reason_and_a_letter(waiting, checklist):
    by = staff_of(waiting.centre)

    screening = decide(waiting, answers=yes_to_all(checklist), by=by)

    waiting.refresh_from_db()
    assert waiting.status == "approved"
    assert screening.decider_name.startswith("Consulent")
    assert screening.decided_by_id == by.user_id
    letter = Letter.objects.get()
    assert "staat nu op de site" in letter.text
    assert "Alles klopt." in letter.text
    assert Event.objects.get().verb == "organisation.approved"


def test_a_required_question_without_a_yes_stops_the_approval(waiting, checklist):
    answers = yes_to_all(checklist, liability_insurance="no")

    with pytest.raises(Refused, match="aansprakelijkheidsverzekering"):
        decide(waiting, answers=answers)

    assert not Screening.objects.exists()
    waiting.refresh_from_db()
    assert waiting.status == "registered"


def test_what_does_not_apply_is_no_obstacle_and_what_is_not_required_neither(waiting, checklist):
    answers = yes_to_all(checklist, vulnerable_people="does_not_apply", reachable="no")

    decide(waiting, answers=answers)

    assert waiting.status == "approved"


def test_a_no_has_a_reason_that_the_organisation_reads(waiting):
    with pytest.raises(Refused, match="Schrijf de reden op"):
        decide(waiting, "refused", reason=" ")

    decide(waiting, "refused", reason="Er is winst.")

    assert waiting.status == "refused"
    assert "> Er is winst." in Letter.objects.get().text


def test_who_may_decide(waiting):
    own_and_staff = staff_of(waiting.centre)
    both = type(own_and_staff)(
        user_id=own_and_staff.user_id,
        staff_of=own_and_staff.staff_of,
        coordinator_of=frozenset({waiting.pk}),
    )
    assert refusal(rules.screen, own_and_staff, waiting) == ""
    assert "zelf namens" in refusal(rules.screen, both, waiting)
    for other in (staff_of(CentreFactory()), waiting.coordinator, CLOCK):
        assert "Alleen medewerkers" in refusal(rules.screen, other, waiting)


def test_what_was_decided_is_not_decided_again(waiting):
    decide(waiting, "refused")

    with pytest.raises(Refused, match="al beslist"):
        decide(waiting, "refused")


def test_a_refused_organisation_can_be_looked_at_again(waiting):
    with pytest.raises(Refused, match="is afgewezen"):
        actions.look_again(waiting, by=staff_of(waiting.centre), at=NOW)
    decide(waiting, "refused")

    actions.look_again(waiting, by=staff_of(waiting.centre), at=NOW)

    assert waiting.status == "registered"
    assert waiting in queries.waiting_for_screening(staff_of(waiting.centre))


def test_the_organisation_objects_once_and_in_its_own_words(waiting):
    with pytest.raises(Refused, match="geen besluit"):
        actions.appeal(waiting, text="Nee.", by=waiting.coordinator, at=NOW)
    decide(waiting, "refused")
    with pytest.raises(Refused, match="Alleen mensen van de organisatie"):
        actions.appeal(waiting, text="Nee.", by=staff_of(waiting.centre), at=NOW)
    with pytest.raises(Refused, match="waarom"):
        actions.appeal(waiting, text=" ", by=waiting.coordinator, at=NOW)

    screening = actions.appeal(waiting, text="We maken geen winst.", by=waiting.coordinator, at=NOW)

    assert screening.appeal == "We maken geen winst."
    assert list(queries.appeals(staff_of(waiting.centre))) == [screening]
    with pytest.raises(Refused, match="al bezwaar"):
        actions.appeal(waiting, text="Nog eens.", by=waiting.coordinator, at=NOW)


@pytest.mark.parametrize("granted", [True, False])
def test_a_colleague_answers_and_what_is_granted_is_screened_again(waiting, granted):
    decide(waiting, "refused", by=staff_of(waiting.centre))
    screening = actions.appeal(waiting, text="Toch wel.", by=waiting.coordinator, at=NOW)
    Letter.objects.all().delete()

    actions.answer_appeal(
        screening, answer="Dat klopt.", is_granted=granted, by=staff_of(waiting.centre), at=NOW
    )

    waiting.refresh_from_db()
    assert waiting.status == ("registered" if granted else "refused")
    assert "Dat klopt." in Letter.objects.get().text
    with pytest.raises(Refused, match="geen bezwaar"):
        actions.answer_appeal(
            screening, answer="Nog eens.", is_granted=True, by=staff_of(waiting.centre), at=NOW
        )


def test_who_decided_answers_only_where_nobody_else_works(waiting):
    decider = staff_of(waiting.centre)
    decide(waiting, "refused", by=decider)
    screening = actions.appeal(waiting, text="Toch wel.", by=waiting.coordinator, at=NOW)
    colleague = StaffFactory(centre=waiting.centre)

    with pytest.raises(Refused, match="Laat een collega"):
        actions.answer_appeal(screening, answer="Nee.", is_granted=False, by=decider, at=NOW)

    colleague.ended_on = NOW.date()
    colleague.save()
    actions.answer_appeal(screening, answer="Nee.", is_granted=False, by=decider, at=NOW)
    assert screening.appeal_answer == "Nee."


def test_an_answer_says_why(waiting):
    decide(waiting, "refused")
    screening = actions.appeal(waiting, text="Toch wel.", by=waiting.coordinator, at=NOW)

    with pytest.raises(Refused, match="waarom"):
        actions.answer_appeal(
            screening, answer="", is_granted=True, by=staff_of(waiting.centre), at=NOW
        )


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_decides():
    organisation = OrganisationFactory(status="registered")
    actors = [staff_of(organisation.centre) for _n in range(4)]
    together = Barrier(len(actors))

    def try_to(actor, outcome):
        together.wait()
        try:
            decide(Organisation.objects.get(pk=organisation.pk), outcome, by=actor)
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()
        return "decided"

    with ThreadPoolExecutor(len(actors)) as pool:
        said = list(pool.map(try_to, actors, ["refused", "approved"] * 2))

    assert sorted(said).count("decided") == 1
    assert Screening.objects.count() == 1
    organisation.refresh_from_db()
    assert organisation.status == Screening.objects.get().outcome


@pytest.mark.django_db(transaction=True)
def test_of_two_objections_at_once_one_is_kept():
    organisation = OrganisationFactory(status="registered")
    decide(organisation, "refused")
    actors = [coordinator_of(organisation) for _n in range(3)]
    together = Barrier(len(actors))

    def try_to(actor):
        together.wait()
        try:
            own = Organisation.objects.get(pk=organisation.pk)
            actions.appeal(own, text="Nee.", by=actor, at=NOW)
        except Refused:
            return 0
        finally:
            connection.close()
        return 1

    with ThreadPoolExecutor(len(actors)) as pool:
        assert sum(pool.map(try_to, actors)) == 1
    assert Event.objects.filter(verb="organisation.appealed").count() == 1
