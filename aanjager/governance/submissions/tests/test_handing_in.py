import pytest
from django.db import IntegrityError, transaction

from aanjager.governance.citations.actions import cite, uncite
from aanjager.governance.documents import queries as documents
from aanjager.governance.plans import actions, queries
from aanjager.governance.plans.actions import Basis, Cost, Paid
from aanjager.governance.plans.models import Coverage, Plan
from aanjager.governance.plans.tests.factories import NOW, pattern, staff
from aanjager.governance.submissions import actions as handing
from aanjager.governance.submissions import queries as handed
from aanjager.governance.submissions import rules
from aanjager.governance.submissions.tests.factories import ready, submitted
from aanjager.kernel.refusals import Refused
from aanjager.participation.signals.tests.factories import SignalFactory
from aanjager.trust.letters.models import Letter

pytestmark = pytest.mark.django_db


def cover(line, cents, name="Fonds Linde", kind="fund"):
    return actions.cover(line, Paid(kind, name, cents), by=staff(line.plan.centre), at=NOW)


def said(made):
    return [block.text for block in documents.blocks(documents.current(made.document))]


def test_a_plan_is_submitted_when_nothing_misses_and_says_what_misses(cast):
    by = staff(cast.noord)
    made = actions.make(cast.noord, Basis("Korte klussen"), by=by, at=NOW)
    actions.budget(made, Cost("Zaal", 1234_56), by=by, at=NOW)

    missing = " ".join(rules.missing(handed.readiness(made)))
    assert "Wat is er nodig" in missing
    assert "minstens één bewijs" in missing
    assert "minstens één activiteit" in missing
    assert "bij Zaal is € 1.234,56 zonder betaler" in missing
    with pytest.raises(Refused, match="Wat is er nodig"):
        handing.hand_in(made, by=by, at=NOW)
    assert Plan.objects.get().is_draft


def test_a_submitted_plan_is_a_frozen_text_that_is_amended_and_never_edited(cast):
    made = submitted(cast.noord)
    section, by = made.sections.first(), staff(cast.noord)

    with pytest.raises(Refused, match="wijzigingsvoorstel"):
        actions.write(made, {section.pk: "Toch anders."}, by=by, at=NOW)
    with pytest.raises(Refused, match="al ingediend"):
        handing.hand_in(made, by=by, at=NOW)
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

    kinds = [(it.kind, it.text) for it in handed.lines(made)][:4]
    assert kinds[0] == ("heading", "Wat is er nodig")
    assert kinds[1:] == [("paragraph", "Nep"), ("item", "één"), ("item", "twee")]


def test_only_what_was_submitted_can_be_shown_to_everybody(cast):
    by, made = staff(cast.noord), ready(cast.noord)
    with pytest.raises(Refused, match="concept"):
        handing.present(made, is_public=True, by=by, at=NOW)
    made = handing.hand_in(made, by=by, at=NOW)

    assert not handed.shown(cast.noord).exists()
    assert not handed.document_of(made).is_public
    handing.present(made, is_public=True, by=by, at=NOW)

    assert handed.shown(cast.noord).get() == made
    assert handed.document_of(made).is_public
    assert not handed.shown(cast.zuid).exists()


def test_centres_that_make_a_plan_together_each_say_yes_to_their_share(cast):
    made, anna, bram = ready(cast.noord), staff(cast.noord), staff(cast.zuid)
    share = actions.ask_share(made, cast.zuid, 2, "Doet de cursussen.", by=anna, at=NOW)

    assert Letter.objects.filter(kind="plan-asks-share").count() == 1
    assert Plan.objects.visible_to(bram).get() == made
    with pytest.raises(Refused, match="Centrale Zuid zei nog geen ja"):
        handing.hand_in(made, by=anna, at=NOW)
    with pytest.raises(Refused, match="die gevraagd is"):
        actions.answer_share(share, says_yes=True, by=anna, at=NOW)
    actions.answer_share(share, says_yes=True, by=bram, at=NOW)

    found = queries.share_amounts(queries.shares_of(made), 1000_00)
    assert [(it.centre, cents) for it, cents in found] == [
        (cast.noord, 333_33),
        (cast.zuid, 666_67),
    ]
    made = handing.hand_in(made, by=anna, at=NOW)
    assert "Centrale Zuid: € 666,67. Doet de cursussen." in said(made)


def test_a_budget_that_does_not_add_up_is_kept_and_not_submitted(cast):
    made, by = ready(cast.noord), staff(cast.noord)
    line = actions.budget(made, Cost("Drukwerk", 10_01), by=by, at=NOW)
    cover(line, 10_00)

    with pytest.raises(Refused, match="bij Drukwerk is € 0,01 zonder betaler"):
        handing.hand_in(made, by=by, at=NOW)
    assert Plan.objects.get(pk=made.pk).is_draft
    assert queries.budget_of(made).total_cents == 1010_01
    cover(line, 10_01)
    assert not handing.hand_in(made, by=by, at=NOW).is_draft


def test_payers_answer_after_the_plan_was_submitted(cast):
    made, by = ready(cast.noord, costs=((500_00, "fund"),)), staff(cast.noord)
    made = handing.hand_in(made, by=by, at=NOW)
    asked = Coverage.objects.get()

    actions.answer_coverage(asked, state="promised", by=by, at=NOW)
    assert queries.budget_of(made).promised_cents == 500_00
    with pytest.raises(Refused, match="ingediend"):
        actions.uncover(asked, by=by, at=NOW)
    actions.answer_coverage(asked, state="refused", by=by, at=NOW)
    cover(asked.line, 500_00, "Gemeente", "municipality")
    assert queries.budget_of(made).adds_up


def test_withdrawn_evidence_stops_a_plan_and_stays_in_one_that_was_submitted(cast):
    made, by = ready(cast.noord), staff(cast.noord)
    cited = made.evidence.get()
    found = cited.pattern
    found.state, found.next_step, found.step_words = "declined", "none", "Toch niet."
    found.save()
    cite(made, "pattern", pattern(cast.noord).pk, by=by, at=NOW)

    with pytest.raises(Refused, match="Haal het eruit: Ouderen eten alleen"):
        handing.hand_in(made, by=by, at=NOW)
    uncite(cited, by=by, at=NOW)
    handing.hand_in(made, by=by, at=NOW)
    with pytest.raises(Refused, match="ingediend"):
        uncite(made.evidence.get(), by=by, at=NOW)


def test_the_words_of_a_signal_never_enter_the_frozen_text(cast):
    made, by = ready(cast.noord), staff(cast.noord)
    signal = SignalFactory(centre=cast.noord, text="De buurvrouw eet alleen.")
    cite(made, "signal", signal.pk, "Dit horen we vaker.", by=by, at=NOW)

    frozen = said(handing.hand_in(made, by=by, at=NOW))
    assert not any("buurvrouw" in line for line in frozen)
    assert any("Een signaal, gehoord op" in line and "vaker" in line for line in frozen)
