"""The letters about articles, to who looks after one."""

from datetime import datetime

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from aanjager.advice.articles.models import Article
from aanjager.community.centres import queries as centres
from aanjager.trust.letters import actions as letters


def _to_owner(
    kind: str, it: Article, subject: str, lines: list[str], path: str, *, mark: object, at: datetime
) -> None:
    to = letters.To(it.centre.email)
    if it.owner:
        to = letters.To(it.owner.email, it.owner_name, it.owner_id)
    link = centres.link(it.centre, path)
    text = {"name": to.name, "lines": lines, "link": link, "signs": it.centre.name}
    letters.write(
        f"article-{kind}",
        f"article-{it.pk}-{kind}-{mark}",
        to,
        subject=subject,
        body=render_to_string("letters/letter.txt", text).strip() + "\n",
        at=at,
        sender=letters.Sender(it.centre_id, it.centre.name, it.centre.email),
    )


def look_again(it: Article, *, at: datetime) -> None:
    """To the owner: is this still right?"""
    lines = [_("Klopt dit artikel nog? “%(title)s”") % {"title": it.title}]
    path = reverse("articles:at_desk", args=[it.pk])
    _to_owner("review", it, _("Kijk een artikel na"), lines, path, mark=it.review_on, at=at)


def original_changed(it: Article, *, at: datetime) -> None:
    """To who adopted it: the original changed, and where to see what."""
    assert it.original is not None
    lines = [
        _("%(centre)s veranderde het artikel dat jullie overnamen: “%(title)s”")
        % {"centre": it.original.centre.name, "title": it.title},
        _("Hier zie je wat er anders is. Jullie eigen tekst blijft zoals die is:"),
    ]
    path = reverse("articles:differences", args=[it.pk])
    subject = _("Een overgenomen artikel veranderde")
    _to_owner("changed", it, subject, lines, path, mark=it.original.version, at=at)
