"""A language of some pages: those are whole in it, and every other page stands in a whole language."""

import functools
import gc
import re
from datetime import time

import pytest
from django.conf import settings
from django.utils.translation import trans_real

from aanjager.community.people.choices import LANGUAGES
from aanjager.community.places.tests.factories import PostcodeFactory
from aanjager.community.skills.actions import load
from aanjager.community.skills.models import Skill, Theme
from aanjager.exchange.opportunities.actions import stand
from aanjager.exchange.opportunities.models import Opportunity
from aanjager.exchange.opportunities.tests.factories import OpportunityFactory
from aanjager.exchange.placements.models import Message, Placement
from aanjager.exchange.placements.tests.factories import MessageFactory, PlacementFactory
from aanjager.kernel.actor import CLOCK
from aanjager.trust.accounts.models import User
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db
NOORD = {"host": "noord.localhost"}
SPOKEN = settings.PARTLY_SPOKEN["ar"]["pages"]


@pytest.fixture
def unsaid(monkeypatch):
    """What was said on screen in Arabic without Arabic words for it; nothing remembered beforehand."""
    arabic, missing = trans_real.translation("ar"), set()
    for it in gc.get_objects():
        if type(it) is functools._lru_cache_wrapper and it.__module__.startswith("aanjager"):
            it.cache_clear()

    def gettext(message):
        if message not in arabic._catalog:
            missing.add(str(message))
        return type(arabic).gettext(arabic, message)

    def ngettext(one, many, number):
        try:
            arabic._catalog.plural(one, number)
        except KeyError:
            missing.add(one)
        return type(arabic).ngettext(arabic, one, many, number)

    monkeypatch.setattr(arabic, "gettext", gettext)
    monkeypatch.setattr(arabic, "ngettext", ngettext)
    return missing


@pytest.fixture
def arabic(client):
    """A visitor who chose Arabic."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    return client


@pytest.fixture
def square(cast, now):
    """Every kind of opportunity, with everything that a page can say of it."""
    load(by=CLOCK, at=now)
    PostcodeFactory(digits="3811", town="Lindeveen", point=(155_000.0, 463_000.0))
    made = []
    for n, kind in enumerate(Opportunity.Kind):
        for rhythm in Opportunity.Rhythm:
            it = OpportunityFactory(
                open=True, ready=True, title=f"Soep {n} {rhythm}", kind=kind, rhythm=rhythm, hours=2 + n,
                setting=list(Opportunity.Setting)[n % 3], dayparts=0b101_010_111 << n,
                organisation__centre=cast.noord, places=1 + n, access=list(Opportunity.Access)[: 1 + n],
                starts_on=now.date(), ends_on=now.date(), starts_at=time(9), ends_at=time(12),
                when_text="Bel even.", languages=[code for code, _name in LANGUAGES],
                guidance="Bep wacht je op.", offers="Koffie.",
                costs="Reiskosten.", age_min=16, age_max=80,
                friend_welcome=True, team_welcome=True, address="Kade 1", postcode="3811 AB",
            )  # fmt: skip
            it.themes.set(Theme.objects.all()[:3])
            it.skills.set(Skill.objects.all()[:2])
            it.learns.set(Skill.objects.all()[2:4])
            stand(it, at=it.made_at)
            made.append(it)
    return made


def test_the_way_from_the_first_page_to_a_reaction_is_whole_in_arabic(arabic, square, cast, unsaid):
    def get(path, *, status=200, **asked):
        answer = arabic.get(path, asked, headers=NOORD)
        assert answer.status_code == status
        assert '<html lang="ar" dir="rtl">' in answer.text
        return answer.text

    get("/")
    arabic.get("/")  # the network's own address
    asked = {"wat": "soep", "waar": "3811", "km": "10", "wanneer": ["saturday", "weekday_evening"]}
    themes = {"thema": [it.code for it in Theme.objects.all()]}
    for more in (
        {},
        asked,
        {**asked, **themes},
        {**asked, "weergave": "kaart"},
        {**asked, "orde": "afstand"},
    ):
        get("/vacatures/", **more)
    get("/vacatures/", wat="soep", pagina="2")
    for place in ("Nergenshuizen", "3811"):
        for late in ({"taal": "nl"}, {"toegang": "wheelchair", "thema": "eten"}):
            get("/vacatures/", wat="zeilboot", waar=place, tijd="once", **late)
    for it in square:
        get(f"/vacatures/{it.pk}/")
    first = square[0]
    react = f"/vacatures/{first.pk}/reageren/"
    get(react)
    assert arabic.post(react, {"message": ""}, headers=NOORD).status_code == 422
    told = {"name": "Salma", "email": "salma@example.org", "message": "Ik kom graag."}
    answer = arabic.post(react, told, headers=NOORD)
    assert answer.headers["Location"].endswith("/code/")
    get(f"{react}code/")
    assert arabic.post(f"{react}code/", {"code": "000000"}, headers=NOORD).status_code == 422
    closed = OpportunityFactory(status="closed", organisation=first.organisation)
    arabic.get(f"/vacatures/{closed.pk}/", headers=NOORD)
    full = OpportunityFactory(open=True, organisation=first.organisation, places=1, places_taken=1)
    get(f"/vacatures/{full.pk}/")
    get(f"/vacatures/{full.pk}/reageren/")

    assert sorted(unsaid) == []


def test_what_became_of_a_reaction_is_whole_in_arabic(square, cast, signed_in, unsaid):
    daan, browser = cast.person(cast.daan), signed_in(cast.daan)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    for n, state in enumerate(Placement.State.values):
        trait = {} if state == "reaction" else {state: True}
        it = PlacementFactory(opportunity=square[n], person=daan, companion="Bep", **trait)
        for voice in Message.Voice.values:
            MessageFactory(placement=it, voice=voice, came_by_mail=voice == "volunteer")
        page = browser.get(f"/mijn/reacties/{it.pk}/", headers=NOORD)
        assert (page.status_code, '<html lang="ar" dir="rtl">' in page.text) == (200, True)
        for does in ("zeggen", "stoppen"):
            browser.post(f"/mijn/reacties/{it.pk}/{does}/", {}, headers=NOORD)
        browser.post(f"/mijn/reacties/{it.pk}/intrekken/", follow=True, headers=NOORD)
    browser.get("/mijn/reacties/", headers=NOORD)

    assert sorted(unsaid) == []


def test_signing_in_and_out_is_whole_in_arabic(arabic, cast, unsaid):
    def shown(answer, status=200):
        assert (answer.status_code, '<html lang="ar" dir="rtl">' in answer.text) == (status, True)

    shown(arabic.get("/inloggen/", headers=NOORD))
    for wrong in ("", "geen adres"):
        shown(arabic.post("/inloggen/", {"email": wrong}, headers=NOORD), 422)
    arabic.post("/inloggen/", {"email": cast.daan.email}, headers=NOORD)
    for wrong in ("", "0000 0000"):
        shown(arabic.post("/inloggen/code/", {"code": wrong}, headers=NOORD), 422)
    shown(arabic.get("/inloggen/code/", headers=NOORD))
    shown(arabic.get("/inloggen/gesloten/", headers=NOORD))
    code = re.search(r"\d{4}\s?\d{4}", Letter.objects.latest("pk").text)[0]
    arabic.post("/inloggen/code/", {"code": code}, headers=NOORD)
    shown(arabic.get("/uitloggen/", headers=NOORD))

    assert sorted(unsaid) == []


def test_themes_and_skills_have_their_names(arabic, square):
    page = arabic.get("/vacatures/", headers=NOORD).text

    assert Theme.objects.filter(other_names={}).count() == 0
    assert Skill.objects.filter(other_names={}).count() == 0
    assert "الطبخ والطعام" in page
    assert "Koken en eten" not in page
    assert "الطبخ والطعام" in arabic.get(f"/vacatures/{square[0].pk}/", headers=NOORD).text


def test_who_types_arabic_finds_what_stands_there_in_dutch(arabic, square, cast):
    it = OpportunityFactory(open=True, title="Gids in het museum", organisation__centre=cast.noord)
    stand(it, at=it.made_at)

    assert f"/vacatures/{it.pk}/" in arabic.get("/vacatures/", {"wat": "متحف"}, headers=NOORD).text


def test_every_page_says_that_a_machine_made_the_words(arabic, cast, settings):
    told = "ترجم الحاسوب هذه الصفحة"
    assert told in arabic.get("/", headers=NOORD).text
    settings.PARTLY_SPOKEN = {"ar": {**settings.PARTLY_SPOKEN["ar"], "is_read": True}}
    assert told not in arabic.get("/", headers=NOORD).text


@pytest.mark.parametrize(
    ("browser", "language"), [("", "nl"), ("ar,en;q=0.8,nl;q=0.5", "en"), ("ar,fr;q=0.8", "nl")]
)
def test_another_page_stands_in_a_whole_language_and_says_so(arabic, cast, browser, language):
    for path in ("/organisaties/", "/privacy/", "/bestaat-niet/"):
        page = arabic.get(path, headers={**NOORD, "accept-language": browser}).text
        assert f'<html lang="{language}">' in page
        assert '<p class="notice notice--info" lang="ar" dir="rtl">هذه الصفحة غير متوفرة' in page


def test_what_is_kept_and_sent_is_in_a_whole_language(arabic, square):
    react = f"/vacatures/{square[0].pk}/reageren/"
    told = {"name": "Salma", "email": "salma@example.org", "message": "Ik kom graag."}
    arabic.post(react, told, headers=NOORD)
    mail = Letter.objects.latest("pk")
    code = re.search(r"\d{4}\s?\d{4}", mail.text)[0]
    assert "بهذا الرمز" in mail.text
    arabic.post(f"{react}code/", {"code": code}, headers=NOORD)

    assert User.objects.get(email="salma@example.org").language == "nl"
    later = Letter.objects.exclude(pk=mail.pk)
    assert later.exists()
    assert not re.search(r"[\u0600-\u06ff]", "".join(f"{it.subject}{it.text}" for it in later))
