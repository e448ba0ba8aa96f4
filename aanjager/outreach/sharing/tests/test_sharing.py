"""Two centres work on one thing together, as long as both want it, and see nothing before or after."""

from datetime import timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanjager.community.centres.tests.factories import CentreFactory, StaffFactory
from aanjager.community.people.tests.factories import PersonFactory
from aanjager.community.places.tests.factories import AreaFactory
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import count_queries
from aanjager.outreach.action_days import actions as of_days
from aanjager.outreach.action_days.tests.factories import ActionDayFactory, SignUpFactory
from aanjager.outreach.sharing import actions, queries
from aanjager.outreach.sharing.models import Sharing
from aanjager.outreach.sharing.tests.factories import SharingFactory
from aanjager.participation.initiatives import actions as of_initiatives
from aanjager.participation.initiatives.models import Initiative, Need
from aanjager.participation.initiatives.tests.factories import (
    AnswerFactory,
    InitiativeFactory,
    NeedFactory,
)
from aanjager.participation.signals import actions as of_signals
from aanjager.participation.signals.models import Pattern
from aanjager.participation.signals.tests.factories import PatternFactory, SignalFactory
from aanjager.trust.accounts.tests.factories import UserFactory
from aanjager.trust.audit.models import Event
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"headers": {"host": "noord.localhost"}}
ZUID = {"headers": {"host": "zuid.localhost"}}


def staff(user, centre):
    return Actor(user_id=user.pk, staff_of=frozenset({centre.pk}))


@pytest.fixture
def anna(cast):
    return staff(cast.anna, cast.noord)


@pytest.fixture
def bram(cast):
    return staff(cast.bram, cast.zuid)


@pytest.fixture
def idea(cast, now):
    """An idea at Noord that still waits for a look, so that nobody else sees it."""
    daan = cast.person(cast.daan)
    return InitiativeFactory(
        centre=cast.noord, look="waiting", look_by=now, title="Pad langs de vijver", led_by=daan
    )


def sees(actor, item):
    return type(item).objects.visible_to(actor).filter(pk=item.pk).exists()


def invited(item, cast, anna, now):
    return actions.invite(item, cast.zuid, "De vijver ligt op de grens.", by=anna, at=now)


def test_an_invited_centre_sees_nothing_until_it_says_yes(cast, anna, bram, idea, now):
    it = invited(idea, cast, anna, now)
    assert not sees(bram, idea)
    assert queries.shown_to(bram, it) is None

    actions.accept(it, by=bram, at=now)

    assert sees(bram, idea)
    assert queries.shown_to(bram, it) == idea


@pytest.mark.parametrize("who", ["anna", "bram"])
def test_each_of_the_two_stops_it_at_once(cast, anna, bram, idea, now, who):
    it = actions.accept(invited(idea, cast, anna, now), by=bram, at=now)
    by = {"anna": anna, "bram": bram}[who]

    it = actions.end(it, "We gaan het zelf doen.", by=by, at=now)

    assert not sees(bram, idea)
    stale = Initiative(pk=idea.pk, also_for=[cast.zuid.pk], centre_id=cast.noord.pk)
    with pytest.raises(Refused):  # also on a page that was read before
        of_initiatives.tell(stale, "Nog iets", by=bram, at=now)
    idea.refresh_from_db()
    assert idea.also_for == []
    assert it.ended_by == (cast.noord if who == "anna" else cast.zuid)
    with pytest.raises(Refused):
        of_initiatives.tell(idea, "Nog iets", by=bram, at=now)
    with pytest.raises(Refused):
        of_initiatives.ask(idea, of_initiatives.Lack("place", "Een schuur"), by=bram, at=now)


def test_a_no_has_a_reason_and_shows_nothing(cast, anna, bram, idea, now):
    it = invited(idea, cast, anna, now)
    with pytest.raises(Refused, match="waarom niet"):
        actions.decline(it, " ", by=bram, at=now)

    it = actions.decline(it, "We hebben nu geen tijd.", by=bram, at=now)

    assert it.state == "declined"
    assert not sees(bram, idea)
    letter = Letter.objects.get(kind="sharing-declined")
    assert "geen tijd" in letter.text
    with pytest.raises(Refused):
        actions.accept(it, by=bram, at=now)


def test_the_guest_tells_and_asks_but_does_not_lead(cast, anna, bram, idea, now):
    actions.accept(invited(idea, cast, anna, now), by=bram, at=now)
    need = NeedFactory(initiative=idea)
    idea.refresh_from_db()

    of_initiatives.tell(idea, "Wij brengen de planten.", by=bram, at=now)
    made = of_initiatives.ask(idea, of_initiatives.Lack("place", "Een schuur"), by=bram, at=now)
    of_initiatives.close_need(need, is_met=True, by=bram, at=now)

    assert idea.updates.get().text == "Wij brengen de planten."
    assert made.kind == Need.Kind.PLACE
    for act in (
        lambda: of_initiatives.move(idea, stage="running", mode="hybrid", by=bram, at=now),
        lambda: of_initiatives.look(idea, passes=True, by=bram, at=now),
        lambda: of_initiatives.edit(
            idea, of_initiatives.Idea("x", "y", "z", idea.area_id), by=bram, at=now
        ),
    ):
        with pytest.raises(Refused):
            act()


def test_the_guest_sees_no_offers_and_no_hidden_names(cast, anna, bram, idea, now, signed_in):
    actions.accept(invited(idea, cast, anna, now), by=bram, at=now)
    helper = PersonFactory(name="Roos Verborgen")
    AnswerFactory(need=NeedFactory(initiative=idea), person=helper, text="Bel me op de Dorpsweg")

    page = signed_in(cast.bram).get(f"/initiatieven/{idea.pk}/", **ZUID).text

    assert "Pad langs de vijver" in page
    assert "Vertel wat er nieuw is" in page
    assert "Centrale Noord doet dit samen met Centrale Zuid" in page
    assert "Roos Verborgen" not in page
    assert "Dorpsweg" not in page
    plan = reverse("steps:overview", args=[idea.pk])
    assert signed_in(cast.bram).get(plan, **ZUID).status_code == 403


def test_a_shared_pattern_shows_no_signals_and_takes_proposals(cast, anna, bram, now, signed_in):
    pattern = PatternFactory(centre=cast.noord, title="Geen bankjes", about="Veel ouderen staan.")
    SignalFactory(centre=cast.noord, pattern=pattern, text="Mevrouw moest drie keer rusten")
    it = actions.accept(invited(pattern, cast, anna, now), by=bram, at=now)
    browser = signed_in(cast.bram)

    page = browser.get(f"/balie/samen/{it.pk}/", **ZUID).text
    browser.post(
        f"/balie/samen/{it.pk}/voorstel/",
        {"next_step": "talk", "words": "Samen naar de gemeente."},
        **ZUID,
    )

    assert "Veel ouderen staan" in page
    assert "drie keer rusten" not in page
    assert it.proposals.get().proposed_by == "Bram"
    assert "Samen naar de gemeente" in Letter.objects.get(kind="sharing-proposed").text
    assert "Samen naar de gemeente" in signed_in(cast.anna).get(
        f"/balie/samen/{it.pk}/", **NOORD
    ).text  # fmt: skip
    pattern.refresh_from_db()
    assert pattern.state == "open"
    with pytest.raises(Refused):
        of_signals.decide(pattern, "talk", "Ja", "Bram", by=bram, at=now)


def test_what_is_lifted_from_a_shared_pattern_is_not_shared(cast, anna, bram, now):
    large = AreaFactory(kind="province", code="PV99")
    small = AreaFactory(ancestor_ids=[large.pk])
    pattern = PatternFactory(centre=cast.noord, area=small)
    actions.accept(invited(pattern, cast, anna, now), by=bram, at=now)

    lifted = of_signals.lift(pattern, large, "", by=anna, at=now)

    assert not sees(bram, lifted)


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"why": " "}, "zin waarom"),
        ({"guest": "noord"}, "van jullie zelf"),
        ({"guest": "closed"}, "doet nu niet mee"),
        ({"by": "bram"}, "nodigt een andere centrale uit"),
        ({"item": {"look": "refused", "look_reason": "Nee."}}, "niet op de site"),
        ({"item": {"stage": "ended"}}, "gestopt"),
    ],
)
def test_who_may_not_invite_hears_why(cast, anna, bram, idea, now, change, match):
    for name, value in change.get("item", {}).items():
        setattr(idea, name, value)
    idea.save()
    guests = {"noord": cast.noord, "closed": CentreFactory(is_open=False)}
    guest = guests.get(change.get("guest"), cast.zuid)
    by = bram if change.get("by") else anna

    with pytest.raises(Refused, match=match):
        actions.invite(idea, guest, change.get("why", "Samen."), by=by, at=now)


def test_a_centre_is_invited_once_until_it_is_over(cast, anna, bram, idea, now):
    it = invited(idea, cast, anna, now)
    with pytest.raises(Refused, match="al uitgenodigd"):
        invited(idea, cast, anna, now)

    actions.decline(it, "Nu niet.", by=bram, at=now)

    assert invited(idea, cast, anna, now).state == "invited"


def test_a_closed_pattern_is_shared_no_further(cast, anna, bram, now):
    pattern = PatternFactory(centre=cast.noord)
    it = actions.accept(invited(pattern, cast, anna, now), by=bram, at=now)
    of_signals.decide(pattern, "none", "Het is opgelost.", "Anna", by=anna, at=now)

    with pytest.raises(Refused, match="afgesloten"):
        actions.propose(it, "talk", "Toch praten.", by=bram, at=now)
    pattern.refresh_from_db()
    with pytest.raises(Refused, match="afgesloten"):
        actions.invite(pattern, CentreFactory(), "Samen.", by=anna, at=now)


def test_both_centres_and_the_people_hear_it_and_both_write_it_down(cast, anna, bram, idea, now):
    it = invited(idea, cast, anna, now)
    actions.accept(it, by=bram, at=now)
    actions.end(it, "Klaar met elkaar.", by=anna, at=now + timedelta(days=1))

    told = [(it.kind, it.to_address) for it in Letter.objects.order_by("pk")]
    assert told == [
        ("sharing-invited", cast.zuid.email),
        ("sharing-accepted", cast.noord.email),
        ("sharing-told", "daan@example.org"),
        ("sharing-ended", cast.zuid.email),
        ("sharing-told", "daan@example.org"),
    ]
    for verb in ("sharing.invited", "sharing.accepted", "sharing.ended"):
        written = Event.objects.filter(verb=verb, target=f"outreach.Sharing:{it.pk}")
        assert set(written.values_list("centre_id", flat=True)) == {cast.noord.pk, cast.zuid.pk}


def test_the_guest_shows_it_among_its_initiatives_while_it_runs(client, cast, anna, bram, now):
    idea = InitiativeFactory(centre=cast.noord, title="Pad langs de vijver")
    it = actions.accept(invited(idea, cast, anna, now), by=bram, at=now)
    assert "Pad langs de vijver" in client.get("/initiatieven/", **ZUID).text

    actions.end(it, "Klaar.", by=bram, at=now)

    assert "Pad langs de vijver" not in client.get("/initiatieven/", **ZUID).text
    assert "Pad langs de vijver" in client.get("/initiatieven/", **NOORD).text


MOVES = st.tuples(
    st.sampled_from(["invite", "accept", "decline", "end", "propose"]),
    st.integers(0, 2),  # who acts
    st.integers(0, 2),  # which centre, or which sharing of those made
    st.integers(0, 1),  # which thing
)


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(moves=st.lists(MOVES, max_size=14))
def test_no_sequence_of_moves_lets_a_centre_see_what_it_was_not_let_into(cast, now, moves):
    Sharing.objects.all().delete()
    Initiative.objects.all().delete()
    Pattern.objects.all().delete()
    oost = CentreFactory()
    places = [cast.noord, cast.zuid, oost]
    actors = [Actor(user_id=cast.anna.pk, staff_of=frozenset({it.pk})) for it in places]
    things = [
        InitiativeFactory(centre=cast.noord, look="waiting", look_by=now),
        PatternFactory(centre=cast.zuid),
    ]
    let_in, made = {(0, 0), (1, 1)}, []  # (centre, thing): its own see it always
    for what, who, which, thing in moves:
        by = actors[who]
        try:
            if what == "invite":
                made.append(actions.invite(things[thing], places[which], "Samen.", by=by, at=now))
                continue
            if not made:
                continue
            it = made[which % len(made)]
            kept = 1 if it.pattern_id else 0
            guest = places.index(it.guest)
            if what == "accept":
                actions.accept(it, by=by, at=now)
                let_in.add((guest, kept))
            elif what == "end":
                actions.end(it, "Klaar.", by=by, at=now)
                let_in.discard((guest, kept))
            elif what == "decline":
                actions.decline(it, "Nee.", by=by, at=now)
            else:
                actions.propose(it, "talk", "Praten.", by=by, at=now)
        except Refused:
            pass
        seen = {(c, t) for c in range(3) for t in range(2) if sees(actors[c], things[t])}
        assert seen == let_in


def test_a_person_of_two_centres_and_one_of_none(cast, idea, now):
    both = Actor(user_id=cast.anna.pk, staff_of=frozenset({cast.noord.pk, cast.zuid.pk}))
    it = actions.accept(invited(idea, cast, both, now), by=both, at=now)

    assert sees(both, idea)
    assert not sees(Actor(user_id=cast.gerda.pk), idea)
    assert actions.end(it, "Klaar.", by=both, at=now).ended_by == cast.noord


@pytest.mark.parametrize("path", ["", "ja/", "nee/", "stoppen/", "voorstel/"])
def test_a_third_centre_is_refused_at_every_address(cast, signed_in, path):
    oost = CentreFactory(slug="oost", name="Oost")
    ilse = UserFactory(email="ilse@example.org")
    StaffFactory(centre=oost, user=ilse)
    it = SharingFactory(host=cast.noord, guest=cast.zuid, running=True)
    browser = signed_in(ilse)

    for host in ("oost.localhost", "noord.localhost", "zuid.localhost", "localhost"):
        answer = browser.post(
            f"/balie/samen/{it.pk}/{path}", {"because": "x"}, headers={"host": host}
        )
        assert answer.status_code in (404, 405)
        if not path:
            assert browser.get(f"/balie/samen/{it.pk}/", headers={"host": host}).status_code == 404
    it.refresh_from_db()
    assert it.state == "running"


def test_somebody_else_invites_with_a_thing_that_is_not_theirs(cast, signed_in, idea):
    browser = signed_in(cast.bram)

    for kind in ("initiatief", "patroon", "onzin"):
        path = f"/balie/samen/nieuw/?wat={kind}&nummer={idea.pk}"
        assert browser.get(path, **ZUID).status_code == 404


def test_the_whole_way_on_the_pages(cast, signed_in, idea):
    anna, bram = signed_in(cast.anna), None
    page = anna.get(f"/balie/samen/nieuw/?wat=initiatief&nummer={idea.pk}", **NOORD).text
    assert "Centrale Zuid" in page
    answer = anna.post(
        f"/balie/samen/nieuw/?wat=initiatief&nummer={idea.pk}",
        {"guest": cast.zuid.pk, "why": "De vijver ligt op de grens."},
        **NOORD,
    )
    it = Sharing.objects.get()
    assert answer["Location"] == f"/balie/samen/{it.pk}/"

    bram = signed_in(cast.bram)
    assert "Pad langs de vijver" in bram.get("/balie/", **ZUID).text
    page = bram.get(f"/balie/samen/{it.pk}/", **ZUID).text
    assert "De vijver ligt op de grens" in page
    assert "We zetten een bank neer" not in page
    assert bram.post(f"/balie/samen/{it.pk}/nee/", {}, **ZUID).status_code == 422
    bram.post(f"/balie/samen/{it.pk}/ja/", **ZUID)
    assert "We zetten een bank neer" in bram.get(f"/balie/samen/{it.pk}/", **ZUID).text
    assert "van hen" in bram.get("/balie/samen/", **ZUID).text
    bram.post(f"/balie/samen/{it.pk}/stoppen/", {"because": "Te druk."}, **ZUID)
    assert "We zetten een bank neer" not in bram.get(f"/balie/samen/{it.pk}/", **ZUID).text
    assert "Te druk" in bram.get(f"/balie/samen/{it.pk}/", **ZUID).text
    assert "Pad langs" not in bram.get("/balie/samen/", **ZUID).text
    assert "Pad langs" in bram.get("/balie/samen/?toon=voorbij", **ZUID).text


def test_the_list_asks_as_often_for_twenty_as_for_two(cast, signed_in):
    browser = signed_in(cast.anna)
    for _n in range(2):
        SharingFactory(host=cast.noord)
    browser.get("/balie/samen/", **NOORD)
    few = count_queries(lambda: browser.get("/balie/samen/", **NOORD))
    for _n in range(18):
        SharingFactory(host=cast.noord)

    assert count_queries(lambda: browser.get("/balie/samen/", **NOORD)) == few <= 8


def test_on_a_shared_action_day_the_guest_adds_tasks_and_sees_no_names(
    cast, anna, bram, now, signed_in
):
    day = ActionDayFactory(centre=cast.noord, title="Langs de vaart")
    SignUpFactory(task__day=day, name="Gerrit van de lijst")
    path = f"/actiedagen/{day.pk}/"
    guest = signed_in(cast.bram)
    task = {"title": "Bruggetje verven", "places": 4}
    assert guest.post(f"{path}taken/", task, **ZUID).status_code == 403

    it = actions.invite(day, cast.zuid, "De vaart is van ons allebei.", by=anna, at=now)
    actions.accept(it, by=bram, at=now)

    assert guest.post(f"{path}taken/", task, **ZUID).status_code == 302
    assert day.tasks.filter(title="Bruggetje verven", places=4).exists()
    page = guest.get(path, **ZUID).text
    assert f"samen met {cast.zuid.name}" in page
    assert "Langs de vaart" in guest.get("/actiedagen/", **ZUID).text
    assert guest.get(f"{path}lijst/", **ZUID).status_code == 403
    assert "Gerrit" not in page + guest.get(f"{path}wijzigen/", **ZUID).text
    day.refresh_from_db()
    with pytest.raises(Refused, match="organiseren"):
        of_days.cancel(day, "Regen", by=bram, at=now)

    actions.end(it, "Geen mensen.", by=bram, at=now)
    assert guest.post(f"{path}taken/", task, **ZUID).status_code == 403
    assert "samen met" not in guest.get(path, **ZUID).text


def test_a_day_that_was_called_off_is_shared_no_further(cast, anna, now):
    day = ActionDayFactory(centre=cast.noord, cancelled_at=now, cancel_reason="Regen")
    with pytest.raises(Refused, match="geweest of gaat niet door"):
        actions.invite(day, cast.zuid, "Samen.", by=anna, at=now)


def test_staff_invite_another_centre_from_the_page_of_the_day(cast, signed_in):
    day = ActionDayFactory(centre=cast.noord)
    anna = signed_in(cast.anna)
    way = f"/balie/samen/nieuw/?wat=actiedag&nummer={day.pk}"
    assert way.replace("&", "&amp;") in anna.get(f"/actiedagen/{day.pk}/", **NOORD).text

    anna.post(way, {"guest": cast.zuid.pk, "why": "De vaart is van ons allebei."}, **NOORD)

    it = Sharing.objects.get()
    assert (it.day, it.state) == (day, "invited")
    assert "Ja, wij doen mee" in signed_in(cast.bram).get(f"/balie/samen/{it.pk}/", **ZUID).text
