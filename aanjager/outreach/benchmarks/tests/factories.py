from aanjager.community.centres.tests.factories import CentreFactory
from aanjager.kernel.actor import Actor
from aanjager.outreach.benchmarks.models import Showing
from aanjager.outreach.findings import actions as findings
from aanjager.outreach.surveys import actions
from aanjager.outreach.surveys.models import SurveyAnswer, SurveyInvitation, SurveyResponse
from aanjager.outreach.surveys.queries import questionnaire
from aanjager.outreach.surveys.tests.factories import NOW, branch, opened
from aanjager.trust.accounts.tests.factories import UserFactory

NUMBERS = iter(range(10**6))


def invited(wave, centre):
    return SurveyInvitation.objects.create(
        wave=wave, centre=centre, token_hash=f"spiegel-{next(NUMBERS)}", invited_at=NOW
    )


def held(wave, sizes, first):
    """Every size is the answer of one centre; the first is this one, the others are invented."""
    asked = {it.code: it for part in questionnaire(wave) for it in part.questions.all()}
    answers, responses = [], []
    for at, size in enumerate(sizes):
        centre = first if at == 0 else CentreFactory(slug=f"w{wave.pk}-{at}", is_invented=True)
        facts = {"wave": wave, "invitation": invited(wave, centre), "is_done": True}
        responses.append(SurveyResponse(regime="confidential", done_at=NOW, **facts))
        given = {
            "groot": {"choices": [size]},
            "geld": {"number": 10_000_000 + 123_456 * at},
            "meer": {"text": f"Woord {at}"},
        }
        answers += [
            SurveyAnswer(response=responses[-1], question=asked[code], **value)
            for code, value in given.items()
        ]
    SurveyResponse.objects.bulk_create(responses)
    SurveyAnswer.objects.bulk_create(answers)


def mirrored(centre, els, *, sizes=("klein",) * 6 + ("groot",) * 7, second=None):
    """A wave among centres of which figures were released, this centre among the small ones."""
    by = Actor(user_id=els.pk, is_association=True)
    wave = opened(branch(by), by=by, has_open_link=False)
    held(wave, sizes, centre)
    actions.close(wave, by=by, at=NOW)
    release = findings.propose(wave, ["groot"], by=by, at=NOW)
    other = second or UserFactory(is_association=True)
    findings.approve(release, by=Actor(user_id=other.pk, is_association=True), at=NOW)
    wave.refresh_from_db()
    return wave


def showing(centre, wave):
    return Showing.objects.create(
        centre=centre, wave=wave, label="Gemeente", token_hash=f"t{next(NUMBERS)}", made_at=NOW
    )
