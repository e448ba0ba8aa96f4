"""At the same moment: one link gives one response, whoever presses twice."""

import threading

import pytest
from django.db import connection

from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.outreach.surveys import actions
from aanjager.outreach.surveys.models import SurveyResponse
from aanjager.outreach.surveys.queries import Door
from aanjager.outreach.surveys.tests.factories import NOW, opened, question, staff, survey

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_link_sends_one_anonymous_response_from_four_devices(cast):
    wave = opened(survey(cast.noord))
    actions.invite(wave, by=staff(cast.noord), at=NOW)
    door = Door(wave, wave.invitations.first())
    begun = [actions.start(door, by=ANONYMOUS, at=NOW) for _device in range(4)]
    for response in begun:
        given = {question(wave, "waar"): ["noord"]}
        actions.save_section(response, given, door=door, by=ANONYMOUS, at=NOW)
    sent, refused, gate = [], [], threading.Barrier(4)

    def send(response):
        gate.wait()
        try:
            actions.submit(response, door=door, by=ANONYMOUS, at=NOW)
            sent.append(response.pk)
        except Refused as no:
            refused.append(str(no))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[it]) for it in begun]
    for it in threads:
        it.start()
    for it in threads:
        it.join()

    assert len(sent) == 1
    assert len(refused) == 3
    assert SurveyResponse.objects.filter(is_done=True).count() == 1
