from io import StringIO

import pytest
from django.core.management import call_command

from aanjager.community.organisations import actions
from aanjager.community.organisations.models import Criterion
from aanjager.community.skills.models import Skill, Theme
from aanjager.kernel.actor import ANONYMOUS
from aanjager.kernel.refusals import Refused
from aanjager.trust.law.models import LawValue
from conftest import NOW

pytestmark = pytest.mark.django_db


def load(*options):
    out = StringIO()
    call_command("load_reference", *options, stdout=out)
    return out.getvalue()


def test_a_second_run_changes_nothing_and_says_so():
    first = load()
    second = load()

    assert "themes: 26 new, 0 changed, 0 the same" in first
    assert "themes: 0 new, 0 changed, 26 the same" in second
    assert all("0 new, 0 changed" in line for line in second.splitlines())


def test_a_dry_run_says_what_it_would_do_and_does_nothing():
    said = load("--dry-run")

    assert "26 new" in said
    assert "nothing was written" in said
    assert not any(model.objects.exists() for model in (Theme, Skill, Criterion, LawValue))


def test_a_name_that_was_changed_is_put_right_again_and_its_place_stays():
    load()
    Theme.objects.filter(code="cooking").update(name_nl="Eten")

    said = load()

    assert "themes: 0 new, 1 changed, 25 the same" in said
    assert Theme.objects.get(code="cooking").name_nl == "Koken en eten"


def test_both_checklists_stand_ready_with_their_sources():
    load()

    subjects = set(Criterion.objects.values_list("subject", flat=True))

    assert subjects == {"organisation", "opportunity"}
    assert all(it.source and it.text_en for it in Criterion.objects.all())


def test_the_checklist_is_loaded_by_the_installation_alone():
    with pytest.raises(Refused, match="beheerder"):
        actions.load_criteria(by=ANONYMOUS, at=NOW)
