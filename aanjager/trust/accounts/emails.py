"""Letters about signing in, and the way of every mail of the sign-in library into our outbox."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth
from django.contrib.auth.models import AbstractBaseUser
from django.template.loader import render_to_string
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aanjager.trust.accounts.choices import CODE_MINUTES
from aanjager.trust.letters.actions import HOUSE, Sender, To, write


def code(
    address: str, digits: str, *, key: str, at: datetime, sender: Sender = HOUSE, is_change: bool
) -> None:
    """Send the code to sign in, or to prove a new address."""
    values = {"code": digits, "minutes": CODE_MINUTES, "name": sender.name, "is_change": is_change}
    write(
        "sign-in-code",
        f"code:{key}",
        To(address),
        subject=_("Je code: %(code)s") % {"code": digits},
        body=render_to_string("accounts/emails/code.txt", values),
        at=at,
        sender=sender,
    )


class OutboxAdapter(DefaultAccountAdapter):
    """What the sign-in library wants to mail becomes a letter of ours, in our words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("Dit account is gesloten. Neem contact op met de centrale."),
        "incorrect_code": gettext_lazy("Deze code klopt niet. Kijk nog eens goed."),
        "too_many_login_attempts": gettext_lazy(
            "Er is te vaak een verkeerde code ingevuld. Wacht vijf minuten en probeer het opnieuw."
        ),
        "rate_limited": gettext_lazy("Dat ging te snel achter elkaar. Wacht een minuut."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        kind = template_prefix.rsplit("/", 1)[-1].replace("_", "-")
        values = {**context, "email": email}
        write(
            f"account-{kind}"[:60],
            f"account-{kind}:{uuid4().hex}",
            To(email),
            subject=render_to_string(f"{template_prefix}_subject.txt", values),
            body=render_to_string(f"{template_prefix}_message.txt", values, allauth.request),
            at=now(),
        )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        self.send_mail(template_prefix, email or user.get_username(), context or {})
