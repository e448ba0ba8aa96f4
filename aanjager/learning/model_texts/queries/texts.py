"""Lists of model texts, and one of them with its versions."""

from collections.abc import Sequence

from django.db.models import F, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.learning.model_texts.models import ModelText, Version


def _with_versions(found: QuerySet[ModelText]) -> QuerySet[ModelText]:
    newest = Version.objects.order_by("-number")
    return found.select_related("centre", "adopted_from__model_text__centre").prefetch_related(
        Prefetch("versions", newest)
    )


def versions_of(it: ModelText) -> list[Version]:
    """Its versions, the newest first, each knowing its text."""
    found = sorted(it.versions.all(), key=lambda one: -one.number)
    for one_of in found:
        one_of.model_text = it
    return found


def newest_of(it: ModelText) -> Version | None:
    """The newest version that is settled."""
    return next((one for one in versions_of(it) if one.frozen_at), None)


def draft_of(it: ModelText) -> Version | None:
    """What is being written."""
    return next((one for one in versions_of(it) if not one.frozen_at), None)


def shown(centre: Centre | None, *, kind: str = "") -> QuerySet[ModelText]:
    """What everybody reads: of the network and of this centre; without a centre of every open one."""
    found = ModelText.objects.shared().filter(Q(centre=None) | Q(centre__is_open=True))
    if centre:
        found = found.filter(Q(centre=None) | Q(centre=centre))
    if kind:
        found = found.filter(kind=kind)
    own_first = F("centre").asc(nulls_last=True)
    return _with_versions(found).order_by("kind", own_first, "title", "pk")


def one_shown(centre: Centre | None, pk: int) -> ModelText:
    """One text that everybody may read; else 404."""
    return get_object_or_404(shown(centre), pk=pk)


def at_desk(actor: Actor, centre: Centre | None) -> dict[str, list[ModelText]]:
    """The texts of this desk, those of the network, and what other centres share."""
    found = list(
        _with_versions(ModelText.objects.visible_to(actor)).order_by("kind", "title", "pk")
    )
    own = centre.pk if centre else None
    return {
        "own": [it for it in found if it.centre_id == own],
        "network": [it for it in found if it.centre_id is None and own is not None],
        "others": [it for it in found if it.centre_id not in (None, own)],
    }


def one(actor: Actor, pk: int) -> ModelText:
    """One text that the actor may read; else 404."""
    return get_object_or_404(_with_versions(ModelText.objects.visible_to(actor)), pk=pk)


def owned(actor: Actor, centre: Centre | None, pk: int) -> ModelText:
    """One text of this desk, to write on; else 404."""
    found = _with_versions(ModelText.objects.visible_to(actor).filter(centre=centre))
    return get_object_or_404(found, pk=pk)


def usable(centre: Centre) -> list[ModelText]:
    """What can be filled in and signed at a centre: its own settled texts and those of the network."""
    found = ModelText.objects.with_text().filter(Q(centre=centre) | Q(centre=None, is_shown=True))
    return list(_with_versions(found).order_by("kind", "title", "pk"))


def usable_one(centre: Centre, pk: int) -> Version | None:
    """The newest settled version of one of these; None when it cannot be used here."""
    found = ModelText.objects.with_text().filter(Q(centre=centre) | Q(centre=None, is_shown=True))
    it = _with_versions(found).filter(pk=pk).first()
    return newest_of(it) if it else None


def behind_source(it: ModelText) -> Version | None:
    """The newer version of what was taken over, if there is one."""
    if it.adopted_from_id is None:
        return None
    taken = it.adopted_from
    assert taken is not None
    newer = Version.objects.filter(
        model_text=taken.model_text_id, frozen_at__isnull=False, number__gt=taken.number
    )
    return newer.order_by("-number").first()


def for_subject(centre: Centre | None, words: Sequence[str], *, most: int = 4) -> list[ModelText]:
    """Texts whose kind or title is about one of these words, for a page that wants to link to them."""
    about = Q(pk__in=[])
    for word in words:
        about |= Q(kind=word) | Q(code=word) | Q(title__icontains=word)
    return list(shown(centre).filter(about)[:most])
