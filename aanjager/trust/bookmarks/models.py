from django.conf import settings
from django.db import models

from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term
from aanjager.trust.bookmarks.choices import ALL


class Bookmark(models.Model):
    """How one person likes to look at one list: its filters and order, under a name of their own.

    `path` is the address of the list, `question` what stands behind its question mark.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="bookmarks")
    path = models.CharField(max_length=200)
    name = models.CharField(max_length=60)
    question = models.CharField(max_length=500, blank=True)
    is_default = models.BooleanField(default=False)
    kept_at = models.DateTimeField()

    privacy = Classified(
        subject="user__person",
        nothing="id path is_default kept_at",
        kept=[Kept("user name question", Purpose.MATCHING, Term.MEMBERSHIP, End.ERASE_ROW)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "path", "name"], name="bookmark_has_its_own_name_in_a_list"
            ),
            models.UniqueConstraint(
                fields=["user", "path"],
                condition=models.Q(is_default=True),
                name="list_opens_with_one_bookmark",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def href(self) -> str:
        """The list, looked at this way."""
        return f"{self.path}?{self.question or f'{ALL}=ja'}"
