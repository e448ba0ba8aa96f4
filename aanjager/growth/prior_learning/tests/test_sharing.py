"""A portfolio by a link that ends: made by the volunteer alone, each use written down."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from aanjager.growth.credentials.tests.factories import holder
from aanjager.growth.prior_learning import actions, rules
from aanjager.growth.prior_learning.actions.evidence import link_of
from aanjager.growth.prior_learning.models import (
    Portfolio,
    PortfolioLink,
    PortfolioLook,
    Statement,
)
from aanjager.growth.prior_learning.tests.factories import asked, described
from aanjager.kernel.refusals import Refused, refusal
from aanjager.trust.audit.models import Event

NOORD = {"headers": {"host": "noord.localhost"}}


@pytest.mark.parametrize(
    ("step", "days", "links", "no"),
    [
        ("collect", 7, 0, ""), ("done", 90, 9, ""), ("talk", 7, 0, "nog niets"),
        ("collect", 8, 0, "hoe lang"), ("collect", 7, 10, "tien links"),
    ],
)  # fmt: skip
def test_the_volunteer_shares_for_a_while_what_is_described(step, days, links, no):
    it, by = Portfolio(step=step, person_id=1), holder(type("P", (), {"pk": 1, "user_id": 1}))
    said = refusal(rules.share, by, it, days=days, open_links=links)
    assert no in said
    assert bool(no) == bool(said)


@pytest.mark.django_db
def test_who_has_the_link_reads_after_a_written_look_until_it_is_stopped(cast, signed_in, client):
    daan, cora = cast.person(cast.daan), cast.person(cast.cora)
    it = described(cast.noord, daan, cora)
    with pytest.raises(Refused, match="zelf"):
        actions.share(it, days=7, label="x", by=holder(cora), at=now())
    browser = signed_in(cast.daan)
    own = f"/mijn/portfolio/{it.pk}/delen/"
    assert browser.post(own, {"days": "7"}, **NOORD).status_code == 422
    made = browser.post(own, {"label": "ROC <b>Noord</b>", "days": "7"}, **NOORD)
    assert made["Location"] == f"{own}#nieuwe-link", "so that loading again makes no second one"
    page = browser.get(own, **NOORD)
    assert 'id="link" value="http' in page.text
    path = page.text.split("/portfolio/link/")[1].split("/")[0]
    path = f"/portfolio/link/{path}/"
    assert "ROC &lt;b&gt;Noord" in browser.get(own, **NOORD).text
    assert 'id="link"' not in browser.get(own, **NOORD).text, "the link is shown once"
    assert signed_in(cast.cora).get(own, **NOORD).status_code == 404
    client.logout()
    assert "Ik vroeg door" not in client.get(path, **NOORD).text
    assert not PortfolioLook.objects.exists()
    page = client.post(path, follow=True, **NOORD)
    assert "Ik vroeg door" in page.text
    assert page["Referrer-Policy"] == "same-origin", "the link leaks to nobody outside"
    assert PortfolioLook.objects.count() == 1
    assert client.get("/portfolio/link/geen/", **NOORD).status_code == 404
    link = PortfolioLink.objects.get()
    with pytest.raises(Refused):
        actions.end_share(link, by=holder(cora), at=now())
    actions.end_share(link, by=holder(daan), at=now())
    assert client.get(path, **NOORD).status_code == 404, "also for who has it open"
    with pytest.raises(Refused, match="werkt niet meer"):
        actions.look(link, by=holder(cora), at=now())
    assert not Event.objects.filter(facts__icontains="ROC").exists()


def as_a_browser(client, path, facts):
    """Open a page and press its button as a browser does, with what its policy lets it tell."""
    page = client.get(path, **NOORD)
    tells = page["Referrer-Policy"] != "no-referrer"
    own = "http://noord.localhost"
    told = {"origin": own, "referer": f"{own}{path}"} if tells else {"origin": "null"}
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
    facts = facts | {"csrfmiddlewaretoken": token}
    return client.post(path, facts, headers={"host": "noord.localhost", **told})


@pytest.mark.django_db
def test_a_browser_opens_what_was_shared_and_answers_what_was_asked(cast):
    it = described(cast.noord, cast.person(cast.daan), cast.person(cast.cora))
    _link, token = actions.share(it, days=7, label="ROC", by=holder(it.person), at=now())
    browser = Client(enforce_csrf_checks=True)

    assert as_a_browser(browser, f"/portfolio/link/{token}/", {}).status_code == 302
    assert "Ik vroeg door" in browser.get(f"/portfolio/link/{token}/", **NOORD).text
    said = {"doe": "schrijf", "text": "Ze luistert.", "writer": "Ria"}
    path = f"/portfolio/verklaring/{link_of(asked(it))}/"
    assert as_a_browser(browser, path, said).status_code == 302
    assert Statement.objects.get().writer == "Ria"


@pytest.mark.django_db
def test_a_link_ends_by_itself(cast, client):
    it = described(cast.noord, cast.person(cast.daan), cast.person(cast.cora))
    made = now() - timedelta(days=7)
    _link, token = actions.share(it, days=7, label="ROC", by=holder(it.person), at=made)
    assert client.get(f"/portfolio/link/{token}/", **NOORD).status_code == 404
    assert client.post(f"/portfolio/link/{token}/", **NOORD).status_code == 404
