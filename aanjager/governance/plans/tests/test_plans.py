import pytest
from django.db import IntegrityError, transaction

from aanjager.governance.documents import queries as documents
from aanjager.governance.plans import actions, queries
from aanjager.governance.plans.actions import Basis, Cost, Doing
from aanjager.governance.plans.models import Plan
from aanjager.governance.plans.tests.factories import (
    FIRST,
    LAST,
    NOW,
    plan,
    ready,
    staff,
    submitted,
)
from aanjager.kernel.refusals import Refused
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


def said(made):
    return [block.text for block in documents.blocks(documents.current(made.document))]


def test_staff_of_another_centre_neither_see_nor_write_a_plan(cast):
    made, bram = plan(cast.noord), staff(cast.zuid)

    assert not Plan.objects.visible_to(bram).exists()
    for act in (
        lambda: actions.write(made, {}, by=bram, at=NOW),
        lambda: actions.change(made, Basis("Anders"), by=bram, at=NOW),
        lambda: actions.budget(made, Cost("Zaal", 100), by=bram, at=NOW),
        lambda: actions.submit(made, by=bram, at=NOW),
    ):
        with pytest.raises(Refused, match="van de centrale die het maakt"):
            act()


def test_a_plan_is_submitted_when_nothing_misses_and_says_what_misses(cast):
    by = staff(cast.noord)
    made = actions.make(cast.noord, Basis("Korte klussen"), by=by, at=NOW)
    actions.budget(made, Cost("Zaal", 1234_56), by=by, at=NOW)

    from aanjager.governance.plans import rules

    missing = " ".join(rules.missing(queries.readiness(made)))
    assert "Wat is er nodig" in missing
    assert "minstens één bewijs" in missing
    assert "minstens één activiteit" in missing
    assert "bij Zaal is € 1.234,56 zonder betaler" in missing
    with pytest.raises(Refused, match="Wat is er nodig"):
        actions.submit(made, by=by, at=NOW)
    assert Plan.objects.get().is_draft


def test_a_submitted_plan_is_a_frozen_text_that_is_amended_and_never_edited(cast):
    made = submitted(cast.noord)
    section, by = made.sections.first(), staff(cast.noord)

    with pytest.raises(Refused, match="wijzigingsvoorstel"):
        actions.write(made, {section.pk: "Toch anders."}, by=by, at=NOW)
    with pytest.raises(Refused, match="al ingediend"):
        actions.submit(made, by=by, at=NOW)
    version = documents.current(made.document)
    assert version.state == "open"
    assert len(version.frozen_hash) == 64
    with pytest.raises(IntegrityError), transaction.atomic():
        version.blocks.update(text="Stiekem anders.")


def test_the_frozen_text_says_all_of_the_plan(cast):
    text = "\n".join(said(submitted(cast.noord)))

    assert "Over need." in text
    assert "Ouderen eten alleen: 5 signalen in" in text
    assert "Klussen in stukken delen, 1 april 2026 tot en met 30 september 2026 (Anna)" in text
    assert "Vrijwilligers: 120 uur" in text
    assert "Post 0: € 1.000,00. Betaler own € 1.000,00 (toegezegd)" in text
    assert "Samen: € 1.000,00" in text


def test_what_was_typed_never_becomes_another_heading(cast):
    made = ready(cast.noord)
    by, section = staff(cast.noord), made.sections.first()
    actions.write(made, {section.pk: "# Nep\n- één\n- twee"}, by=by, at=NOW)

    kinds = [(it.kind, it.text) for it in queries.lines(made)][:4]
    assert kinds[0] == ("heading", "Wat is er nodig")
    assert kinds[1:] == [("paragraph", "Nep"), ("item", "één"), ("item", "twee")]


def test_only_what_was_submitted_can_be_shown_to_everybody(cast):
    by, made = staff(cast.noord), ready(cast.noord)
    with pytest.raises(Refused, match="concept"):
        actions.show(made, is_public=True, by=by, at=NOW)
    made = actions.submit(made, by=by, at=NOW)

    assert not queries.shown(cast.noord).exists()
    assert not queries.document_of(made).is_public
    actions.show(made, is_public=True, by=by, at=NOW)

    assert queries.shown(cast.noord).get() == made
    assert queries.document_of(made).is_public
    assert not queries.shown(cast.zuid).exists()


def test_the_days_of_an_activity_lie_within_the_plan(cast):
    made, by = plan(cast.noord), staff(cast.noord)

    with pytest.raises(Refused, match="voor de eerste dag"):
        actions.plan_activity(made, Doing("Terug", LAST, FIRST), by=by, at=NOW)
    with pytest.raises(Refused, match="buiten het plan"):
        actions.plan_activity(made, Doing("Later", LAST, LAST.replace(year=2028)), by=by, at=NOW)


def test_a_template_keeps_the_questions_and_never_the_text(cast):
    made, by = plan(cast.noord), staff(cast.noord)
    kept = actions.keep_template(made, "Kort", is_shared=False, by=by, at=NOW)
    with pytest.raises(Refused, match="al een sjabloon"):
        actions.keep_template(made, "Kort", by=by, at=NOW)

    assert not queries.templates(staff(cast.zuid), cast.zuid).exists()
    actions.share_template(kept, is_shared=True, by=by, at=NOW)
    theirs = queries.templates(staff(cast.zuid), cast.zuid).get()
    copy = actions.make(cast.zuid, Basis("Ook kort"), theirs, by=staff(cast.zuid), at=NOW)

    assert [it.question for it in copy.sections.all()] == [
        it.question for it in made.sections.all()
    ]
    assert {it.text for it in copy.sections.all()} == {""}
    with pytest.raises(Refused, match="andere centrale"):
        actions.share_template(kept, is_shared=False, by=staff(cast.zuid), at=NOW)


def test_centres_that_make_a_plan_together_each_say_yes_to_their_share(cast):
    made, anna, bram = ready(cast.noord), staff(cast.noord), staff(cast.zuid)
    share = actions.ask_share(made, cast.zuid, 2, "Doet de cursussen.", by=anna, at=NOW)

    assert Letter.objects.filter(kind="plan-asks-share").count() == 1
    assert Plan.objects.visible_to(bram).get() == made
    with pytest.raises(Refused, match="Centrale Zuid zei nog geen ja"):
        actions.submit(made, by=anna, at=NOW)
    with pytest.raises(Refused, match="die gevraagd is"):
        actions.answer_share(share, says_yes=True, by=anna, at=NOW)
    actions.answer_share(share, says_yes=True, by=bram, at=NOW)

    found = queries.share_amounts(queries.shares_of(made), 1000_00)
    assert [(it.centre, cents) for it, cents in found] == [
        (cast.noord, 333_33),
        (cast.zuid, 666_67),
    ]
    made = actions.submit(made, by=anna, at=NOW)
    assert "Centrale Zuid: € 666,67. Doet de cursussen." in said(made)


def test_the_own_share_goes_last(cast):
    made, anna = plan(cast.noord), staff(cast.noord)
    actions.ask_share(made, cast.zuid, 1, by=anna, at=NOW)
    own, theirs = queries.shares_of(made)

    with pytest.raises(Refused, match="eerst de andere"):
        actions.drop_share(own, by=anna, at=NOW)
    actions.drop_share(theirs, by=anna, at=NOW)
    actions.drop_share(own, by=anna, at=NOW)
    assert queries.shares_of(made) == []
