from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from aanjager.community.organisations.models import Statement
from aanjager.community.organisations.tests.factories import OrganisationFactory
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.kernel.testing import count_queries
from aanjager.learning.quality.models import Evaluation

pytestmark = pytest.mark.django_db


def test_it_shows_what_the_organisation_does_asks_and_has_in_order(client, now):
    koor = OrganisationFactory(
        about="We **zingen**.", usual_answer_days="1.6", belongs_to_parent=True,
        centre__parent_name="Stichting Welzijn",
    )  # fmt: skip
    OpportunityFactory(organisation=koor, open=True, title="Zing mee", places=3)
    OpportunityFactory(organisation=koor, title="Nog niet af")
    Statement.objects.create(
        organisation=koor, kind="liability", valid_from=now.date(), seen_on=now.date()
    )
    mark = Evaluation.objects.create(
        organisation=koor, centre=koor.centre, size="small", state="passed", begun_at=now,
        decided_at=now, valid_until=localdate(),
    )  # fmt: skip

    page = client.get(f"/organisaties/{koor.pk}/").text

    assert "<strong>zingen</strong>" in page
    assert "Zing mee" in page
    assert "nog 3 plekken" in page
    assert "Nog niet af" not in page
    assert "binnen 2 werkdagen" in page
    assert "hoort bij Stichting Welzijn" in page
    assert "aansprakelijkheidsverzekering" in page
    assert "Goed geregeld volgens een oordeel van buiten" in page
    Evaluation.objects.filter(pk=mark.pk).update(valid_until=localdate() - timedelta(days=1))
    assert "oed geregeld" not in client.get(f"/organisaties/{koor.pk}/").text


def test_without_anything_open_it_leads_on(client):
    koor = OrganisationFactory()

    assert "Er staat nu niets open" in client.get(f"/organisaties/{koor.pk}/").text


@pytest.mark.parametrize("status", ["registered", "refused", "stopped"])
def test_what_is_not_approved_is_there_for_its_own_people_alone(client, cast, status):
    cast.buurthuis.status = status
    cast.buurthuis.save()
    url = f"/organisaties/{cast.buurthuis.pk}/"

    assert client.get(url).status_code == 404
    for user, answer in ((cast.daan, 404), (cast.bram, 404), (cast.cora, 200), (cast.anna, 200)):
        client.force_login(user)
        assert client.get(url).status_code == answer


def test_it_asks_the_database_as_often_for_twenty_as_for_two(client):
    koor = OrganisationFactory()
    url = f"/organisaties/{koor.pk}/"
    OpportunityFactory.create_batch(2, organisation=koor, open=True)
    client.get(url)
    for_two = count_queries(lambda: client.get(url))
    OpportunityFactory.create_batch(18, organisation=koor, open=True)

    assert count_queries(lambda: client.get(url)) == for_two
    assert for_two <= 5
