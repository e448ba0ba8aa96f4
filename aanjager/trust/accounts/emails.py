"""Letters about signing in, and the way of every mail of the sign-in library into our outbox."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
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
        "account_inactive": gettext_lazy(
            "Dit account is gesloten. Neem contact op met de centrale."
        ),
        "incorrect_code": gettext_lazy("Deze code klopt niet. Kijk nog eens goed."),
        "too_many_login_attempts": gettext_lazy(
            "Er is te vaak een verkeerde code ingevuld. Wacht vijf minuten en probeer het opnieuw."
        ),
        "rate_limited": gettext_lazy("Dat ging te snel achter elkaar. Wacht een minuut."),
    }

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Ask for the second step again before it is changed, unless it was set up a moment ago."""
        user = allauth.request.user
        settled = now() - timedelta(minutes=5)
        steps = Authenticator.objects.filter(user_id=user.pk, created_at__lt=settled)
        return user.is_authenticated and steps.exists()

    def get_reauthentication_methods(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> list[dict[str, Any]]:
        """Confirm with the second step alone: a password opens nothing here."""
        methods = super().get_reauthentication_methods(user)
        return [it for it in methods if it["id"] != "reauthenticate"]

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


class SecondStepAdapter(DefaultMFAAdapter):
    """What the second step says, in our words, and under which name an app or key keeps it."""

    error_messages = {
        "add_email_blocked": gettext_lazy("Dit kan niet zolang je een tweede stap hebt."),
        "cannot_delete_authenticator": gettext_lazy("Deze tweede stap kun je nu niet weghalen."),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Zet eerst een app met codes of een toegangssleutel aan."
        ),
        "incorrect_code": gettext_lazy("Deze code klopt niet. Kijk nog eens goed."),
        "unverified_email": gettext_lazy("Log eerst opnieuw in met een code uit je mail."),
    }

    def _get_site_name(self) -> str:
        centre = getattr(allauth.request, "centre", None)
        return centre.name if centre else "Aanjager"

    def generate_authenticator_name(self, user: AbstractBaseUser, type: str) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Sleutel %(number)s") % {"number": number}
