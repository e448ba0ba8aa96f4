from typing import Any

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from aanjager.kernel.privacy import Classified, End, Kept, Purpose, Term


class UserManager(BaseUserManager["User"]):
    """Makes accounts by address: nobody has a user name to forget."""

    def create_user(self, email: str, password: str | None = None, **facts: Any) -> "User":
        """Make an account; without a password people sign in by code or passkey."""
        user = self.model(email=self.normalize_email(email).lower(), **facts)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **facts: Any) -> "User":
        """Make the account of an administrator of the installation."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **facts)


class User(AbstractUser):
    """Someone who can sign in. Who they are in town is a `community.people.Person`."""

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mailadres"), unique=True)
    language = models.CharField(_("taal"), max_length=5, default="nl")
    is_association = models.BooleanField(default=False)
    last_seen_on = models.DateField(null=True, blank=True)
    asked_to_stay_on = models.DateField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = UserManager()  # type: ignore[assignment,misc]

    privacy = Classified(
        subject="person",
        nothing="id is_staff is_superuser is_active is_association groups user_permissions",
        kept=[
            Kept("email password", Purpose.SIGN_IN, Term.MEMBERSHIP, End.ERASE_ROW),
            Kept("language", Purpose.CONTACT, Term.MEMBERSHIP, End.ERASE_ROW),
            Kept(
                "last_login date_joined last_seen_on asked_to_stay_on paused_at",
                Purpose.SIGN_IN,
                Term.MEMBERSHIP,
                End.ERASE_ROW,
            ),
        ],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="one_account_per_address_whatever_its_case"
            )
        ]

    def __str__(self) -> str:
        return self.email
