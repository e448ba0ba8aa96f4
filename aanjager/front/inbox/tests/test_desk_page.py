import pytest

from aanjager.community.people.tests.factories import PersonFactory, RegistrationFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Outcome, Placement
from aanjager.exchange.placements.tests.factories import MessageFactory, in_state
from aanjager.kernel.testing import count_queries
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(cast, signed_in):
    browser = signed_in(cast.anna)
    browser.defaults["HTTP_HOST"] = "noord.localhost"
    return browser


def at_noord(cast, state="reaction", **facts):
    opportunity = OpportunityFactory(organisation=cast.buurthuis, open=True, places=3)
    return in_state(state, opportunity=opportunity, **facts)


def test_staff_see_every_reaction_of_the_centre_with_its_organisation(anna, cast):
    at_noord(cast, person__name="Femke")
    in_state("reaction", person__name="Van Elders")

    page = anna.get("/balie/reacties/").text

    assert "Femke" in page
    assert "Buurthuis" in page
    assert "Van Elders" not in page


def test_the_list_asks_as_often_for_twenty_as_for_two(anna, cast):
    for _two in range(2):
        at_noord(cast)
    anna.get("/balie/reacties/")
    for_two = count_queries(lambda: anna.get("/balie/reacties/"))
    for _more in range(18):
        at_noord(cast)

    assert count_queries(lambda: anna.get("/balie/reacties/")) == for_two <= 8


def test_staff_answer_for_an_organisation_that_is_not_digital(anna, cast):
    placement = at_noord(cast)

    done = anna.post(f"/organisatie/reacties/{placement.pk}/answer/", {"text": "Ze bellen je."})

    assert done.headers["Location"] == f"/balie/reacties/{placement.pk}/"
    page = anna.get(f"/balie/reacties/{placement.pk}/").text
    assert "Ze bellen je." in page
    assert "Anna, Centrale Noord" in page
    failed = anna.post(f"/organisatie/reacties/{placement.pk}/say/", {"text": ""})
    assert failed.status_code == 422


def test_staff_take_over_what_is_late_and_the_volunteer_hears_it(anna, cast):
    placement = at_noord(cast)
    page = anna.get(f"/balie/reacties/{placement.pk}/").text
    assert "Neem het over" in page

    anna.post(f"/balie/reacties/{placement.pk}/overnemen/")

    assert Letter.objects.filter(kind="placement-stepped-in").exists()
    page = anna.get(f"/balie/reacties/{placement.pk}/").text
    assert "Neem het over" not in page
    assert "jullie ermee bezig zijn sinds" in page


def test_staff_note_what_somebody_said_on_the_phone(anna, cast):
    placement = at_noord(cast, "started")
    given = {"moment": "three_months", "still_active": "yes", "remark": "Heel leuk"}

    assert anna.post(f"/balie/reacties/{placement.pk}/uitkomst/", {}).status_code == 403
    anna.post(f"/balie/reacties/{placement.pk}/uitkomst/", given)

    assert Outcome.objects.get().answered_by_staff
    assert "Heel leuk" in anna.get(f"/balie/reacties/{placement.pk}/").text


def test_staff_react_for_somebody_without_mail(anna, cast):
    paper = PersonFactory(user=None, email="", name="Opa Jan")
    RegistrationFactory(person=paper, centre=cast.noord)
    opportunity = OpportunityFactory(organisation=cast.buurthuis, open=True, title="Schaken")
    address = f"/balie/reacties/nieuw/?persoon={paper.pk}"

    assert "Schaken" in anna.get(address).text
    assert "geen e-mailadres" in anna.get(f"{address}&vacature={opportunity.pk}").text
    done = anna.post(f"{address}&vacature={opportunity.pk}", {"message": "Graag overdag"})

    placement = Placement.objects.get()
    assert done.headers["Location"] == f"/balie/reacties/{placement.pk}/"
    assert (placement.person, placement.came_by) == (paper, "desk")
    assert placement.messages.get().text == "Graag overdag"
    assert anna.get("/balie/reacties/nieuw/").status_code == 404


def test_the_page_asks_few_things_also_with_a_long_conversation(anna, cast):
    placement = at_noord(cast, "started")
    MessageFactory.create_batch(20, placement=placement)
    anna.get(f"/balie/reacties/{placement.pk}/")

    assert count_queries(lambda: anna.get(f"/balie/reacties/{placement.pk}/")) <= 9


@pytest.mark.parametrize("who", ["bram", "cora", "daan", "gerda"])
def test_the_desk_of_noord_is_for_its_staff_alone(cast, signed_in, who):
    placement = at_noord(cast, person__name="Femke")
    browser = signed_in(getattr(cast, who))
    browser.defaults["HTTP_HOST"] = "noord.localhost"

    assert "Femke" not in browser.get("/balie/reacties/").text
    assert browser.get(f"/balie/reacties/{placement.pk}/").status_code == 404
    for path in ("overnemen", "uitkomst"):
        assert browser.post(f"/balie/reacties/{placement.pk}/{path}/").status_code == 404
