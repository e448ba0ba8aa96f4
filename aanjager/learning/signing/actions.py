"""Everything that changes a paper; its row is taken first, so that two signatures never meet."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import translation
from django.utils.timezone import localdate

from aanjager.community.centres.models import Centre
from aanjager.community.organisations.models import Organisation
from aanjager.community.people.models import Person
from aanjager.exchange.placements.models import Placement
from aanjager.kernel import actions as files
from aanjager.kernel import paper
from aanjager.kernel.actor import Actor
from aanjager.kernel.links import hash_of
from aanjager.learning.model_texts import queries as texts
from aanjager.learning.model_texts.choices import LANGUAGE, Keeps
from aanjager.learning.model_texts.models import Version
from aanjager.learning.signing import emails, queries, rules
from aanjager.learning.signing.choices import LINK_DAYS
from aanjager.learning.signing.models import Paper, Signer
from aanjager.trust import audit

State = Paper.State
LINK = ("token_hash", "old_hashes")


@dataclass(frozen=True)
class Hand:
    """Somebody who signs: as what, who, at which address, and after whom."""

    role: str
    name: str = ""
    email: str = ""
    turn: int = 1


@dataclass(frozen=True)
class Drawn:
    """What a paper is made of: a settled version and what is filled in, or a text of one's own.

    `about_kind` and `about_id` say what it is about on a higher floor.
    """

    centre: Centre
    organisation: Organisation | None = None
    version: Version | None = None
    title: str = ""
    text: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    placement: Placement | None = None
    keeps: str = ""
    about_kind: str = ""
    about_id: int | None = None


def _take(it: Paper) -> tuple[Paper, list[Signer]]:
    """Return the paper as it is now with its signers, its row taken until the end of the transaction."""
    now = Paper.objects.select_for_update(of=("self",)).get(pk=it.pk)
    now.centre, now.organisation = it.centre, it.organisation
    return now, queries.signers_of(now)


def _put(it: Paper, hands: Sequence[Hand]) -> list[Signer]:
    """Put who sign under a draft; an address of an account leads to its person."""
    it.signers.all().delete()
    addresses = [hand.email.strip().lower() for hand in hands if hand.email]
    people = Person.objects.filter(user__email__in=addresses, erased_at=None).select_related("user")
    known = {one.user.email.lower(): one for one in people if one.user}
    made = []
    for position, hand in enumerate(hands, start=1):
        person = known.get(hand.email.strip().lower())
        signer = Signer(
            paper=it, position=position, turn=hand.turn, role=hand.role, person=person,
            name=hand.name.strip(), email=hand.email.strip(),
            language=person.user.language if person and person.user else "nl",
        )  # fmt: skip
        made.append(signer)
    return Signer.objects.bulk_create(made)


@transaction.atomic
def draw_up(drawn: Drawn, hands: Sequence[Hand], *, by: Actor, at: datetime) -> Paper:
    """Draw up a paper as a draft: nobody who signs knows of it yet."""
    rules.draw_up(by, drawn.centre, drawn.organisation, many=len(hands))
    version = drawn.version
    speaks = drawn.organisation is not None and drawn.organisation.pk in by.coordinator_of
    it = Paper.objects.create(
        centre=drawn.centre, organisation=drawn.organisation, is_of_desk=not speaks,
        version=version, placement=drawn.placement, answers=drawn.answers,
        about_kind=drawn.about_kind, about_id=drawn.about_id, made_at=at,
        title=drawn.title or (version.model_text.title if version else ""),
        text=drawn.text or (version.text if version else ""),
        keeps=drawn.keeps or (version.model_text.keeps if version else Keeps.FILE),
    )  # fmt: skip
    _put(it, hands)
    audit.record("paper.drawn_up", it, by=by, at=at)
    return it


@transaction.atomic
def write(
    it: Paper, answers: dict[str, str], hands: Sequence[Hand], *, by: Actor, at: datetime
) -> None:
    """Change what is filled in and who sign, as long as it was not sent."""
    it, _signers = _take(it)
    rules.write(by, it, many=len(hands))
    it.answers = answers
    it.save(update_fields=["answers"])
    _put(it, hands)
    audit.record("paper.written", it, by=by, at=at)


@transaction.atomic
def send(it: Paper, *, by: Actor, at: datetime) -> Paper:
    """Send a paper: its words are fixed now, with their fingerprint, and whose turn it is gets a link."""
    it, signers = _take(it)
    rules.send(by, it, signers=signers, missing=texts.missing(it.text, it.answers))
    it.text = texts.with_law(it.text, on=localdate(at), answers=it.answers)
    it.text_hash = texts.fingerprint(it.text)
    it.state, it.sent_at, it.expires_at = State.SENT, at, at + timedelta(days=LINK_DAYS)
    it.save(update_fields=["text", "text_hash", "state", "sent_at", "expires_at"])
    audit.record("paper.sent", it, by=by, at=at)
    _ask_next(it, signers, at=at)
    return it


def _link(signer: Signer) -> str:
    """Give a signer a new link; that of an older letter signs no more. Only hashes are kept."""
    token = secrets.token_urlsafe(24)
    signer.old_hashes = [*signer.old_hashes, *filter(None, [signer.token_hash])]
    signer.token_hash = hash_of(token)
    return token


def _ask_next(it: Paper, signers: list[Signer], *, at: datetime) -> None:
    for signer in queries.next_of(signers):
        if signer.asked_at is None:
            signer.asked_at = at
            token = _link(signer)
            signer.save(update_fields=["asked_at", *LINK])
            emails.to_signer("asked", it, signer, token=token, at=at)


@transaction.atomic
def sign(it: Signer, name: str, *, agrees: bool, token: str = "", by: Actor, at: datetime) -> Paper:
    """Sign with one's name; at the last signature the paper is made and kept."""
    whole, signers = _take(it.paper)
    signer = next(one for one in signers if one.pk == it.pk)
    turn = queries.turn_of(signers)
    rules.sign(by, signer, whole, token=token, name=name, agrees=agrees, turn=turn, at=at)
    signer.signed_at, signer.signed_name = at, name.strip()
    signer.signed_hash = whole.text_hash
    signer.save(update_fields=["signed_at", "signed_name", "signed_hash"])
    audit.record("paper.signed", whole, by=by, at=at, signer=signer.pk)
    if all(one.signed_at for one in signers):
        _finish(whole, signers, at=at)
    else:
        _ask_next(whole, signers, at=at)
    return whole


def _finish(it: Paper, signers: list[Signer], *, at: datetime) -> None:
    """Everybody signed: make the file, keep its fingerprint, and tell everybody where it is."""
    with translation.override(LANGUAGE):
        content = paper.pdf(queries.of_paper(it, signers, at=at))
    it.file.save(f"{uuid4().hex}.pdf", ContentFile(content), save=False)
    it.file_hash = sha256(content).hexdigest()
    it.state, it.closed_at = State.SIGNED, at
    if it.keeps == Keeps.MONEY:
        it.ends_on = localdate(at)  # a form is over when it is signed
    it.save(update_fields=["file", "file_hash", "state", "closed_at", "ends_on"])
    for signer in signers:
        if signer.email:
            token = _link(signer)
            signer.save(update_fields=LINK)
            emails.to_signer("done", it, signer, token=token, at=at)


@transaction.atomic
def refuse(it: Signer, because: str, *, token: str = "", by: Actor, at: datetime) -> Paper:
    """Say no with a reason; the paper ends, and the others and who drew it up hear why."""
    whole, signers = _take(it.paper)
    signer = next(one for one in signers if one.pk == it.pk)
    turn = queries.turn_of(signers)
    rules.refuse(by, signer, whole, token=token, because=because, turn=turn, at=at)
    signer.refused_at, signer.because = at, because.strip()
    signer.save(update_fields=["refused_at", "because"])
    _close(whole, State.REFUSED, at=at)
    audit.record("paper.refused", whole, by=by, at=at, signer=signer.pk)
    said = {"who": signer.name, "because": signer.because}
    for one in signers:
        if one.pk != signer.pk and one.asked_at:
            emails.to_signer("refused", whole, one, at=at, **said)
    emails.to_drawer("refused", whole, at=at, **said)
    return whole


def _close(it: Paper, state: str, *, at: datetime) -> None:
    it.state, it.closed_at = state, at
    it.save(update_fields=["state", "closed_at"])


@transaction.atomic
def remind(it: Paper, *, by: Actor, at: datetime) -> int:
    """Remind whose turn it is, with a new link; say how many."""
    it, signers = _take(it)
    waiting = queries.next_of(signers)
    rules.remind(by, it, waiting=waiting, at=at)
    for signer in waiting:
        _remind(it, signer, at=at)
    audit.record("paper.reminded", it, by=by, at=at)
    return len(waiting)


def _remind(it: Paper, signer: Signer, *, at: datetime) -> None:
    token = _link(signer)
    signer.reminded_at = at
    signer.save(update_fields=["reminded_at", *LINK])
    emails.to_signer("reminded", it, signer, token=token, at=at)


@transaction.atomic
def withdraw(it: Paper, *, by: Actor, at: datetime) -> None:
    """Take a paper back before everybody signed; who was asked hears that nothing is needed."""
    it, signers = _take(it)
    rules.withdraw(by, it)
    _close(it, State.WITHDRAWN, at=at)
    audit.record("paper.withdrawn", it, by=by, at=at)
    for signer in signers:
        if signer.asked_at and signer.email:
            emails.to_signer("withdrawn", it, signer, at=at)


@transaction.atomic
def renew(it: Paper, *, by: Actor, at: datetime) -> Paper:
    """Begin a new paper with what was filled in; one that still waits for signatures is taken back."""
    it, signers = _take(it)
    rules.renew(by, it)
    if it.state == State.SENT:
        withdraw(it, by=by, at=at)
    made = Paper.objects.create(
        centre=it.centre, organisation=it.organisation, is_of_desk=it.is_of_desk, version=it.version,
        placement=it.placement, replaces=it, about_kind=it.about_kind, about_id=it.about_id,
        title=it.title, answers=it.answers, keeps=it.keeps, made_at=at,
        text=it.version.text if it.version else it.text,
    )  # fmt: skip
    _put(made, [Hand(one.role, one.name, one.email, one.turn) for one in signers])
    audit.record("paper.drawn_up", made, by=by, at=at, replaces=it.pk)
    return made


@transaction.atomic
def end(it: Paper, on: date, *, by: Actor, at: datetime) -> None:
    """Say when a signed paper ended; its term of keeping runs from then."""
    it, _signers = _take(it)
    rules.end(by, it, on=on, today=localdate(at))
    it.ends_on = on
    it.save(update_fields=["ends_on"])
    audit.record("paper.ended", it, by=by, at=at)


@transaction.atomic
def move_on(*, by: Actor, at: datetime) -> dict[str, int]:
    """Remind who was asked a week ago, end what waited too long or for somebody who left."""
    rules.move_on(by)
    done = {"reminded": 0, "expired": 0, "withdrawn": 0}
    for it in list(queries.with_lost_signers()):
        withdraw(it, by=by, at=at)
        done["withdrawn"] += 1
    for it in queries.closed_by_now(at).select_for_update(of=("self",), skip_locked=True):
        _close(it, State.EXPIRED, at=at)
        audit.record("paper.expired", it, by=by, at=at)
        emails.to_drawer("expired", it, at=at)
        done["expired"] += 1
    found = queries.to_remind(at).select_for_update(of=("self",), skip_locked=True)
    for signer in found.select_related("paper__centre", "paper__organisation"):
        _remind(signer.paper, signer, at=at)
        done["reminded"] += 1
    return done


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Let go of papers whose term has passed, and of what was never finished; say how many."""
    rules.forget(by)
    gone = [*queries.outlived(localdate(at)), *queries.unfinished(at)]
    for it in gone:
        files.let_go(it.file)
        audit.record("paper.forgotten", it, by=by, at=at)
        it.delete()
    return len(gone)


@transaction.atomic
def let_go(kind: str, numbers: Sequence[int], *, by: Actor, at: datetime) -> int:
    """Let go of papers about things of a higher floor that are over there; say how many."""
    found = list(Paper.objects.filter(about_kind=kind, about_id__in=numbers))
    for it in found:
        rules.let_go(by, it)
        files.let_go(it.file)
        audit.record("paper.forgotten", it, by=by, at=at)
        it.delete()
    return len(found)
