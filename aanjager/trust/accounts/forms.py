"""The forms of the second step, in our words, and safe against made-up answers of a browser."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

from aanjager.trust.accounts.choices import NONSENSE


def _code(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
        error_messages={"required": _("Vul de code in.")},
    )


class SecondStepForm(AuthenticateForm):
    """A code from the app, or a reserve code."""

    code = _code(_("Code uit je app, of een reservecode"))


class ConfirmForm(ReauthenticateForm):
    """The same, while signed in."""

    code = _code(_("Code uit je app, of een reservecode"))


class StartAppForm(ActivateTOTPForm):
    """The first code that a new app shows."""

    code = _code(_("Code uit de app"))


class KeyForm(AuthenticateWebAuthnForm):
    """A passkey as second step. What is not an answer of a passkey is a wrong code, not an error."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()
        except NONSENSE:
            raise get_adapter().validation_error("incorrect_code") from None


class KeySignInForm(KeyForm, LoginWebAuthnForm):
    """A passkey instead of the code in the mail."""


class KeyConfirmForm(KeyForm, ReauthenticateWebAuthnForm):
    """A passkey to confirm, while signed in."""


class NewKeyForm(AddWebAuthnForm):
    """A new passkey."""

    name = forms.CharField(
        label=_("Een naam voor deze sleutel, bijvoorbeeld: telefoon"), required=False, max_length=60
    )
    passwordless = forms.BooleanField(
        label=_("Hiermee kan ik ook zonder code uit de mail inloggen"), required=False, initial=True
    )

    def clean_credential(self) -> dict[str, Any]:
        """Nothing at all (0, false) would pass the library unread and be kept as a key."""
        said = self.cleaned_data["credential"]
        if not isinstance(said, dict) or not said:
            raise get_adapter().validation_error("incorrect_code")
        return said

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except NONSENSE:
            raise get_adapter().validation_error("incorrect_code") from None


class KeyNameForm(EditWebAuthnForm):
    """Another name for a passkey."""

    name = forms.CharField(label=_("Naam"), max_length=60)
