"""Who an account is, with every role."""

from aanjager.kernel import statements
from aanjager.kernel.actor import ANONYMOUS, Actor
from aanjager.trust.accounts.models import User

ROLES = """
SELECT (SELECT id FROM community_person WHERE user_id = %(user)s),
       ARRAY(SELECT centre_id FROM community_staff WHERE user_id = %(user)s AND ended_on IS NULL
             UNION SELECT centre_id FROM community_visit
                    WHERE user_id = %(user)s AND clock_timestamp() BETWEEN started_at AND ends_at),
       ARRAY(SELECT centre_id FROM community_staff
              WHERE user_id = %(user)s AND ended_on IS NULL AND role = 'manager'),
       ARRAY(SELECT c.organisation_id FROM community_coordinator c JOIN community_person p ON p.id = c.person_id
              WHERE p.user_id = %(user)s AND c.ended_on IS NULL)
"""


def actor_of(user: User) -> Actor:
    """Return who this account is, with every role, in one statement."""
    if not user.is_authenticated:
        return ANONYMOUS
    ((person_id, staff, manager, coordinator),) = statements.rows(ROLES, {"user": user.pk})
    return Actor(
        user_id=user.pk,
        person_id=person_id,
        staff_of=frozenset(staff),
        manager_of=frozenset(manager),
        coordinator_of=frozenset(coordinator),
        is_association=user.is_association,
    )
