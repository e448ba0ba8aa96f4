"""Gives every request its account, its centre and its actor."""

from collections.abc import Callable

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from aanjager.community.centres import queries as centres
from aanjager.community.organisations import queries
from aanjager.trust.accounts.models import User


class AccountBackend(AuthenticationBackend):
    """Reads an account and its roles in one statement; how people sign in stays that of allauth."""

    def get_user(self, user_id: int) -> User | None:
        """Return the account of this session, if it may still sign in."""
        user = queries.account(user_id)
        return user if user and self.user_can_authenticate(user) else None


def door_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Set `request.centre` (whose address was visited, or None) and `request.actor` (who looks)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        host = request.get_host().rsplit(":", 1)[0]
        request.centre = SimpleLazyObject(lambda: centres.at_host(host))  # type: ignore[attr-defined]
        request.actor = SimpleLazyObject(lambda: queries.actor_of(request.user))  # type: ignore[attr-defined,arg-type]
        return get_response(request)

    return middleware
