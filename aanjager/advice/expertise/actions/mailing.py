"""Questions by mail: of who is known here at once, of others after a button behind the link of a letter."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from aanjager.advice.articles.choices import SHORTEST
from aanjager.advice.expertise import emails, queries, rules
from aanjager.advice.expertise.actions.asking import Told, _make, add, link_of, reopen
from aanjager.advice.expertise.models import DeskQuestion, MailedQuestion
from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.kernel.refusals import Refused
from aanjager.trust import audit
from aanjager.trust.letters.queries import Incoming

Asker = DeskQuestion.Asker


@transaction.atomic
def receive(incoming: Incoming, *, by: Actor, at: datetime) -> DeskQuestion | MailedQuestion | None:
    """Take a mail in as a question; None when there is nothing to take.

    What a machine or the house itself wrote is left aside, and the same mail is taken once. Files stay
    out. `Refused` says in a sentence for the sender why a mail is not taken.
    """
    rules.receive(by)
    if incoming.is_automatic:
        return None
    centre = queries.centre_of(incoming.box)
    if centre is None:
        raise Refused(_("Dit adres hoort bij geen centrale."))
    Centre.objects.select_for_update().get(pk=centre.pk)
    client_id = _client_id(centre, incoming)
    if queries.is_ours(centre, incoming.sender) or queries.is_mailed(client_id):
        return None
    title = _title(incoming)
    rules.receive(
        by, title=title, email=incoming.sender, today=queries.today(centre, at),
        waiting=queries.waiting_of(incoming.sender, at),
    )  # fmt: skip
    return _keep_mail(centre, incoming, title, client_id, by=by, at=at)


def _client_id(centre: Centre, incoming: Incoming) -> UUID:
    """The same for the same mail of the same sender, and not to be guessed by who knows its Message-ID."""
    which = f"{centre.pk} {incoming.sender} {incoming.mail_id}"
    return UUID(bytes=salted_hmac("expertise.mail", which, algorithm="sha256").digest()[:16])


def _title(incoming: Incoming) -> str:
    """The subject as a question; its first words when the subject says too little."""
    subject = incoming.subject
    while subject[:4].lower().startswith(("re:", "fw:", "fwd:")):
        subject = subject.partition(":")[2].strip()
    return subject if len(subject) >= SHORTEST else " ".join(incoming.text.split())[:200]


def _keep_mail(
    centre: Centre, incoming: Incoming, title: str, client_id: UUID, *, by: Actor, at: datetime
) -> DeskQuestion | MailedQuestion:
    known = queries.known_sender(centre, incoming.sender)
    if known is None:
        it = MailedQuestion(
            centre=centre, person=queries.person_at(incoming.sender), name=incoming.name,
            email=incoming.sender, title=title, text=incoming.text, came_at=at, client_id=client_id,
        )  # fmt: skip
        it.token_hash = hash_of(link_of(it))
        it.save()
        audit.record("question.mailed", centre, by=by, at=at)
        emails.is_it_yours(it, token=link_of(it), at=at, has_files=incoming.has_attachments)
        return it
    told = Told(
        title, incoming.text, asker=Asker.ORGANISATION if known.organisation_id else Asker.VOLUNTEER,
        organisation_id=known.organisation_id, name=known.name, email=incoming.sender,
        came_by=DeskQuestion.CameBy.MAIL, client_id=client_id,
    )  # fmt: skip
    made = _make(centre, told, person_id=known.person_id, by=by, at=at)
    if incoming.has_attachments:
        emails.without_files(made, token=link_of(made), at=at)
    return made


@transaction.atomic
def reply(incoming: Incoming, *, by: Actor, at: datetime) -> DeskQuestion | None:
    """Take the answer to one of our letters in: it asks again, or adds to a question that still waits."""
    it = queries.replied_to(incoming.about, incoming.sender)
    rules.reply(by, is_theirs=it is not None or incoming.is_automatic)
    if it is None or incoming.is_automatic:
        return None
    mine: dict[str, Any] = {"link": link_of(it), "by": by, "at": at}
    if it.state == DeskQuestion.State.WAITING:
        kept = add(it, incoming.text, **mine)
    elif it.answers.filter(because=incoming.text).exists():
        return None
    else:
        kept = reopen(it, incoming.text, **mine)
    if incoming.has_attachments:
        emails.without_files(kept, token=link_of(kept), at=at)
    return kept


@transaction.atomic
def confirm(it: MailedQuestion, *, link: str, by: Actor, at: datetime) -> DeskQuestion | None:
    """Make a question of a mail that somebody says is theirs; twice is once, None when it is gone."""
    rules.confirm(by, it, link=link)
    taken = MailedQuestion.objects.select_for_update(of=("self",)).select_related("centre")
    mailed = taken.filter(pk=it.pk).first()
    if mailed is None:
        return DeskQuestion.objects.filter(client_id=it.client_id).first()
    told = Told(
        mailed.title, mailed.text, asker=Asker.OTHER, name=mailed.name or mailed.email,
        email=mailed.email, came_by=DeskQuestion.CameBy.MAIL, client_id=mailed.client_id,
    )  # fmt: skip
    made = _make(mailed.centre, told, person_id=by.person_id, by=by, at=at)
    mailed.delete()
    return made


@transaction.atomic
def discard(it: MailedQuestion, *, link: str, by: Actor, at: datetime) -> None:
    """Erase a mail that somebody says is not theirs."""
    rules.discard(by, it, link=link)
    MailedQuestion.objects.filter(pk=it.pk).delete()
    audit.record("question.not_theirs", it.centre, by=by, at=at)


@transaction.atomic
def forget_mailed(*, by: Actor, at: datetime) -> int:
    """Erase what nobody confirmed within a week; say how many."""
    rules.forget_mailed(by)
    many, _by_table = queries.unconfirmed(at).delete()
    return many
