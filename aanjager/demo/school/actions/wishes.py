"""What helps some people of the invented town: kept to oneself, shown, written along, and on paper."""

from datetime import datetime, timedelta

from aanjager.community.centres.models import Centre, Staff
from aanjager.community.organisations.models import Coordinator
from aanjager.community.people.models import Person
from aanjager.demo.region.actions.crowd import Crowd
from aanjager.demo.region.choices import address
from aanjager.growth.support_wishes import actions as wishes
from aanjager.growth.support_wishes.models import Wish
from aanjager.kernel.actor import Actor
from aanjager.trust.letters.models import Letter


def build(centre: Centre, crowd: Crowd, at: datetime) -> None:
    """Let who signs in with one click tell and show it, another keep it, and two be written along."""
    own, other, third = _with_account(centre, crowd)
    staff = Staff.objects.filter(centre=centre, role="consultant", ended_on=None).order_by("pk")[0]
    desk = Actor(user_id=staff.user_id, staff_of=frozenset({centre.pk}))
    told = _tell(own, "quiet little_dutch explained small", "Leg het me één keer rustig uit.", at)
    _show(told, staff, desk, at)
    _tell(other, "seated breaks", "", at)
    wishes.write_along(
        third, staff=staff, how="phone", chosen="one_person fixed", words="", heard_yes=True,
        by=desk, at=at - timedelta(hours=20),
    )  # fmt: skip
    _on_paper(crowd.people[centre.pk], staff, desk, at)
    Letter.objects.filter(kind="written-along", sent_at=None).update(sent_at=at)


def _tell(person: Person, chosen: str, words: str, at: datetime) -> Wish:
    me = Actor(user_id=person.user_id, person_id=person.pk)
    told = at - timedelta(days=40)
    return wishes.tell(person, chosen=chosen, words=words, agrees=True, by=me, at=told)


def _show(wish: Wish, staff: Staff, desk: Actor, at: datetime) -> None:
    """To the consultant, who looked twice, and to the organisation of who signs in with one click."""
    me = Actor(user_id=wish.person.user_id, person_id=wish.person_id)
    since = at - timedelta(days=39)
    share = wishes.share(wish, chosen=wish.chosen, shows_words=True, staff=staff, by=me, at=since)
    for days in (38, 12):
        wishes.look(share, by=desk, at=at - timedelta(days=days))
    speaks = Coordinator.objects.filter(
        person__user__email=address("coordinator"), organisation__centre=staff.centre
    )
    body = speaks.select_related("organisation").order_by("pk")[0].organisation
    wishes.share(
        wish, chosen="quiet explained", shows_words=False,
        organisation=body, by=me, at=at - timedelta(days=20),
    )  # fmt: skip


def _on_paper(people: list[Person], staff: Staff, desk: Actor, at: datetime) -> None:
    """Somebody without an account, visited at home."""
    for person in [it for it in people if it.user_id is None][:1]:
        wishes.write_along(
            person, staff=staff, how="home", chosen="no_steps never_alone on_paper",
            words="Grote letters, graag.", heard_yes=True, by=desk, at=at - timedelta(days=9),
        )  # fmt: skip


def _with_account(centre: Centre, crowd: Crowd) -> list[Person]:
    keys = [person.pk for person in crowd.people[centre.pk]]
    return list(Person.objects.filter(pk__in=keys).exclude(user=None).order_by("pk")[:3])
