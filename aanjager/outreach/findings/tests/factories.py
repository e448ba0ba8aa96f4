from aanjager.outreach.findings import actions as findings
from aanjager.outreach.findings import queries
from aanjager.outreach.surveys import actions
from aanjager.outreach.surveys.tests.factories import NOW, answered, opened, staff, survey


def released(centre, one, two, *, places=("noord",) * 8 + ("zuid",) * 6 + ("oost",) * 2, **facts):
    """A wave of which figures were released by two."""
    wave = opened(survey(centre, **facts))
    answered(wave, places)
    actions.close(wave, by=staff(centre), at=NOW)
    release = findings.propose(wave, ["waar"], by=staff(centre, one), at=NOW)
    findings.approve(release, by=staff(centre, two), at=NOW)
    return queries.published(centre).get(pk=wave.pk)
