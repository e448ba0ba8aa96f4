from django.db import models

from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class Event(models.Model):
    """Something that someone did. Holds no foreign keys, so that nothing it names is kept alive."""

    verb = models.CharField(max_length=100)
    target = models.CharField(max_length=100)
    centre_id = models.BigIntegerField(null=True)
    user_id = models.BigIntegerField(null=True)
    happened_at = models.DateTimeField()
    facts = models.JSONField(default=dict)

    privacy = Classified(
        nothing="id verb target centre_id happened_at facts",
        kept=[Kept("user_id", Purpose.ACCOUNTABILITY, Term.AUDIT, End.KEEP)],
    )

    class Meta:
        indexes = [
            models.Index(fields=["target", "-happened_at"], name="event_by_target"),
            models.Index(fields=["user_id", "-happened_at"], name="event_by_user"),
        ]
