"""Staff powers work only after the second step."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from aanjager.kernel.actor import Actor
from aanjager.trust.accounts import queries as accounts

STAFF_PLACES = (
    "/balie/",
    "/netwerk/",
    "/bijeenkomsten/beheer/",
)  # where somebody is told why, instead of being refused


class SecondStepMiddleware:
    """Take the staff roles from an actor whose session did not pass the second step.

    Whatever page is asked for, so that no address can be forgotten; the person keeps the other
    roles. The demonstration waives it and says so on screen.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        full = request.actor  # type: ignore[attr-defined]
        request.actor = SimpleLazyObject(lambda: self.narrowed(request, full))  # type: ignore[attr-defined]
        request.full_actor = full  # type: ignore[attr-defined]
        if request.path.startswith(STAFF_PLACES) and self.is_missing(request, full):
            query = urlencode({"next": request.get_full_path()} if request.method == "GET" else {})
            return HttpResponseRedirect(f"{reverse('second_step')}?{query}")
        return self.get_response(request)

    def is_missing(self, request: HttpRequest, actor: Actor) -> bool:
        """Whether the actor has staff roles that wait for the second step."""
        has_powers = bool(actor.staff_of or actor.manager_of or actor.is_association)
        return has_powers and not settings.DEMO and not accounts.used_second_factor(request.session)

    def narrowed(self, request: HttpRequest, actor: Actor) -> Actor:
        """Return the actor without the roles that ask for a second step."""
        if not self.is_missing(request, actor):
            return actor
        return Actor(
            user_id=actor.user_id,
            person_id=actor.person_id,
            coordinator_of=actor.coordinator_of,
            is_mentor=actor.is_mentor,
        )
