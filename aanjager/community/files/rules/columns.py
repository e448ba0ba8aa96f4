"""Which column is what: guessed from the header, corrected by people, and why some never come along."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from aanjager.community.files.choices import FIELDS, NEVER, PEOPLE, PROFILES, REASONS, SESSIONS
from aanjager.kernel.refusals import Refused
from aanjager.kernel.text import folded


def guess_profile(header: Sequence[str]) -> str:
    """Return the kind of file these columns belong to: a system we know, else by the fields found."""
    names = set(header)
    for key, profile in PROFILES.items():
        if profile.signs and set(profile.signs.split()) <= names:
            return key
    fits = {
        key: len(guess_mapping(profile.subject, header))
        for key, profile in PROFILES.items()
        if not profile.signs and profile.subject != SESSIONS
    }
    if fits["people"] > fits["opportunities"] and "title" not in guess_mapping(
        "opportunities", header
    ):
        return "people"
    return "opportunities"


def guess_mapping(subject: str, header: Sequence[str]) -> dict[str, str]:
    """Return the column that each of our fields seems to stand in: first by whole name, then by part."""
    loose = {name: _bare(name) for name in header}
    mapping: dict[str, str] = {}
    for field in FIELDS[subject]:
        wanted = field.names()
        ranked = sorted(
            (
                name
                for name, bare in loose.items()
                if bare in wanted and name not in mapping.values()
            ),
            key=lambda name: (wanted.index(loose[name]), header.index(name)),
        )
        found = next((name for name in ranked if not reason_never(subject, name)), None)
        if found:
            mapping[field.name] = found
    return mapping


def _bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", folded(name))


def mapping_of(profile_key: str, header: Sequence[str]) -> dict[str, str]:
    """Return the columns of a kind of file: those of the system where we know it, else a guess."""
    profile = PROFILES[profile_key]
    if profile.mapping:
        return {field: column for field, column in profile.mapping.items() if column in header}
    return guess_mapping(profile.subject, header)


def reason_never(subject: str, column: str) -> str:
    """Return the code of the reason for which this column about people is never taken, or empty."""
    if subject not in (PEOPLE, SESSIONS):
        return ""
    parts = [
        p for p in re.split(r"[^a-z0-9]+", folded(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column))) if p
    ]
    whole = _bare(column)
    for reason, starts in NEVER.items():
        for start in starts.split():
            exact = len(start) <= 3 or reason == "home"
            hit = (
                start in parts or whole == start
                if exact
                else any(p.startswith(start) for p in parts)
            )
            if hit:
                return reason
    return ""


def _about(subject: str, header: Sequence[str]) -> str:
    """Return what a file is about: one that a system gave of people stays so, whatever is chosen."""
    guessed = PROFILES[guess_profile(header)]
    is_of_people = guessed.signs and guessed.subject in (PEOPLE, SESSIONS)
    return guessed.subject if is_of_people else subject


def left_out(
    profile_key: str,
    header: Sequence[str],
    mapping: dict[str, str],
    survey: dict[str, dict[str, int]],
) -> dict[str, str]:
    """Return for every column that does not come along, wholly or in part, the code of the reason."""
    profile = PROFILES[profile_key]
    known = {
        column: reason for reason, columns in profile.left_out.items() for column in columns.split()
    }
    taken = set(mapping.values())
    out: dict[str, str] = {}
    for column in header:
        if column in taken:
            if profile.subject == PEOPLE and column == mapping.get("birth_year"):
                out[column] = "day"
            continue
        facts = survey.get(column, {})
        never = reason_never(_about(profile.subject, header), column)
        if not facts.get("filled") and not never:
            out[column] = "empty"
        elif facts.get("same_as_first"):
            out[column] = "twice"
        else:
            out[column] = (
                never or known.get(column) or ("unchosen" if profile.mapping else "unknown")
            )
    return out


def checked_mapping(subject: str, header: Sequence[str], mapping: dict[str, str]) -> dict[str, str]:
    """Return the mapping that somebody chose, without empty ones; refuse what cannot be."""
    chosen = {field: column for field, column in mapping.items() if column}
    fields = {field.name: field for field in FIELDS[subject]}
    for field, column in chosen.items():
        if field not in fields:
            raise Refused(
                _("We kennen het veld “%(field)s” niet. Kies uit: %(known)s.")
                % {"field": field[:40], "known": ", ".join(fields)}
            )
        if column not in header:
            raise Refused(
                _("De kolom “%(column)s” staat niet in het bestand.") % {"column": column[:60]}
            )
        if reason := reason_never(_about(subject, header), column):
            raise Refused(f"{_('Kolom “%(column)s”:') % {'column': column[:60]}} {REASONS[reason]}")
    missing = [str(it.label) for it in fields.values() if it.is_required and it.name not in chosen]
    if subject == PEOPLE and not {"name", "first_name", "last_name"} & set(chosen):
        missing.append(_("naam"))
    if missing:
        raise Refused(
            _(
                "Kies nog welke kolom dit is: %(fields)s. Zonder kunnen we het bestand niet overnemen."
            )
            % {"fields": ", ".join(missing)}
        )
    return chosen
