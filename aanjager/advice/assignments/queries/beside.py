"""Asking for an expert where something is missing below (kernel/beside.py): a way, never a name."""

from collections.abc import Collection
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Value
from django.urls import reverse
from django.utils.translation import gettext as _

from aanjager.advice.experts.queries import in_pool
from aanjager.kernel.actor import Actor
from aanjager.kernel.beside import Link

SHORTEST = 4  # letters: a shorter word stands in too many texts


def helping(actor: Actor, row: Any, words: Collection[str]) -> dict[str, list[Link]]:
    """Return the way to ask for an expert, for who speaks for the organisation, at each word that
    somebody with room in the pool of the centre has in the profile. Nobody is named."""
    if row.organisation_id not in actor.coordinator_of:
        return {}
    skills = StringAgg("skills__name_nl", Value(" "), default=Value(""))
    pool = in_pool(row.centre).annotate(named=skills).values_list("headline", "about", "named")
    texts = [" ".join(said).lower() for said in pool]
    address = reverse("assignments:ask", args=[row.organisation_id])
    link = Link(_("deskundige"), _("Vraag iemand die dit kan"), address)
    return {
        word: [link]
        for word in words
        if len(word) >= SHORTEST and any(word in text for text in texts)
    }
