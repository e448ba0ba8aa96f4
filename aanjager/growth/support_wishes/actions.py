"""What changes what helps somebody, who may see it, and the log of who looked.

An audit line here names the row and who acted, never the person and never a word of it.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from aanjager.community.centres.models import Staff
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.growth.confidence import queries as confidence
from aanjager.growth.confidence.choices import DRAFT_DAYS
from aanjager.growth.confidence.models import How
from aanjager.growth.support_wishes import emails, rules
from aanjager.growth.support_wishes.choices import consent_text, kinds
from aanjager.growth.support_wishes.models import Wish, WishDraft, WishLook, WishShare
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import still_there
from aanjager.trust import audit


def _known(chosen: str) -> str:
    """Return the codes that stand in the list, in its order."""
    wanted = set(chosen.split())
    return " ".join(code for code in kinds() if code in wanted)


def _locked(person: Person) -> Person:
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


@transaction.atomic
def tell(person: Person, *, chosen: str, words: str, agrees: bool, by: Actor, at: datetime) -> Wish:
    """Keep what helps somebody, on their own yes; what they share follows what they tell now.

    A yes stays until they withdraw it, which erases all of it: a change asks for none.
    """
    person, chosen, words = _locked(person), _known(chosen), words.strip()
    said_yes = Wish.objects.filter(person=person).exists()
    rules.tell(by, person, chosen=chosen, words=words, agrees=agrees or said_yes)
    if agrees or not said_yes:
        return _keep(person, chosen, words, how=How.SELF, staff=None, by=by, at=at)
    return _put(person, {"chosen": chosen, "words": words, "changed_at": at}, by=by, at=at)


def _keep(
    person: Person, chosen: str, words: str, *,
    how: str, staff: Staff | None, by: Actor, at: datetime,
) -> Wish:  # fmt: skip
    facts = {
        "chosen": chosen, "words": words, "changed_at": at, "agreed_at": at,
        "agreed_text": consent_text(), "agreed_how": how, "agreed_with": staff,
    }  # fmt: skip
    return _put(person, facts, by=by, at=at)


def _put(person: Person, facts: dict[str, Any], *, by: Actor, at: datetime) -> Wish:
    wish, _is_new = Wish.objects.update_or_create(person=person, defaults=facts)
    still = set(wish.chosen.split())
    for it in wish.shares.select_for_update():
        _narrow(it, still, has_words=bool(wish.words))
    audit.record("support_wish.told", wish, by=by, at=at)
    return wish


def _narrow(it: WishShare, still: set[str], *, has_words: bool) -> None:
    """A share never says more than is told now; one that says nothing any more is over."""
    left = " ".join(code for code in it.chosen.split() if code in still)
    if not left and not (it.shows_words and has_words):
        it.delete()
    elif left != it.chosen:
        it.chosen = left
        it.save(update_fields=["chosen"])


@transaction.atomic
def withdraw(person: Person, *, by: Actor, at: datetime) -> None:
    """Erase what helps somebody, every share of it and what was written along, at once."""
    person = _locked(person)
    rules.withdraw(by, person)
    for wish in Wish.objects.select_for_update().filter(person=person):
        audit.record("support_wish.withdrawn", wish, by=by, at=at)
        wish.delete()
    WishDraft.objects.filter(person=person).delete()


@transaction.atomic
def share(
    wish: Wish, *, chosen: str, shows_words: bool,
    organisation: Organisation | None = None, staff: Staff | None = None, by: Actor, at: datetime,
) -> WishShare:  # fmt: skip
    """Let one organisation or one consultant see a part of it; again is a new choice of how much."""
    found = Wish.objects.select_for_update(of=("self",)).select_related("person")
    wish = still_there(found, wish.pk)
    told = set(wish.chosen.split())
    chosen = " ".join(code for code in _known(chosen).split() if code in told)
    shows_words = shows_words and bool(wish.words)
    rules.share(
        by, wish, chosen=chosen, shows_words=shows_words, organisation=organisation, staff=staff
    )
    shown = {"chosen": chosen, "shows_words": shows_words, "shared_at": at}
    made, _is_new = WishShare.objects.update_or_create(
        wish=wish, organisation=organisation, staff=staff, defaults=shown
    )
    audit.record("support_wish.shared", made, by=by, at=at)
    return made


@transaction.atomic
def stop_sharing(it: WishShare, *, by: Actor, at: datetime) -> None:
    """Stop showing it, from this moment, also to who has it open."""
    found = WishShare.objects.select_for_update(of=("self",)).select_related("wish__person")
    it = still_there(found, it.pk)
    rules.stop_sharing(by, it)
    audit.record("support_wish.share_stopped", it, by=by, at=at)
    it.delete()


@transaction.atomic
def look(it: WishShare, *, by: Actor, at: datetime) -> WishLook:
    """Write down who looks, before there is anything to see."""
    found = WishShare.objects.select_for_update(of=("self",))
    it = still_there(found.select_related("wish", "organisation", "staff__centre"), it.pk)
    rules.look(by, it)
    facts = (
        confidence.by_consultant(it.staff, by, at)
        if it.staff
        else confidence.by_organisation(it.organisation, by, at)
    )
    made = WishLook.objects.create(person_id=it.wish.person_id, share_id=it.pk, **facts)
    audit.record("support_wish.looked", it, by=by, at=at)
    return made


@transaction.atomic
def write_along(
    person: Person, *, staff: Staff, how: str, chosen: str, words: str, heard_yes: bool,
    by: Actor, at: datetime,
) -> Wish | WishDraft:  # fmt: skip
    """Write down together what helps somebody, with the yes that was heard.

    Who has an account says yes once more themselves, with one button. For who is on paper it is kept
    at once, in the place of what was told before, and seen by this consultant alone.
    """
    person, chosen, words = _locked(person), _known(chosen), words.strip()
    rules.write_along(
        by, person, staff=staff, how=how, chosen=chosen, words=words, heard_yes=heard_yes
    )
    _wrote(person, staff, by=by, at=at)
    if person.user_id:
        facts = {"chosen": chosen, "words": words, "how": how, "written_at": at}
        draft, _is_new = WishDraft.objects.update_or_create(
            person=person, staff=staff, defaults={**facts, "heard_text": consent_text()}
        )
        emails.written_along(draft, at=at)
        audit.record("support_wish.written_along", draft, by=by, at=at, how=how)
        return draft
    for old in Wish.objects.select_for_update().filter(person=person):
        old.delete()
    wish = _keep(person, chosen, words, how=how, staff=staff, by=by, at=at)
    _let_in(wish, staff, at)
    return wish


def _wrote(person: Person, staff: Staff, *, by: Actor, at: datetime) -> None:
    facts = confidence.by_consultant(staff, by, at)
    WishLook.objects.create(person=person, what=WishLook.What.WROTE, **facts)


def _let_in(wish: Wish, staff: Staff, at: datetime) -> None:
    """Who wrote along sees it, until that is stopped."""
    shown = {"chosen": wish.chosen, "shows_words": bool(wish.words), "shared_at": at}
    WishShare.objects.update_or_create(wish=wish, staff=staff, defaults=shown)


@transaction.atomic
def accept(draft: WishDraft, *, lets_in: bool, agrees: bool, by: Actor, at: datetime) -> Wish:
    """Say yes to what was written along; the consultant sees it on only when somebody wants that."""
    _locked(draft.person)  # first, as everywhere here: then nobody waits for each other
    found = WishDraft.objects.select_for_update(of=("self",)).select_related("person", "staff")
    draft = still_there(found, draft.pk)
    rules.accept(by, draft, agrees=agrees)
    wish = _keep(
        draft.person, draft.chosen, draft.words,
        how=How.SELF, staff=draft.staff, by=by, at=at,
    )  # fmt: skip
    if lets_in:
        _let_in(wish, draft.staff, at)
    draft.delete()
    return wish


@transaction.atomic
def discard(draft: WishDraft, *, by: Actor, at: datetime) -> None:
    """Throw away what was written along."""
    found = WishDraft.objects.select_for_update(of=("self",)).select_related("staff")
    draft = still_there(found, draft.pk)
    rules.discard(by, draft)
    audit.record("support_wish.discarded", draft, by=by, at=at)
    draft.delete()


@transaction.atomic
def forget_drafts(*, by: Actor, at: datetime) -> int:
    """Erase what was written along and nobody said yes to."""
    rules.forget_drafts(by)
    old = WishDraft.objects.filter(written_at__lt=at - timedelta(days=DRAFT_DAYS))
    return old.delete()[0]
