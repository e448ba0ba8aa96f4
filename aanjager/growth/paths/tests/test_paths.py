"""Next steps with a true sentence why; the circle one joins; thanks on the wall after a yes."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from aanjager.advice.assignments.models import Assignment
from aanjager.advice.assignments.tests import factories as assignments
from aanjager.community.people.tests.factories import PersonFactory
from aanjager.community.skills.models import Skill, Theme
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.growth.internships.models import Hours
from aanjager.growth.internships.tests import factories as internships
from aanjager.growth.paths import actions, queries, rules
from aanjager.growth.paths.models import Puller, Thanks
from aanjager.growth.paths.rules import Offer, Path, Spell, next_steps
from aanjager.growth.paths.tests.factories import NOW, WORDS, joined, place
from aanjager.growth.support_wishes.tests.factories import consultant, me, speaker
from aanjager.kernel.actor import ANONYMOUS, CLOCK
from aanjager.kernel.refusals import Refused
from aanjager.kernel.testing import at_once, count_queries
from aanjager.trust.letters.models import Letter

NOORD = {"headers": {"host": "noord.localhost"}}
COOKS = frozenset({"Koken"})


def spell(months=4, **also):
    return Spell("Soep koken", "Buurthuis 't Anker", months, **({"themes": COOKS} | also))


def offer(kind="board", themes=COOKS, **also):
    return Offer(7, "Penningmeester", "De Kring", kind, themes, **also)


@pytest.mark.parametrize(
    ("path", "it", "why"),
    [
        (Path((spell(),)), offer(), "Je doet mee bij Buurthuis 't Anker. Dit gaat ook over ‘Koken’."),
        (Path((spell(is_over=True),)), offer(), "Je deed mee bij Buurthuis 't Anker."),
        (Path((spell(months=2),)), offer(), ""),
        (Path((spell(),)), offer(themes=frozenset({"Sport"})), ""),
        (Path((spell(),)), offer("role"), ""),
        (Path((spell(),)), offer("mentor"), "‘Koken’"),
        (Path(board_courses=("Goed besturen",)), offer(), "Je volgde ‘Goed besturen’."),
        (Path(board_courses=("Goed besturen",)), offer("project"), ""),
        (Path(wants_to_learn=frozenset({"Voorzitten"})),
         offer("role", learns=frozenset({"Voorzitten"})), "Je wilt ‘Voorzitten’ leren."),
        (Path(proofs=("Goed luisteren",)), offer("mentor", themes=frozenset({"Luisteren"})),
         "Je kreeg het bewijs ‘Goed luisteren’."),
        (Path(proofs=("Goed luisteren",)), offer("mentor"), ""),
        (Path(proofs=("Goed luisteren",)), offer("board", themes=frozenset({"Luisteren"})), ""),
        (Path((spell(6, themes=frozenset()),)), offer("mentor"),
         "Je doet al 6 maanden mee bij Buurthuis 't Anker. Hier help je een ander op weg."),
        (Path((spell(5, themes=frozenset()),)), offer("mentor"), ""),
        (Path(), offer(), ""),
    ],
)  # fmt: skip
def test_an_offer_is_named_only_with_a_true_sentence(path, it, why):
    steps = [step for step in next_steps(path, [it]) if step.href == "/vacatures/7/"]
    assert bool(steps) == bool(why)
    assert all(why in step.why for step in steps)


@pytest.mark.parametrize(
    ("years", "hours", "said"),
    [
        (0, 24, []),
        (1, 0, ["Een jaar bij Noord. Fijn dat je er bent."]),
        (7, 99, ["5 jaar bij Noord. Fijn dat je er bent.", "50 uur voor een ander, door anderen bevestigd."]),
        (0, 100, ["100 uur voor een ander, door anderen bevestigd."]),
    ],
)  # fmt: skip
def test_milestones_are_round_numbers_that_were_reached(years, hours, said):
    assert rules.milestones(Path(known_at=(("Noord", years),), hours=hours)) == said


@pytest.mark.django_db
def test_a_year_with_a_centre_stands_on_the_own_page_and_not_after_leaving(cast, signed_in):
    daan = cast.person(cast.daan)
    row = daan.registrations.get(centre=cast.noord)
    row.joined_on = localdate() - timedelta(days=366)
    row.save()
    sentence = f"Een jaar bij {cast.noord.name}."
    browser = signed_in(cast.daan)
    assert sentence in browser.get("/mijn/verder/", **NOORD).text
    row.left_on = localdate()
    row.save()
    assert sentence not in browser.get("/mijn/verder/", **NOORD).text


@pytest.mark.django_db
def test_hours_count_when_another_confirmed_them(cast):
    it = assignments.working(cast.noord)
    assignments.hours(it, "8")
    assignments.hours(it, "4.5", on=date(2026, 3, 1))
    expert = me(it.expert.person)
    assert queries.path(queries.me(expert), NOW).hours == 0
    Assignment.objects.filter(pk=it.pk).update(state="closed", finished_at=NOW)
    assert queries.path(queries.me(expert), NOW).hours == 12

    daan = cast.person(cast.daan)
    pupil = internships.pupil_in(internships.group_of(internships.school_of(cast.noord)))
    pupil.person = daan
    pupil.save()
    shown = internships.hours(internships.signed(pupil, internships.offer_at(cast.buurthuis)))
    assert queries.path(queries.me(me(daan)), NOW).hours == 0
    Hours.objects.filter(pk=shown.pk).update(state=Hours.State.CONFIRMED)
    assert queries.path(queries.me(me(daan)), NOW).hours == 2


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        (Path(), []),
        (Path((spell(5),)), []),
        (Path((spell(6),)), ["/vacatures/", "/mijn/portfolio/"]),
        (Path((spell(6),), has_portfolio=True), []),
        (Path((spell(12),), has_portfolio=True), ["/vacatures/", "#kring"]),
        (Path(proofs=("Goed luisteren",)), ["/vacatures/", "/mijn/bewijzen/"]),
        (Path((spell(12),), has_portfolio=True, is_puller=True), []),
        (Path((spell(1, kind="board"),)), ["/vacatures/", "/academie/", "#kring"]),
        (Path((spell(1, kind="board"),), board_courses=("x",), is_puller=True), []),
    ],
)
def test_what_one_does_leads_to_recognition_a_course_and_the_circle(path, leads):
    assert [it.href for it in next_steps(path, [])] == leads


def test_one_reason_names_two_offers_at_most_and_others_fill_up_to_four():
    themes = ["Koken", "Sport", "Taal"]
    path = Path((spell(5, themes=frozenset(themes)),))
    assert len(next_steps(path, [offer()] * 9)) == 2
    many = [offer(themes=frozenset({it})) for it in themes for _n in range(3)]
    assert Counter(step.why.split("‘")[1] for step in next_steps(path, many)) == {
        "Koken’.": 2,
        "Sport’.": 2,
    }


def test_an_offer_with_a_second_reason_is_named_with_that():
    path = Path((spell(7),))

    steps = next_steps(path, [offer("mentor")] * 5)

    assert [("Koken" in step.why, "op weg" in step.why) for step in steps[:4]] == [
        (True, False), (True, False), (False, True), (False, True),
    ]  # fmt: skip


def test_where_nothing_open_fits_there_is_a_way_to_search():
    steps = next_steps(Path((spell(7),)), [offer("role")])

    assert [step.href for step in steps] == ["/vacatures/", "/mijn/portfolio/"]
    assert steps[0].why == "Nu staat er niets open dat aansluit bij wat je deed."


@pytest.mark.django_db
def test_a_strong_volunteer_finds_a_seat_on_a_board_on_the_own_page(cast, signed_in, now):
    daan = cast.person(cast.daan)
    theme, skill = (
        Theme.objects.first()
        or Theme.objects.create(code="koken", name_nl="Koken", name_en="Cooking", position=1),
        Skill.objects.first(),
    )
    was = place(daan, cast.buurthuis, started_on=(now - timedelta(days=400)).date())
    was.opportunity.themes.add(theme)
    seat = OpportunityFactory(
        organisation=cast.buurthuis, open=True, kind="board", title="Penningmeester 'bij ons'"
    )
    seat.themes.add(theme)
    elsewhere = OpportunityFactory(centre=cast.zuid, open=True, kind="board", title="In Zuid")
    elsewhere.themes.add(theme)
    if skill:
        daan.wants_to_learn.add(skill)

    page = signed_in(cast.daan).get("/mijn/verder/", **NOORD).text
    assert f'href="/vacatures/{seat.pk}/"' in page
    assert "Dit gaat ook over" in page
    assert "In Zuid" not in page
    assert "Word kartrekker" in page
    path = queries.path(queries.me(me(daan)), now)
    assert path.spells[0].months >= 12
    assert queries.path(queries.me(me(cast.person(cast.cora))), now).spells == ()
    browser = signed_in(cast.daan)
    browser.get("/mijn/verder/", **NOORD)
    assert count_queries(lambda: browser.get("/mijn/verder/", **NOORD)) <= 8


@pytest.mark.django_db
def test_the_circle_is_joined_by_choice_and_seen_by_the_own_centre_alone(cast, signed_in):
    daan, anna, bram = cast.person(cast.daan), cast.noord.staff.get(), cast.zuid.staff.get()
    with pytest.raises(Refused, match="hier nog niet mee"):
        joined(daan, cast.zuid)
    with pytest.raises(Refused, match="een of twee zinnen"):
        joined(daan, cast.noord, wants=" ")
    with pytest.raises(Refused):
        actions.join(daan, centre=cast.noord, wants="x", by=consultant(anna), at=NOW)
    it = joined(daan, cast.noord)
    assert joined(daan, cast.noord, wants="Iets <b>anders</b>").pk == it.pk
    cora = speaker(cast.person(cast.cora), cast.buurthuis)
    for other in (consultant(bram), cora, ANONYMOUS, CLOCK):
        assert not Puller.objects.visible_to(other).exists()
    assert "Iets &lt;b&gt;anders" in signed_in(cast.anna).get("/balie/kartrekkers/", **NOORD).text
    assert "Daan" not in signed_in(cast.anna).get("/dankmuur/", **NOORD).text
    daan.registrations.update(left_on=date(2026, 3, 1))
    assert not queries.circle(consultant(anna), cast.noord).exists()
    with pytest.raises(Refused):
        actions.leave(it, by=consultant(anna), at=NOW)
    signed_in(cast.daan).post(f"/mijn/verder/kring/{it.pk}/weg/", **NOORD)
    assert not Puller.objects.exists()


@pytest.mark.django_db
def test_thanks_stand_on_the_wall_after_a_yes_by_the_name_one_chooses(cast, signed_in, client):
    daan = cast.person(cast.daan)
    spot = place(daan, cast.buurthuis)
    cora = signed_in(cast.cora)
    assert cora.post("/organisatie/dank/", {"to": "0", "words": "x"}, **NOORD).status_code == 422
    cora.post("/organisatie/dank/", {"to": spot.pk, "words": WORDS}, **NOORD)
    it = Thanks.objects.get()
    assert WORDS in Letter.objects.get(kind="thanks").text
    client.logout()
    assert "storm" not in client.get("/dankmuur/", **NOORD).text
    by = speaker(cast.person(cast.cora), cast.buurthuis)
    with pytest.raises(Refused, match="wacht al"):
        actions.thank(spot, words=WORDS, by=by, at=NOW)
    with pytest.raises(Refused):
        actions.agree(it, shown_name="Daan", by=by, at=NOW)
    with pytest.raises(Refused):
        actions.take_down(it, by=consultant(cast.noord.staff.get()), at=NOW)
    browser, yes = signed_in(cast.daan), f"/mijn/verder/dank/{it.pk}/ja/"
    assert browser.post(yes, {f"d{it.pk}-shown_name": ""}, **NOORD).status_code == 422
    browser.post(yes, {f"d{it.pk}-shown_name": "D. <i>uit</i> de straat"}, **NOORD)
    client.logout()
    page = client.get("/dankmuur/", **NOORD).text
    assert "D. &lt;i&gt;uit&lt;/i&gt; de straat" in page
    assert "zo&#x27;n lach" in page
    assert "storm" not in client.get("/dankmuur/", headers={"host": "zuid.localhost"}).text
    with pytest.raises(Refused):
        actions.take_down(it, by=consultant(cast.zuid.staff.get()), at=NOW)
    signed_in(cast.daan).post(f"/dankmuur/{it.pk}/weg/", **NOORD)
    client.logout()
    assert "storm" not in client.get("/dankmuur/", **NOORD).text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "on_paper", "no"),
    [("started", False, ""), ("ended", False, ""), ("reaction", False, "meedeed"),
     ("talk", False, "meedeed"), ("started", True, "geen account")],
)  # fmt: skip
def test_only_who_takes_part_or_did_is_thanked(cast, state, on_paper, no):
    spot = place(cast.person(cast.daan), cast.buurthuis)
    spot.state = state
    if on_paper:
        spot.person = PersonFactory(user=None)
    by = speaker(cast.person(cast.cora), cast.buurthuis)
    if no:
        with pytest.raises(Refused, match=no):
            rules.thank(by, spot)
    else:
        rules.thank(by, spot)
    with pytest.raises(Refused, match="organisatie"):
        rules.thank(speaker(cast.person(cast.cora)), spot)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_thank_once_join_once_and_show_once(cast):
    daan = cast.person(cast.daan)
    spot, by = place(daan, cast.buurthuis), speaker(cast.person(cast.cora), cast.buurthuis)
    at_once(*[lambda: actions.thank(spot, words=WORDS, by=by, at=NOW)] * 2)
    at_once(*[lambda: joined(daan, cast.noord)] * 2)
    it = Thanks.objects.get()
    came = at_once(*[lambda: actions.agree(it, shown_name="Daan", by=me(daan), at=NOW)] * 2)
    assert sum(isinstance(one, Refused) for one in came) == 1
    assert (Puller.objects.count(), Letter.objects.filter(kind="thanks").count()) == (1, 1)
