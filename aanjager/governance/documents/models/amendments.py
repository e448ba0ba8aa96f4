from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.people.models import Person
from aanjager.governance.documents.models.texts import Body, Document, Version
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class Amendment(models.Model):
    """A proposal to change a text, on one block of one frozen version, with a motive.

    `operations` are word ranges `[from, to, [words]]` on the block's words (see `rules.words`).
    *Collides* and *out of date* are computed, never states. `lapsed_for` names the other amendment
    that made this one superfluous.
    """

    class Kind(models.TextChoices):
        CHANGE = "change", _("wijzigen")
        INSERT = "insert", _("invoegen")
        STRIKE = "strike", _("schrappen")
        MISSING = "missing", _("er ontbreekt iets")
        GENERAL = "general", _("algemeen")
        EDITORIAL = "editorial", _("redactioneel")

    class State(models.TextChoices):
        DRAFT = "draft", _("concept")
        FILED = "filed", _("ingediend")
        ADMITTED = "admitted", _("ontvankelijk")
        NOT_ADMITTED = "not_admitted", _("niet ontvankelijk")
        DISCUSSED = "discussed", _("besproken")
        ADOPTED = "adopted", _("overgenomen")
        ADOPTED_CHANGED = "changed", _("gewijzigd overgenomen")
        REJECTED = "rejected", _("afgewezen")
        HELD = "held", _("aangehouden")
        PROCESSED = "processed", _("verwerkt")
        WITHDRAWN = "withdrawn", _("ingetrokken")
        LAPSED = "lapsed", _("vervallen")

    document = models.ForeignKey(Document, models.PROTECT, related_name="amendments")
    number = models.PositiveIntegerField()
    base_version = models.ForeignKey(Version, models.PROTECT, related_name="amendments")
    kind = models.CharField(_("soort"), max_length=10, choices=Kind)
    block_uid = models.UUIDField(null=True, blank=True)
    after_uid = models.UUIDField(null=True, blank=True)
    old_hash = models.CharField(max_length=64, blank=True)
    new_text = models.TextField(_("nieuwe tekst"), blank=True)
    operations = models.JSONField(default=list)
    about = models.CharField(_("waar het om gaat"), max_length=200)
    motive = models.TextField(_("waarom"))
    submitter = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="amendments"
    )
    submitter_label = models.CharField(_("van wie"), max_length=120, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.FILED)
    state_reason = models.TextField(_("reden"), blank=True)
    lapsed_for = models.ForeignKey("self", models.PROTECT, null=True, related_name="made_lapse")
    processed_in = models.ForeignKey(
        Version, models.PROTECT, null=True, related_name="processed_amendments"
    )
    is_reconstruction = models.BooleanField(default=False)
    filed_at = models.DateTimeField()
    client_id = models.UUIDField(null=True, blank=True)

    privacy = Classified(
        subject="submitter",
        nothing="id document number base_version kind block_uid after_uid old_hash new_text "
        "operations about motive state state_reason lapsed_for processed_in is_reconstruction "
        "filed_at client_id",
        kept=[
            Kept("submitter", Purpose.MEETING, Term.ARCHIVE, End.UNLINK),
            Kept("submitter_label", Purpose.MEETING, Term.ARCHIVE, End.BLANK),
        ],
    )

    class Meta:
        verbose_name = _("wijzigingsvoorstel")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"], name="an_amendment_has_its_own_number"
            ),
            models.UniqueConstraint(
                fields=["document", "client_id"],
                condition=Q(client_id__isnull=False),
                name="an_amendment_sent_twice_is_one",
            ),
            models.CheckConstraint(
                name="an_amendment_of_a_block_names_it",
                condition=~Q(kind__in=["change", "strike"])
                | (Q(block_uid__isnull=False) & ~Q(old_hash="")),
            ),
            models.CheckConstraint(
                name="what_lapsed_names_the_other",
                condition=~Q(state="lapsed") | Q(lapsed_for__isnull=False),
            ),
            models.CheckConstraint(
                name="what_is_processed_names_its_version",
                condition=~Q(state="processed") | Q(processed_in__isnull=False),
            ),
            models.CheckConstraint(
                name="not_admitted_has_a_reason",
                condition=~Q(state="not_admitted") | ~Q(state_reason=""),
            ),
        ]
        indexes = [models.Index(fields=["document", "state", "number"], name="amendment_list")]


class Support(models.Model):
    """Somebody who wants the same as this amendment."""

    amendment = models.ForeignKey(Amendment, models.CASCADE, related_name="supports")
    person = models.ForeignKey(Person, models.CASCADE, related_name="supports")
    given_at = models.DateTimeField()

    privacy = Classified(
        subject="person",
        nothing="id amendment",
        kept=[Kept("person given_at", Purpose.MEETING, Term.ARCHIVE, End.ERASE_ROW)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["amendment", "person"], name="supports_an_amendment_once"
            )
        ]


class Advice(models.Model):
    """What a body proposes to do with an amendment, and what the mover answers; a newer one replaces it."""

    class Proposal(models.TextChoices):
        ADOPT = "adopt", _("overnemen")
        CHANGE = "change", _("gewijzigd overnemen")
        REJECT = "reject", _("afwijzen")
        HOLD = "hold", _("aanhouden")

    class Answer(models.TextChoices):
        AGREES = "agrees", _("eens")
        DISAGREES = "disagrees", _("oneens")
        WITHDRAWS = "withdraws", _("trekt het in")

    amendment = models.ForeignKey(Amendment, models.PROTECT, related_name="advices")
    number = models.PositiveSmallIntegerField()
    body = models.ForeignKey(Body, models.PROTECT, related_name="advices")
    proposal = models.CharField(_("advies"), max_length=8, choices=Proposal)
    text = models.TextField(_("voorgestelde tekst"), blank=True)
    explanation = models.TextField(_("toelichting"))
    given_at = models.DateTimeField()
    mover_answer = models.CharField(max_length=10, choices=Answer, blank=True)
    mover_comment = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="amendment__submitter",
        nothing="id amendment number body proposal text explanation given_at mover_answer answered_at",
        kept=[Kept("mover_comment", Purpose.MEETING, Term.ARCHIVE, End.BLANK)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["amendment", "number"], name="an_advice_has_its_own_number"
            ),
            models.CheckConstraint(
                name="an_answer_to_advice_has_its_moment",
                condition=Q(mover_answer="", answered_at=None)
                | (~Q(mover_answer="") & Q(answered_at__isnull=False)),
            ),
        ]


class Decision(models.Model):
    """What the owner of a text decided, with the reason. Never changed; a newer one supersedes it.

    A trigger refuses every change; only a new decision corrects.
    """

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", _("overgenomen")
        CHANGED = "changed", _("gewijzigd overgenomen")
        REJECTED = "rejected", _("afgewezen")
        HELD = "held", _("aangehouden")
        ENACTED = "enacted", _("vastgesteld")

    document = models.ForeignKey(Document, models.PROTECT, related_name="decisions")
    amendment = models.ForeignKey(
        Amendment, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    version = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="decisions")
    outcome = models.CharField(_("besluit"), max_length=10, choices=Outcome)
    text = models.TextField(_("tekst zoals besloten"), blank=True)
    reason = models.TextField(_("waarom"))
    decided_on = models.DateField()
    decided_at = models.DateTimeField()
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    privacy = Classified(
        nothing="id document amendment version body outcome text reason decided_on decided_at "
        "supersedes"
    )

    class Meta:
        verbose_name = _("besluit")
        constraints = [
            models.CheckConstraint(
                name="a_decision_is_about_one_thing",
                condition=Q(amendment__isnull=False, version=None)
                | Q(amendment=None, version__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["amendment"],
                condition=Q(supersedes=None, amendment__isnull=False),
                name="an_amendment_is_decided_once",
            ),
            models.CheckConstraint(
                name="a_changed_adoption_has_its_text",
                condition=~Q(outcome="changed") | ~Q(text=""),
            ),
            models.CheckConstraint(
                name="a_decision_has_a_reason_of_twenty_characters",
                condition=Q(reason__regex=r"^(.|\n){20,}$"),
            ),
        ]
