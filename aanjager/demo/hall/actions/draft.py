"""The draft vision of the replay, its board, and the amendments on it. The wording is a reconstruction."""

import difflib
import hashlib
import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aanjager.community.people.models import Person
from aanjager.demo.region.choices import address
from aanjager.governance.documents.models import Amendment, Block, Body, Document, Seat, Version
from aanjager.trust.accounts.models import User

SPACE = uuid.UUID("29062015-0000-4000-8000-0000000000aa")
WORDS = re.compile(r"\w+(?:[-’'.,]\w+)*|\s+|[^\w\s]", re.U)


@dataclass
class Draft:
    """The document with its body, its one version and the blocks by the names of the fixture."""

    body: Body
    document: Document
    version: Version
    blocks: dict[str, Block] = field(default_factory=dict)
    amendments: dict[int, Amendment] = field(default_factory=dict)


def build(facts: dict[str, Any], *, created_at: datetime, at: datetime) -> Draft:
    """Make the board and its draft, laid open and thereby frozen before the meeting."""
    body = _board(facts["body"], created_at, at)
    told = facts["document"]
    document = Document.objects.create(
        body=body,
        title=told["title"],
        kind=Document.Kind.VISION,
        purpose=told["purpose"],
        is_replay=True,
        created_at=created_at,
    )
    version = Version.objects.create(document=document, number=1, created_at=created_at)
    blocks = [
        Block(
            version=version,
            uid=uuid.uuid5(SPACE, row["key"]),
            position=position,
            kind=row["kind"],
            text=row["text"],
        )
        for position, row in enumerate(told["reconstruction"], 1)
    ]
    Block.objects.bulk_create(blocks)
    version.state, version.frozen_at = Version.State.OPEN, created_at
    version.frozen_hash = _hash("\n".join(f"{it.uid}|{it.kind}|{it.text}" for it in blocks))
    version.frozen_because = "ter inzage"
    version.save(update_fields=["state", "frozen_at", "frozen_hash", "frozen_because"])
    keys = [row["key"] for row in told["reconstruction"]]
    return Draft(body, document, version, dict(zip(keys, blocks, strict=True)))


def _board(name: str, since: datetime, at: datetime) -> Body:
    """The board of the association, with one seat for the account of the demonstration."""
    body = Body.objects.create(name=name)
    user = User.objects.create_user(address("bestuurslid"), last_seen_on=at.date())
    person = Person.objects.create(
        user=user, name="Bestuurslid (voorbeeld)", email=user.email, registered_on=at.date()
    )
    Seat.objects.create(body=body, person=person, title="bestuurslid", started_on=since.date())
    return body


def amend(row: dict[str, Any], text: Draft, *, filed_at: datetime) -> Amendment:
    """File one of the nine amendments; its wish stands in the source, its wording does not."""
    block = text.blocks.get(row.get("block", ""))
    amendment = Amendment.objects.create(
        document=text.document,
        number=row["number"],
        base_version=text.version,
        kind=row["kind"],
        block_uid=block.uid if block else None,
        old_hash=_hash(block.text) if block else "",
        new_text=row["text"],
        operations=_operations(block.text, row["text"]) if block else [],
        about=row["about"],
        motive=row["motive"],
        submitter_label=row["by"],
        state=Amendment.State.FILED,
        is_reconstruction=True,
        filed_at=filed_at,
    )
    text.amendments[amendment.number] = amendment
    return amendment


def _operations(old: str, new: str) -> list[list[Any]]:
    """The word ranges that change: from, to, and the words that come instead."""
    a, b = WORDS.findall(old), WORDS.findall(new)
    found = difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [[i1, i2, b[j1:j2]] for tag, i1, i2, j1, j2 in found if tag != "equal"]


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
