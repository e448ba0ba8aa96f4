from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from aanjager.community.centres.models import Staff
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.growth.confidence.models import How, Look, let_in
from aanjager.growth.support_wishes.choices import named
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.kernel.sealing import SealedField


class Chosen:
    """What was chosen from the list, in words for a page and for one's own file."""

    chosen: Any

    def get_chosen_display(self) -> str:
        return ", ".join(named(self.chosen))


class Wish(Chosen, models.Model):
    """What helps somebody, told once. Nobody's but theirs: others see it through a share alone.

    `chosen` holds codes of the list, `words` one's own words; both are sealed, so that no list can
    be searched, sorted or counted by them. `agreed_text` is the sentence as it was read or heard.
    Withdrawing is erasing the row, and with it every share.
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="support_wish")
    chosen = SealedField(_("wat je helpt"))
    words = SealedField(_("in je eigen woorden"))
    agreed_at = models.DateTimeField(_("ja gezegd op"))
    agreed_text = models.CharField(_("waarop je ja zei"), max_length=500)
    agreed_how = models.CharField(_("hoe je ja zei"), max_length=5, choices=How)
    agreed_with = models.ForeignKey(
        Staff, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("met wie")
    )
    changed_at = models.DateTimeField(_("laatst veranderd"))

    privacy = Classified(
        subject="person",
        nothing="id agreed_with",
        kept=[
            Kept(
                "person chosen words agreed_at agreed_text agreed_how changed_at",
                Purpose.GUIDANCE,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
                special=True,
            )
        ],
    )

    class Meta:
        verbose_name = _("wat je helpt")
        verbose_name_plural = _("wat je helpt")
        constraints = [
            models.CheckConstraint(
                name="a_wish_stands_on_a_yes", condition=~Q(agreed_text="") & ~Q(agreed_how="")
            )
        ]


class WishShareQuerySet(models.QuerySet["WishShare"]):
    def visible_to(self, actor: Actor) -> "WishShareQuerySet":
        """Whose wish it is, and those it is shared with as long as they are that; not even the clock.

        The coordinators of the organisation, or the consultant by name: with a role that runs, at a
        centre where the person is registered. A colleague, a manager and the association see nothing.
        """
        mine = Q(wish__person=actor.person_id or 0)
        theirs = Q(organisation__in=actor.coordinator_of)
        return self.filter(mine | theirs | let_in(actor, "wish__person"))


class WishShare(Chosen, models.Model):
    """What of a wish somebody lets one organisation or one consultant see, until they stop it."""

    wish = models.ForeignKey(Wish, models.CASCADE, related_name="shares")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, blank=True, related_name="wish_shares"
    )
    staff = models.ForeignKey(
        Staff, models.CASCADE, null=True, blank=True, related_name="wish_shares"
    )
    chosen = SealedField(_("wat je laat zien"))
    shows_words = models.BooleanField(_("ook je eigen woorden"), default=False)
    shared_at = models.DateTimeField(_("sinds"))

    objects = WishShareQuerySet.as_manager()

    privacy = Classified(
        subject="wish__person",
        nothing="id wish staff",
        kept=[
            Kept(
                "organisation chosen shows_words shared_at",
                Purpose.GUIDANCE,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
                special=True,
            )
        ],
    )

    class Meta:
        verbose_name = _("wie mag zien wat je helpt")
        constraints = [
            models.CheckConstraint(
                name="a_wish_is_shared_with_an_organisation_or_with_a_consultant",
                condition=Q(organisation=None, staff__isnull=False)
                | Q(organisation__isnull=False, staff=None),
            ),
            models.UniqueConstraint(
                fields=["wish", "organisation"], name="a_wish_is_shared_once_with_an_organisation"
            ),
            models.UniqueConstraint(
                fields=["wish", "staff"], name="a_wish_is_shared_once_with_a_consultant"
            ),
        ]


class WishLook(Look):
    """That somebody looked at a wish, for whose it is."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="wish_looks")
    share_id = models.BigIntegerField(null=True)

    privacy = Classified(
        subject="person",
        nothing="id coordinator staff user_id share_id",
        kept=[
            Kept(
                "person what at_name looked_at open_until",
                Purpose.ACCOUNTABILITY,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
            )
        ],
    )

    class Meta:
        verbose_name = _("wie keek naar wat je helpt")
        indexes = [models.Index(fields=["person", "-looked_at"], name="look_of_person")]
        constraints = [
            models.CheckConstraint(
                name="a_look_closes_after_it_opened", condition=Q(open_until__gt=F("looked_at"))
            )
        ]


class WishDraft(Chosen, models.Model):
    """What a consultant wrote along for somebody with an account, until they say yes themselves."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="wish_drafts")
    staff = models.ForeignKey(Staff, models.CASCADE, related_name="wish_drafts")
    chosen = SealedField(_("wat je helpt"))
    words = SealedField(_("in je eigen woorden"))
    how = models.CharField(_("hoe je ja zei"), max_length=5, choices=How)
    heard_text = models.CharField(_("waarop je ja zei"), max_length=500)
    written_at = models.DateTimeField(_("geschreven op"))

    privacy = Classified(
        subject="person",
        nothing="id staff",
        kept=[
            Kept(
                "person chosen words how heard_text written_at",
                Purpose.GUIDANCE,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
                special=True,
            )
        ],
    )

    class Meta:
        verbose_name = _("wat een consulent met je opschreef")
        verbose_name_plural = _("wat een consulent met je opschreef")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "staff"], name="a_consultant_has_one_draft_of_somebody"
            )
        ]
