"""Who an account is, with every role."""

from functools import cache
from typing import Any

from aanjager.kernel import beside, statements
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.trust.accounts.models import User

ROLES = """
       (SELECT id FROM community_person WHERE user_id = %(user)s),
       ARRAY(SELECT centre_id FROM community_staff WHERE user_id = %(user)s AND ended_on IS NULL
             UNION SELECT centre_id FROM community_visit
                    WHERE user_id = %(user)s AND clock_timestamp() BETWEEN started_at AND ends_at),
       ARRAY(SELECT centre_id FROM community_staff
              WHERE user_id = %(user)s AND ended_on IS NULL AND role = 'manager'),
       ARRAY(SELECT c.organisation_id FROM community_coordinator c JOIN community_person p ON p.id = c.person_id
              WHERE p.user_id = %(user)s AND c.ended_on IS NULL)
"""
FIELDS = [str(it.attname) for it in User._meta.concrete_fields]
COLUMNS = ", ".join(f'"{it.column}"' for it in User._meta.concrete_fields)


@cache
def _roles() -> str:
    """The roles of an account, and what the floors above ask along."""
    return ", ".join([ROLES, *beside.roles("account")])


def account(pk: int) -> User | None:
    """The account of somebody who is signed in, with every role for `actor_of`, in one statement.

    The roles are those of this moment: an account is read anew for every request.
    """
    asked = f"SELECT {COLUMNS}, {_roles()} FROM trust_user WHERE id = %(user)s"
    found = statements.rows(asked, {"user": pk})
    if not found:
        return None
    values = found[0]
    user = User.from_db("default", FIELDS, values[: len(FIELDS)])
    user.__dict__["_roles"] = values[len(FIELDS) :]
    return user


def actor_of(user: User) -> Actor:
    """Return who this account is, with every role; one statement, none for what `account` read."""
    if not user.is_authenticated:
        return ANONYMOUS
    known: Any = getattr(user, "_roles", None)
    person_id, staff, manager, coordinator, *above = (
        known or statements.rows(f"SELECT {_roles()}", {"user": user.pk})[0]
    )
    return Actor(
        user_id=user.pk,
        person_id=person_id,
        staff_of=frozenset(staff),
        manager_of=frozenset(manager),
        coordinator_of=frozenset(coordinator),
        is_mentor=any(above),
        is_association=user.is_association,
    )
