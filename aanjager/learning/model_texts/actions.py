"""Everything that changes model texts; the text is taken first, then its version."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.reference import rows_of
from aanjager.learning.model_texts import queries, rules
from aanjager.learning.model_texts.choices import Keeps
from aanjager.learning.model_texts.models import ModelText, Version
from aanjager.trust import audit

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class About:
    """What a text is for, and who signs it."""

    kind: str
    title: str
    about: str
    roles: list[str] = field(default_factory=list)
    keeps: str = Keeps.FILE


@dataclass(frozen=True)
class Words:
    """A text as it is written: the words, what they rest on, and what is different."""

    text: str
    sources: str = ""
    what_changed: str = ""


def _take(it: ModelText) -> ModelText:
    return ModelText.objects.select_for_update(of=("self",)).get(pk=it.pk)


@transaction.atomic
def begin(
    centre: Centre | None, about: About, words: Words, *, by: Actor, at: datetime
) -> ModelText:
    """Begin a text, as a draft that only the own desk sees."""
    rules.begin(by, centre)
    it = ModelText(centre=centre, made_at=at, **asdict(about))
    rules.write(by, it, text=words.text)
    it.save()
    Version.objects.create(model_text=it, number=1, changed_at=at, **asdict(words))
    audit.record("model_text.begun", it, by=by, at=at)
    return it


@transaction.atomic
def write(it: ModelText, about: About, words: Words, *, by: Actor, at: datetime) -> Version:
    """Write on the draft; beside a settled version a new draft begins."""
    it = _take(it)
    rules.write(by, it, text=words.text)
    for name, value in asdict(about).items():
        setattr(it, name, value)
    it.save()
    draft = queries.draft_of(it)
    if draft is None:
        number = max((one.number for one in queries.versions_of(it)), default=0) + 1
        draft = Version(model_text=it, number=number)
    draft.text, draft.sources, draft.what_changed = words.text, words.sources, words.what_changed
    draft.changed_at = at
    draft.save()
    audit.record("model_text.written", it, by=by, at=at, version=draft.number)
    return draft


@transaction.atomic
def settle(it: Version, *, by: Actor, at: datetime) -> Version:
    """Settle a draft: from now on its words are fixed, with their fingerprint."""
    text = _take(it.model_text)
    it = Version.objects.select_for_update(of=("self",)).get(pk=it.pk)
    it.model_text = text
    rules.settle(by, it, unknown=queries.unknown_law(it.text))
    it.frozen_at, it.text_hash = at, queries.fingerprint(it.text)
    it.save(update_fields=["frozen_at", "text_hash"])
    audit.record("model_text.settled", text, by=by, at=at, version=it.number)
    return it


@transaction.atomic
def show(it: ModelText, *, is_shown: bool, by: Actor, at: datetime) -> None:
    """Show a text to everybody, or take it off the site."""
    it = _take(it)
    rules.show(by, it, is_settled=queries.newest_of(it) is not None)
    it.is_shown = is_shown
    it.save(update_fields=["is_shown"])
    audit.record("model_text.shown" if is_shown else "model_text.hidden", it, by=by, at=at)


@transaction.atomic
def adopt(it: Version, centre: Centre | None, *, by: Actor, at: datetime) -> ModelText:
    """Take over another's version as a draft of one's own to adapt; twice is once."""
    it = Version.objects.select_related("model_text").get(pk=it.pk)
    rules.adopt(by, it, centre)
    assert centre is not None
    Centre.objects.select_for_update().get(pk=centre.pk)
    known = ModelText.objects.filter(centre=centre, adopted_from=it).first()
    if known:
        return known
    source = it.model_text
    made = ModelText.objects.create(
        centre=centre, kind=source.kind, title=source.title, about=source.about,
        roles=source.roles, keeps=source.keeps, adopted_from=it, made_at=at,
    )  # fmt: skip
    Version.objects.create(
        model_text=made, number=1, text=it.text, sources=it.sources, changed_at=at
    )
    audit.record("model_text.adopted", made, by=by, at=at, version=it.pk)
    return made


@transaction.atomic
def load(*, by: Actor, at: datetime) -> int:
    """Bring the texts that come with the program in line with their files; say how many are new.

    A file that changed gives a next version; what was settled before stays for who signed it.
    """
    rules.load(by)
    new = 0
    for row in rows_of(DATA / "texts.json"):
        words = (DATA / f"{row['code']}.md").read_text(encoding="utf-8").strip()
        facts = {name: row[name] for name in ("kind", "title", "about", "roles", "keeps")}
        it, _is_new = ModelText.objects.update_or_create(
            code=row["code"],
            defaults={**facts, "is_shown": True},
            create_defaults={**facts, "is_shown": True, "made_at": at},
        )
        newest = queries.newest_of(it)
        if newest is None or newest.text_hash != queries.fingerprint(words):
            Version.objects.create(
                model_text=it, number=(newest.number if newest else 0) + 1, text=words,
                sources="\n".join(row["sources"]), changed_at=at, frozen_at=at,
                text_hash=queries.fingerprint(words),
            )  # fmt: skip
            new += 1
    return new
