from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from aanjager.kernel.privacy import Classified


class PublicGrant(models.Model):
    """One row of an open register of grants. No person stands in it by name.

    Who asked as a private person has no `receiver` and no `project` (a title may name somebody);
    scheme, theme and amounts stay, for the sums. `receiver_key` brings together names that differ in
    capitals, signs and legal form. `key` is made of what is kept and of how many equal rows came
    before it, so that the same file again changes nothing.
    """

    register = models.CharField(_("register"), max_length=80)
    source = models.CharField(_("bron"), max_length=160)
    key = models.CharField(max_length=64)
    year = models.PositiveSmallIntegerField(_("jaar"))
    is_private = models.BooleanField(default=False)
    receiver = models.CharField(_("wie"), max_length=200, blank=True)
    receiver_key = models.CharField(max_length=200, blank=True)
    project = models.CharField(_("waarvoor"), max_length=300, blank=True)
    scheme = models.CharField(_("regeling"), max_length=200, blank=True)
    department = models.CharField(_("afdeling"), max_length=120, blank=True)
    theme = models.CharField(_("thema"), max_length=80)
    recurs = models.BooleanField(_("elk jaar"), default=False)
    asked_cents = models.PositiveBigIntegerField(_("gevraagd"))
    granted_cents = models.PositiveBigIntegerField(_("gekregen"))
    imported_at = models.DateTimeField()

    privacy = Classified(
        nothing="id register source key year is_private receiver receiver_key project scheme "
        "department theme recurs asked_cents granted_cents imported_at"
    )

    class Meta:
        verbose_name = _("toegekende subsidie")
        constraints = [
            models.UniqueConstraint(fields=["register", "key"], name="a_grant_is_stored_once"),
            models.CheckConstraint(
                name="a_private_person_is_not_named",
                condition=Q(is_private=False, receiver__gt="", receiver_key__gt="")
                | Q(is_private=True, receiver="", receiver_key="", project=""),
            ),
        ]
        indexes = [models.Index(fields=["receiver_key"], name="grant_receiver")]
