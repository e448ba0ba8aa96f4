import re
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aanjager.community.centres import actions, queries, rules
from aanjager.community.centres.choices import COLOURS, DRESS, PAIRS
from aanjager.community.centres.tests.factories import CentreFactory, staff_of
from aanjager.kernel import colour
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused, refusal
from aanjager.trust.audit.models import Event

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
BLUE = {**DRESS, "spark": "#0b5394", "corners": "0"}
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def manager_of(centre):
    return Actor(user_id=1, staff_of=frozenset({centre.pk}), manager_of=frozenset({centre.pk}))


def test_the_look_of_the_house_can_be_read():
    assert refusal(rules.wear, DRESS) == ""


def test_a_pale_text_is_refused_with_the_pair_and_the_measured_contrast():
    pale = {**DRESS, "soft": "#8a8f98"}

    with pytest.raises(
        Refused, match=r"“Tekst die minder opvalt” \(#8a8f98\).*3,\d\d, nodig is 4,5"
    ):
        rules.wear(pale)


@given(st.fixed_dictionaries(dict.fromkeys(COLOURS, colours)))
@example(COLOURS)
@example({**COLOURS, "gold": COLOURS["ink"]})
def test_what_is_not_refused_can_be_read_and_what_is_refused_cannot(chosen):
    theme = {**DRESS, **chosen}

    every_pair_stands_out = all(
        colour.contrast(theme[text], theme[ground]) >= least for text, ground, least in PAIRS
    )

    assert (refusal(rules.wear, theme) == "") == every_pair_stands_out


def values_in(css):
    return dict(re.findall(r"(--[a-z0-9-]+):([^;}]+)", css))


@given(spark=colours, calm=colours, link=colours, gold=colours)
def test_whatever_the_brand_the_dark_house_can_be_read(spark, calm, link, gold):
    css = queries.stylesheet({"spark": spark, "calm": calm, "link": link, "gold": gold})
    dark = values_in(css.split("@media")[1])

    paper, sand = queries.DARK["paper"], queries.DARK["sand"]
    action = dark["--basis-color-action-1-bg-default"]
    for ground in (paper, sand):
        assert colour.contrast(action, ground) >= colour.TEXT
        assert colour.contrast(dark["--basis-color-action-2-color-default"], ground) >= colour.TEXT
    assert colour.contrast(dark["--basis-color-action-1-color-default"], action) >= colour.TEXT
    calm_soft = dark["--basis-color-positive-bg-subtle"]
    assert colour.contrast(dark["--basis-color-positive-color-default"], calm_soft) >= colour.TEXT


@pytest.mark.parametrize(
    "broken",
    [{"ink": "red;} body{display:none"}, {"font": "Comic"}, {"corners": "99"}, {"ink": ""}],
)
def test_nothing_but_colours_and_choices_reaches_the_stylesheet(broken):
    with pytest.raises(Refused):
        rules.wear({**DRESS, **broken})


@pytest.mark.django_db
def test_the_manager_dresses_the_centre_and_it_is_written_down():
    centre = CentreFactory()

    actions.dress(centre, BLUE, by=manager_of(centre), at=NOW)

    centre.refresh_from_db()
    assert centre.theme["spark"] == "#0b5394"
    event = Event.objects.get()
    assert (event.verb, event.centre_id) == ("centre.dressed", centre.pk)


@pytest.mark.django_db
def test_the_look_of_the_house_is_kept_as_none():
    centre = CentreFactory(theme=BLUE)

    actions.dress(centre, DRESS, by=manager_of(centre), at=NOW)

    centre.refresh_from_db()
    assert centre.theme == {}


@pytest.mark.django_db
def test_a_consultant_may_look_but_not_dress():
    centre = CentreFactory()

    with pytest.raises(Refused, match="Alleen de manager"):
        actions.dress(centre, BLUE, by=staff_of(centre), at=NOW)


@pytest.mark.django_db
def test_every_visitor_of_the_centre_sees_its_look_and_others_do_not(client):
    CentreFactory(slug="blauw", theme=BLUE)
    CentreFactory(slug="gewoon")

    answer = client.get("/thema.css", headers={"host": "blauw.localhost"})

    assert answer.headers["Content-Type"] == "text/css"
    assert "#0b5394" in answer.content.decode()
    assert client.get("/thema.css", headers={"host": "gewoon.localhost"}).content == b""
    assert client.get("/thema.css").content == b""


def test_the_sample_shows_a_look_and_lets_nothing_else_in(client, db):
    address = "/balie/centrale/uiterlijk/voorbeeld.css"

    fine = client.get(address, BLUE).content.decode()
    evil = client.get(address, {**BLUE, "ink": "red}*{display:none"}).content.decode()

    assert fine.startswith(".brand{")
    assert "#0b5394" in fine
    assert evil == ""


def test_the_manager_sees_why_a_look_is_refused_and_keeps_what_was_chosen(cast, signed_in):
    browser = signed_in(cast.bram)
    host = {"host": "zuid.localhost"}

    answer = browser.post("/balie/centrale/uiterlijk/", {**DRESS, "ink": "#bbbbbb"}, headers=host)

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "“Tekst” (#bbbbbb) is niet goed te zien" in text
    assert 'value="#bbbbbb"' in text


def test_the_manager_changes_the_look_and_sees_it_on_the_next_page(
    cast, signed_in, django_capture_on_commit_callbacks
):
    browser = signed_in(cast.bram)
    host = {"host": "zuid.localhost"}
    browser.get("/balie/centrale/uiterlijk/", headers=host)

    with django_capture_on_commit_callbacks(execute=True):
        answer = browser.post("/balie/centrale/uiterlijk/", BLUE, headers=host)

    assert answer.status_code == 302
    assert "/thema.css?v=" in browser.get("/balie/centrale/", headers=host).content.decode()
