"""Ending what we keep about somebody."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.db.models import CharField, FileField, Model, ProtectedError, Q, TextField

from aanjager.kernel import actions as files
from aanjager.kernel.actor import Actor
from aanjager.kernel.privacy import End, Kept
from aanjager.trust import audit
from aanjager.trust.accounts.models import User
from aanjager.trust.privacy import rules
from aanjager.trust.privacy.choices import Subject
from aanjager.trust.privacy.queries import (
    classified,
    nothing,
    personal_tables,
    persons_table,
    rows_about,
    subject,
)

LONG = 200  # a field of this many characters can hold a sentence that names somebody
REMOVED = "[…]"


@transaction.atomic
def erase(who: Subject, *, reason: str, by: Actor, at: datetime) -> bool:
    """Do to every field about somebody what its end says; figures and records of others stay whole.

    Takes the person first, so that a second erasure at the same moment waits and finds nothing to
    do. Returns whether there was anything to erase. `reason` is a code: left, silent, asked.
    """
    rules.erase(by, who)
    person = persons_table()._default_manager.select_for_update().filter(pk=who.person_id).first()
    user = User.objects.select_for_update().filter(pk=who.user_id or 0).first()
    if user is None and (person is None or getattr(person, "erased_at", None)):
        return False
    who = subject(person_id=who.person_id, user_id=who.user_id)
    words = _words_of(who, person)
    _end_sessions(who)
    for model in personal_tables():
        if model not in (User, persons_table()):
            _end_rows(model, rows_about(model, who))
    _forget_words(words)
    target: Model | None = person or user
    assert target is not None
    if person is not None:
        _end_rows(persons_table(), rows_about(persons_table(), who))
        persons_table()._default_manager.filter(pk=person.pk).update(erased_at=at)
    audit.record("person.erased", target, by=by, at=at, reason=reason)
    if user is not None:
        _end_account(user)
    return True


def _end_sessions(who: Subject) -> None:
    keys = UserSession.objects.filter(user_id=who.user_id or 0).values_list(
        "session_key", flat=True
    )
    Session.objects.filter(session_key__in=list(keys)).delete()


def _end_rows(model: type[Model], rows: Any) -> None:
    """Erase the rows, or empty and unlink their fields, as the table says."""
    table = classified(model)
    assert table is not None
    keys = list(rows.values_list("pk", flat=True))
    found = model._default_manager.filter(pk__in=keys)
    if any(kept.end == End.ERASE_ROW for kept in table.kept):
        _let_files_go(found, [it.name for it in model._meta.fields if isinstance(it, FileField)])
        found.delete()
        return
    for kept in table.kept:
        if kept.end in (End.BLANK, End.UNLINK):
            _empty(model, keys, kept)


def _let_files_go(rows: Any, names: list[str]) -> None:
    """A file goes from the disk with the field that holds it."""
    for row in rows if names else ():
        for name in names:
            files.let_go(getattr(row, name))


def _empty(model: type[Model], keys: list[Any], kept: Kept) -> None:
    plain: dict[str, Any] = {}
    for name in kept.fields.split():
        it = model._meta.get_field(name)
        if it.many_to_many:
            links = getattr(model, name).through._default_manager
            links.filter(**{f"{model._meta.model_name}__in": keys}).delete()
        else:
            plain[name] = nothing(it)  # type: ignore[arg-type]
    rows = model._default_manager.filter(pk__in=keys)
    _let_files_go(rows, [it for it in plain if isinstance(model._meta.get_field(it), FileField)])
    try:
        with transaction.atomic():
            rows.update(**plain) if plain else None
    except IntegrityError:  # a table that says "one of these is filled in" keeps a sign instead
        rows.update(**{name: REMOVED if value == "" else value for name, value in plain.items()})


def _words_of(who: Subject, person: Model | None) -> list[str]:
    """Return what others may have written down to name somebody: name, addresses, phone."""
    named = [str(getattr(person, name, "") or "") for name in ("name", "phone")] if person else []
    return [word for word in {*named, *who.addresses} if len(word.strip()) > 1]


def _forget_words(words: Iterable[str]) -> None:
    """Take somebody's name, address and phone out of what others wrote; the rest of it stays."""
    words = sorted(words, key=len, reverse=True)
    if not words:
        return
    either = "|".join(re.escape(word) for word in words)
    any_of = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    for model in personal_tables():
        names = [f.name for f in model._meta.fields if _holds_sentences(model, f)]
        mentions = Q(pk__in=[])
        for name in names:
            for word in words:
                mentions |= Q(**{f"{name}__icontains": word})
        for row in model._default_manager.filter(mentions).only("pk", *names).iterator():
            changed = {name: any_of.sub(REMOVED, getattr(row, name) or "") for name in names}
            model._default_manager.filter(pk=row.pk).update(**changed)


def _holds_sentences(model: type[Model], it: Any) -> bool:
    """Whether people write sentences in this field: long, and said to be personal."""
    table = classified(model)
    assert table is not None
    is_long = isinstance(it, TextField) or (
        isinstance(it, CharField) and (it.max_length or 0) >= LONG and not it.choices
    )
    return is_long and it.name in table.personal() and it.name != "password"


def _end_account(user: User) -> None:
    """Remove the account; one that must stay for accountability keeps a number and nothing else."""
    if not _is_accountable(user):
        try:
            with transaction.atomic():
                user.delete()
            return
        except ProtectedError:
            pass
    user.email = f"gewist-{user.pk}@gewist.invalid"
    user.set_unusable_password()
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = user.last_seen_on = user.asked_to_stay_on = user.paused_at = None
    user.save()


def _is_accountable(user: User) -> bool:
    """Whether a table keeps what this account did, after it is gone."""
    for model in personal_tables():
        for kept in classified(model).kept:  # type: ignore[union-attr]
            for name in kept.fields.split() if kept.end == End.KEEP else ():
                it = model._meta.get_field(name)
                points_here = it.is_relation and it.related_model is User
                if points_here and model._default_manager.filter(**{name: user}).exists():
                    return True
    return False
