from django.db import models
from django.db.models import Q

from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class Letter(models.Model):
    """One letter to one person: written in the transaction that causes it, sent by a job, tried again.

    `key` makes a letter unique: the same key is never written twice, so that a job that runs
    again sends nothing double. `reply_to` is the address that brings an answer back to its place.
    After a failure it waits until `next_try_at`; given up, it stays visible with what went wrong.
    `calendar` is an iCalendar message that goes along, so that a mail program can keep the date.
    """

    to_address = models.EmailField()
    to_name = models.CharField(max_length=120, blank=True)
    user_id = models.BigIntegerField(null=True)
    centre_id = models.BigIntegerField(null=True)
    kind = models.SlugField(max_length=60)
    key = models.CharField(max_length=120, unique=True)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    sender_name = models.CharField(max_length=120, blank=True)
    reply_to = models.EmailField(blank=True)
    headers = models.JSONField(default=dict)
    calendar = models.TextField(blank=True)
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    next_try_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    privacy = Classified(
        subject="user_id",
        subject_is="user",
        address="to_address",
        nothing="id centre_id kind key written_at sent_at attempts last_error next_try_at "
        "given_up_at headers",
        kept=[
            Kept(
                "to_address to_name user_id subject text html calendar sender_name reply_to",
                Purpose.CONTACT,
                Term.LETTERS,
                End.ERASE_ROW,
            )
        ],
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["written_at"],
                condition=Q(sent_at=None, given_up_at=None),
                name="letter_waiting",
            )
        ]
