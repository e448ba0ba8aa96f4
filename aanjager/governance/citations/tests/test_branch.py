"""A plan cites what the association found among centres, and hears when that is old or withdrawn."""

import pytest

from aanjager.governance.citations import queries
from aanjager.governance.citations.actions import cite
from aanjager.governance.plans.models import Evidence
from aanjager.governance.plans.tests.factories import NOW, plan, staff
from aanjager.governance.sources import queries as sources
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.outreach.benchmarks.tests.factories import held, mirrored
from aanjager.outreach.findings import actions as findings
from aanjager.outreach.surveys import actions as surveys
from aanjager.outreach.surveys.tests.factories import branch, opened
from aanjager.trust.accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db
State = Evidence.State


@pytest.fixture
def wave(cast):
    return mirrored(cast.noord, cast.els)


def of_branch(cast):
    return sources.of_kind(staff(cast.noord), cast.noord, None, "cell")


def cited(cast):
    it = plan(cast.noord)
    cell = of_branch(cast).filter(by=None, question__code="groot").get()
    cite(it, "cell", cell.pk, "Zo is de branche.", by=staff(cast.noord), at=NOW)
    return it


def standing(it):
    (found,) = queries.of_plan(it)
    return found.state, found.words


def association(cast, user=None):
    return Actor(user_id=(user or cast.els).pk, is_association=True)


def test_every_centre_cites_the_figures_of_the_branch_that_everybody_can_read(cast, wave):
    it = cited(cast)

    (made,) = it.evidence.all()
    assert "Klein" in made.text
    assert made.n == 13
    assert made.link.startswith("http")
    assert made.link.endswith(f"/onderzoek/{wave.pk}/")
    assert standing(it) == (State.VALID, "")
    assert not of_branch(cast).exclude(reason="").exists()


def test_before_two_people_released_it_there_is_nothing_to_cite(cast):
    by = association(cast)
    draft = opened(branch(by), by=by, has_open_link=False)
    held(draft, ("klein",) * 13, cast.noord)
    surveys.close(draft, by=by, at=NOW)
    findings.propose(draft, [], by=by, at=NOW)

    assert not of_branch(cast).exists()


def test_a_newer_wave_of_the_branch_makes_the_citation_old(cast, wave):
    it, by = cited(cast), association(cast)
    second = surveys.next_wave(wave.survey, "2027", by=by, at=NOW)
    opened(second, by=by, has_open_link=False)
    held(second, ("klein",) * 13, cast.noord)
    surveys.close(second, by=by, at=NOW)
    release = findings.propose(second, [], by=by, at=NOW)
    findings.approve(release, by=association(cast, UserFactory(is_association=True)), at=NOW)

    state, words = standing(it)
    assert state == State.STALE
    assert "2027" in words


def test_what_the_association_withdraws_says_so_and_is_not_cited_again(cast, wave):
    it = cited(cast)
    cell = it.evidence.get().cell_id
    findings.withdraw(wave.releases.get(), "Een fout geteld.", by=association(cast), at=NOW)

    assert standing(it) == (State.WITHDRAWN, "De vereniging trok dit cijfer in: Een fout geteld.")
    with pytest.raises(Refused):
        cite(plan(cast.noord), "cell", cell, by=staff(cast.noord), at=NOW)
