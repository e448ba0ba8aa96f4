import pytest

from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.community.organisations import actions, rules
from aanjager.community.organisations.models import Organisation
from aanjager.community.organisations.tests.factories import OrganisationFactory, coordinator_of
from aanjager.community.people.tests.factories import PersonFactory, as_actor
from aanjager.community.places.tests.factories import PostcodeFactory
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.kernel.refusals import Refused, refusal
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter
from conftest import NOW

pytestmark = pytest.mark.django_db
DETAILS = actions.Details(
    name="Soepgroep", kind="informal", email="soep@example.org", about="Soep.", postcode="3811 AB"
)
FORM = {
    "name": "Soepgroep", "kind": "informal", "email": "soep@example.org", "about": "Soep koken.",
    "postcode": "3811ab", "title": "voorzitter",
}  # fmt: skip


def test_who_registers_an_organisation_speaks_for_it_and_it_waits_for_the_centre():
    postcode = PostcodeFactory(digits="3811")
    daan = PersonFactory()

    soep = actions.register(CentreFactory(), DETAILS, title="kok", by=as_actor(daan), at=NOW)

    soep.refresh_from_db()
    assert soep.status == Organisation.Status.REGISTERED
    assert (soep.point, soep.area) == (postcode.point, postcode.area)
    assert [(it.person, it.title) for it in soep.coordinators.all()] == [(daan, "kok")]
    assert Letter.objects.get().to_address == daan.email
    assert Event.objects.get().verb == "organisation.registered"


@pytest.mark.parametrize(
    ("actor", "reason"),
    [
        (ANONYMOUS, "Log eerst in"),
        (Actor(user_id=1), "Vul eerst je naam in"),
        (Actor(user_id=1, person_id=1), ""),
    ],
)
def test_who_may_register(actor, reason):
    answer = refusal(rules.register, actor, CentreFactory())

    assert reason in answer
    assert bool(answer) == bool(reason)


def test_a_closed_centre_takes_nobody_in():
    closed = CentreFactory(is_open=False)

    assert "neemt nu niemand aan" in refusal(rules.register, Actor(user_id=1, person_id=1), closed)


def test_daan_registers_a_group_of_neighbours_on_the_page(signed_in, cast):
    PostcodeFactory(digits="3811")

    answer = signed_in(cast.daan).post(
        "/organisaties/aanmelden/", FORM, headers={"host": "noord.localhost"}
    )

    soep = Organisation.objects.get(name="Soepgroep")
    assert answer.url == f"/organisatie/{soep.pk}/gegevens/"
    assert (soep.postcode, soep.centre) == ("3811 AB", cast.noord)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("postcode", "12", "zoals 3811 AB"),
        ("postcode", "9999 ZZ", "kennen we niet"),
        ("kvk", "123", "acht cijfers"),
        ("kind", "bedrijf", "geldige keuze"),
        ("name", "x" * 201, "200"),
        ("email", "geen-adres", "e-mailadres"),
    ],
)
def test_what_cannot_be_right_is_said_at_the_field(signed_in, cast, field, value, message):
    PostcodeFactory(digits="3811")

    answer = signed_in(cast.daan).post(
        "/organisaties/aanmelden/", {**FORM, field: value}, headers={"host": "noord.localhost"}
    )

    assert answer.status_code == 422
    assert message in answer.text
    assert not Organisation.objects.filter(email="soep@example.org").exists()


def test_a_visitor_signs_in_first(client, cast):
    answer = client.get("/organisaties/aanmelden/", headers={"host": "noord.localhost"})

    assert answer.url == "/inloggen/?next=/organisaties/aanmelden/"


def test_on_the_address_of_the_network_one_chooses_a_centre(signed_in, cast):
    page = signed_in(cast.daan).get("/organisaties/aanmelden/").text

    assert "Centrale Noord" in page
    assert "noord.localhost" in page


def test_its_place_follows_its_postcode():
    PostcodeFactory(digits="3811", point=(1.0, 2.0))
    organisation = OrganisationFactory(postcode="3811 AB", point=(9.0, 9.0))

    actions.change(organisation, DETAILS, by=coordinator_of(organisation), at=NOW)
    assert organisation.point == (9.0, 9.0)

    moved = actions.Details(**{**DETAILS.__dict__, "postcode": "3811"})
    actions.change(organisation, moved, by=coordinator_of(organisation), at=NOW)
    assert organisation.point == (1.0, 2.0)


@pytest.mark.parametrize("rule", [rules.change, rules.stop, rules.invite])
def test_only_its_own_people_and_staff_change_it(rule):
    organisation = OrganisationFactory()

    assert refusal(rule, coordinator_of(organisation), organisation) == ""
    assert refusal(rule, staff_of(organisation.centre), organisation) == ""
    assert "namens de organisatie" in refusal(rule, staff_of(CentreFactory()), organisation)
    assert "namens de organisatie" in refusal(rule, ANONYMOUS, organisation)


def test_who_stops_can_come_back_as_it_was_decided():
    organisation = OrganisationFactory(status="registered")
    staff = staff_of(organisation.centre)
    with pytest.raises(Refused, match="niet gestopt"):
        actions.resume(organisation, by=staff, at=NOW)

    actions.stop(organisation, by=coordinator_of(organisation), at=NOW)
    assert organisation.status == "stopped"
    with pytest.raises(Refused, match="al gestopt"):
        actions.stop(organisation, by=staff, at=NOW)
    with pytest.raises(Refused, match="is gestopt"):
        actions.change(organisation, DETAILS, by=staff, at=NOW)

    actions.resume(organisation, by=staff, at=NOW)
    assert organisation.status == "registered"


def test_staff_say_openly_that_it_belongs_to_the_parent_foundation():
    welfare = OrganisationFactory(centre__parent_name="Stichting Welzijn")
    own = OrganisationFactory()

    actions.put_under_parent(welfare, belongs=True, by=staff_of(welfare.centre), at=NOW)
    actions.put_under_parent(welfare, belongs=True, by=staff_of(welfare.centre), at=NOW)

    welfare.refresh_from_db()
    assert welfare.belongs_to_parent
    assert Event.objects.filter(verb="organisation.parent_said").count() == 1
    with pytest.raises(Refused, match="hoort zelf niet"):
        actions.put_under_parent(own, belongs=True, by=staff_of(own.centre), at=NOW)
    with pytest.raises(Refused, match="alleen medewerkers"):
        actions.put_under_parent(welfare, belongs=False, by=coordinator_of(welfare), at=NOW)
