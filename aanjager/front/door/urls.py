"""The addresses of signing in. The names are those that the sign-in library looks for."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path
from django.views.generic import RedirectView

from aanjager.front.door import views

SAFE = "mijn/veilig-inloggen/"

urlpatterns = [
    path("inloggen/", views.ask, name="account_login"),
    path("inloggen/code/", views.enter_code, name="account_confirm_login_code"),
    path("inloggen/gesloten/", account.account_inactive, name="account_inactive"),
    path("inloggen/tweede-stap/", views.sturdy(mfa.authenticate), name="mfa_authenticate"),
    path("inloggen/sleutel/", views.sturdy(views.KeySignIn.as_view()), name="mfa_login_webauthn"),
    path(
        "aanmelden/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="account_signup",
    ),
    path("uitloggen/", account.logout, name="account_logout"),
    path("demo/inloggen/", views.demo, name="demo"),
    path(f"{SAFE}waarom/", views.second_step, name="second_step"),
    path(SAFE, mfa.index, name="mfa_index"),
    # The library looks its password page up by name before we take it out of the choices.
    path(f"{SAFE}bevestigen/", views.sturdy(mfa.reauthenticate), name="account_reauthenticate"),
    path(f"{SAFE}bevestigen/", views.sturdy(mfa.reauthenticate), name="mfa_reauthenticate"),
    path(
        f"{SAFE}bevestigen/sleutel/",
        views.sturdy(views.KeyConfirm.as_view()),
        name="mfa_reauthenticate_webauthn",
    ),
    path(f"{SAFE}app/", totp.activate_totp, name="mfa_activate_totp"),
    path(f"{SAFE}app/weg/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(f"{SAFE}reservecodes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        f"{SAFE}reservecodes/nieuw/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        f"{SAFE}reservecodes/bestand/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path(f"{SAFE}sleutels/", views.sturdy(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path(f"{SAFE}sleutels/nieuw/", views.sturdy(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path(
        f"{SAFE}sleutels/<int:pk>/", views.sturdy(webauthn.edit_webauthn), name="mfa_edit_webauthn"
    ),
    path(
        f"{SAFE}sleutels/<int:pk>/weg/",
        views.sturdy(webauthn.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
]
