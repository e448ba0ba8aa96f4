from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from aanjager.kernel.fields import PointField
from aanjager.kernel.privacy import Classified

# A name as people type it: lower case, no accents, no apostrophes, no `(NH.)` behind it.
ACCENTED = (
    "áàâäãåéèêëíìîïóòôöõúùûüýÿçñÁÀÂÄÉÈÊËÍÌÎÏÓÒÔÖÚÙÛÜ-'’`."  # the last four have no counterpart
)
PLAIN = "aaaaaaeeeeiiiiooooouuuuyycnaaaaeeeeiiiioooouuuu "
SUFFIX = r" (\(.*\)|l|gn|gld|nb|nh|gem s)$"
BARE_NAME = Func(
    Func(Lower(F("name")), Value(ACCENTED), Value(PLAIN), function="translate"),
    Value(SUFFIX),
    Value(""),
    function="regexp_replace",
)


class Area(models.Model):
    """A piece of the country on one scale, with the years in which it existed.

    `part_of` is the tree (street → neighbourhood → district → municipality → province → country;
    a town lies in a municipality). `regions` are the other wholes it belongs to, of several kinds.
    `ancestor_ids` holds the ids of everything above it, regions too, so that one index answers
    "all that lies in". `outline` is a list of rings of `[x, y]` in metres on the Dutch grid.
    """

    class Kind(models.TextChoices):
        STREET = "street", _("straat")
        NEIGHBOURHOOD = "neighbourhood", _("buurt")
        DISTRICT = "district", _("wijk")
        TOWN = "town", _("plaats")
        MUNICIPALITY = "municipality", _("gemeente")
        REGION = "region", _("regio")
        PROVINCE = "province", _("provincie")
        COUNTRY = "country", _("land")

    kind = models.CharField(max_length=15, choices=Kind)
    region_kind = models.CharField(max_length=30, blank=True)
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    regions = models.ManyToManyField("self", symmetrical=False, related_name="members", blank=True)
    ancestor_ids = ArrayField(models.BigIntegerField(), default=list)
    valid_from = models.PositiveSmallIntegerField()
    valid_to = models.PositiveSmallIntegerField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged_from"
    )
    point = PointField(null=True)
    outline = models.JSONField(default=list)
    source = models.CharField(max_length=120, blank=True)
    bare_name = models.GeneratedField(
        expression=BARE_NAME, output_field=models.CharField(max_length=120), db_persist=True
    )

    privacy = Classified(
        nothing="id kind region_kind code name part_of regions ancestor_ids valid_from valid_to "
        "merged_into point outline source bare_name"
    )

    class Meta:
        verbose_name = _("gebied")
        verbose_name_plural = _("gebieden")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "region_kind", "code"], name="one_area_per_kind_and_code"
            ),
            models.CheckConstraint(
                name="only_a_region_has_a_region_kind",
                condition=models.Q(kind="region") ^ models.Q(region_kind=""),
            ),
        ]
        indexes = [
            GinIndex(fields=["ancestor_ids"], name="area_by_ancestor"),
            GistIndex(fields=["point"], name="area_by_point"),
            models.Index(fields=["name"], name="area_by_name"),
            models.Index(fields=["bare_name"], name="area_by_bare_name"),
        ]

    def __str__(self) -> str:
        return self.name


class KeyFigure(models.Model):
    """One number about one area in one year, with its source."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="figures")
    key = models.SlugField(max_length=40)
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=14, decimal_places=2)
    source = models.CharField(max_length=120)

    privacy = Classified(nothing="id area key year value source")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area", "key", "year"], name="one_figure_per_area_and_year"
            )
        ]


class Postcode(models.Model):
    """The four digits of a postcode, where they lie, and in which area. Never finer than this."""

    digits = models.CharField(max_length=4, primary_key=True)
    town = models.CharField(max_length=80)
    point = PointField()
    area = models.ForeignKey(Area, models.PROTECT, related_name="postcodes")
    is_nearest = models.BooleanField(default=False)
    source = models.CharField(max_length=120)

    privacy = Classified(nothing="digits town point area is_nearest source")
