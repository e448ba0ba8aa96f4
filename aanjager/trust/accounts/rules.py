"""Who may do what with an account, and why not."""

from django.utils.translation import gettext as _

from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def ask_code(actor: Actor, address: str) -> None:
    """Everyone may ask for a code, for a known and an unknown address alike."""


def use_code(actor: Actor, address: str) -> None:
    """Whoever asked for the code, in this browser, may use it."""


def forget_code(actor: Actor) -> None:
    """Everyone may begin again."""


def welcome(actor: Actor, address: str) -> None:
    """An account is made by somebody who just proved to read the mail of its address."""
    if actor.is_signed_in:
        raise Refused(_("Je bent al ingelogd. Log eerst uit."))


def end_session(actor: Actor) -> None:
    """People end their own sessions; the query of the sessions shows no others."""
    if not actor.is_signed_in:
        raise Refused(_("Log eerst in."))


def end_other_sessions(actor: Actor) -> None:
    """People end their own sessions."""
    end_session(actor)


def forget_sessions(actor: Actor) -> None:
    """Ended sessions are taken away by the clock."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf."))


def forget_tries(actor: Actor) -> None:
    """Counts that are over are taken away by the clock."""
    forget_sessions(actor)
