"""What the manager of a centre may set, and why not."""

from collections.abc import Mapping

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from aanjager.community.centres.choices import (
    COLOUR_NAMES,
    COLOURS,
    CORNERS,
    FONTS,
    LEAST_REASON,
    PAIRS,
    TERM_LIMITS,
    TERM_NAMES,
    TERMS,
)
from aanjager.community.centres.models import Centre, Staff, Visit
from aanjager.kernel import colour
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused


def describe(actor: Actor, centre: Centre) -> None:
    """Only the manager says what the centre is called and how it is reached."""
    if not actor.manages(centre):
        raise Refused(
            _("Alleen de manager van %(centre)s kan dit wijzigen.") % {"centre": centre.name}
        )


def set_terms(actor: Actor, centre: Centre, terms: Mapping[str, int] | None = None) -> None:
    """Only the manager sets the terms, each within its limits, asking before removing."""
    describe(actor, centre)
    if terms is None:
        return
    for name, value in terms.items():
        if name not in TERMS:
            raise Refused(_("De termijn %(name)s bestaat niet.") % {"name": name})
        least, most = TERM_LIMITS[name]
        if not least <= value <= most:
            raise Refused(
                _("%(question)s Kies een getal van %(least)d tot en met %(most)d.")
                % {"question": TERM_NAMES[name], "least": least, "most": most}
            )
    wanted = {**TERMS, **terms}
    pairs = [
        ("ask_after_months_away", "remove_after_months"),
        ("ask_paper_after_months", "remove_paper_after_months"),
    ]
    if any(wanted[ask] >= wanted[remove] for ask, remove in pairs):
        raise Refused(
            _("We vragen eerst of iemand wil blijven en wissen pas later. Maak die termijn langer.")
        )


def dress(actor: Actor, centre: Centre, theme: Mapping[str, str] | None = None) -> None:
    """Only the manager chooses the look, and only one that everyone can read."""
    describe(actor, centre)
    if theme is not None:
        wear(theme)


def wear(theme: Mapping[str, str]) -> None:
    """A look that everyone can read: every text and part stands out on what is behind it."""
    wear_at_all(theme)
    for text, ground, least in PAIRS:
        measured = colour.contrast(theme[text], theme[ground])
        if measured < least:
            raise Refused(
                _(
                    "“%(text)s” (%(text_colour)s) is niet goed te zien op “%(ground)s” "
                    "(%(ground_colour)s): het contrast is %(measured)s, nodig is %(least)s. "
                    "Maak een van de twee lichter of donkerder."
                )
                % {
                    "text": COLOUR_NAMES[text],
                    "text_colour": theme[text],
                    "ground": COLOUR_NAMES[ground],
                    "ground_colour": theme[ground],
                    # Cut off, never rounded up to what is needed.
                    "measured": number_format(int(measured * 100) / 100, 2),
                    "least": number_format(least, 1),
                }
            )


def wear_at_all(theme: Mapping[str, str]) -> None:
    """A look of colours and choices from the lists, and nothing else."""
    wrong = [name for name in COLOURS if not colour.is_colour(theme.get(name, ""))]
    if wrong:
        raise Refused(
            _("Kies voor “%(name)s” een kleur zoals #1d4f91.") % {"name": COLOUR_NAMES[wrong[0]]}
        )
    if theme.get("corners") not in CORNERS or theme.get("font") not in FONTS:
        raise Refused(_("Kies hoeken en een lettertype uit de lijst."))


def enter(
    actor: Actor, centre: Centre, reason: str | None = None, hours: int | None = None
) -> None:
    """Association staff enter an open centre, with a reason, for no longer than the centre allows."""
    if not actor.is_association:
        raise Refused(_("Alleen medewerkers van de vereniging komen zo binnen."))
    if not centre.is_open:
        raise Refused(_("Deze centrale is gesloten."))
    if reason is not None and len(reason.strip()) < LEAST_REASON:
        raise Refused(_("Schrijf in een zin waarom je komt. De centrale leest dat."))
    most = int(centre.terms.get("visit_hours", TERMS["visit_hours"]))
    if hours is not None and not 1 <= hours <= most:
        raise Refused(_("Een bezoek duurt hier hoogstens %(most)d uur.") % {"most": most})


def go_out(actor: Actor, visit: Visit) -> None:
    """A visitor ends the own visit; the centre's manager may show a visitor out."""
    if visit.user_id != actor.user_id and not actor.manages(visit):
        raise Refused(_("Alleen de bezoeker of de manager beëindigt dit bezoek."))


def appoint(actor: Actor, centre: Centre) -> None:
    """Only the manager takes somebody on."""
    if not actor.manages(centre):
        raise Refused(
            _("Alleen de manager van %(centre)s regelt de medewerkers.") % {"centre": centre.name}
        )


def end_role(actor: Actor, staff: Staff, managers_left: int | None = None) -> None:
    """Only the manager ends a role, and one manager always stays."""
    if not actor.manages(staff):
        raise Refused(_("Alleen de manager regelt de medewerkers."))
    if staff.ended_on:
        raise Refused(_("Deze rol is al gestopt."))
    if staff.role == Staff.Role.MANAGER and managers_left == 0:
        raise Refused(_("Er blijft altijd een manager. Wijs eerst iemand anders aan."))
