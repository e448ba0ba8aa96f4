"""Who may write, publish, share and adopt an article, and why not."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from aanjager.advice.articles.choices import SHORTEST
from aanjager.advice.articles.models import Article
from aanjager.advice.articles.queries import keys_in, sentence_with
from aanjager.advice.articles.rules.names import MARK, numbers
from aanjager.community.centres.models import Centre
from aanjager.kernel.actor import Actor
from aanjager.kernel.refusals import Refused

State = Article.State


def _staff(actor: Actor, centre_id: int) -> None:
    if not (actor.is_clock or centre_id in actor.staff_of):
        raise Refused(_("Alleen medewerkers van de centrale doen dit."))


def _known(text: str, keys: Collection[str]) -> None:
    for key in keys_in(text):
        if key not in keys:
            raise Refused(
                _("We kennen het getal ‘%(key)s’ niet. Het staat in deze zin: %(sentence)s")
                % {"key": key, "sentence": sentence_with(text, key)}
            )


def _has_no_gap(title: str, text: str) -> None:
    """What everybody reads has no place left where something was taken out."""
    if MARK in title or MARK in text:
        raise Refused(
            _("Er staat nog […] in de titel of de tekst. Maak de zin af zonder wat eruit ging.")
        )


def write(
    actor: Actor,
    centre: Centre,
    it: Article | None = None,
    *,
    title: str | None = None,
    text: str = "-" * SHORTEST,
    keys: Collection[str] = (),
    is_clean: bool = True,
) -> None:
    """Staff write for their own centre, with numbers that the law table knows, and without names."""
    _staff(actor, it.centre_id if it else centre.pk)
    if title is None:
        return
    if len(title.strip()) < SHORTEST or len(text.strip()) < SHORTEST:
        raise Refused(_("Schrijf een titel en een paar zinnen."))
    _known(text, keys)
    if it and it.state == State.PUBLISHED:
        _has_no_gap(title, text)
    both = f"{title} {text}"
    left = [both[start:end] for start, end in sorted(numbers(both))]
    if left and not is_clean:
        raise Refused(
            _(
                "Dit kan van een persoon zijn: %(what)s. Haal het weg, of zeg dat het mag blijven staan."
            )
            % {"what": ", ".join(left)}
        )


def publish(actor: Actor, it: Article, *, is_clean: bool = True) -> None:
    """Staff put an article on the page for everybody, after reading it for names and without a gap."""
    _staff(actor, it.centre_id)
    if it.state == State.PUBLISHED:
        raise Refused(_("Dit artikel staat al op de kennisbank."))
    _has_no_gap(it.title, it.text)
    if not is_clean:
        raise Refused(_("Lees de tekst na en zeg dat er niets over een persoon in staat."))


def withdraw_article(actor: Actor, it: Article) -> None:
    """Staff take an article off the page; who adopted it keeps the own text."""
    _staff(actor, it.centre_id)
    if it.state != State.PUBLISHED:
        raise Refused(_("Dit artikel staat niet op de kennisbank."))


def review(
    actor: Actor, it: Article, *, until: date | None = None, today: date | None = None
) -> None:
    """Staff say that the text is still right, until a day to come."""
    _staff(actor, it.centre_id)
    if until and today and until <= today:
        raise Refused(_("Kies een dag die nog komt om dit weer na te kijken."))


def look_after(actor: Actor, it: Article, *, owner: int, names: Collection[int]) -> None:
    """Staff give an article to somebody who works at their desk now: there the letters go."""
    _staff(actor, it.centre_id)
    if owner not in names:
        raise Refused(_("Kies iemand die bij jullie werkt."))


def review_told(actor: Actor, it: Article) -> None:
    """The clock asks the owner once to look at it again."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
    if it.review_told_on:
        raise Refused(_("Hier is al aan herinnerd."))


def share(actor: Actor, it: Article) -> None:
    """Staff let other centres adopt what is published and their own."""
    _staff(actor, it.centre_id)
    if it.state != State.PUBLISHED:
        raise Refused(_("Zet het artikel eerst op de kennisbank. Daarna kun je het delen."))


def adopt(actor: Actor, centre: Centre, it: Article, *, is_adopted: bool = False) -> None:
    """Staff of another centre adopt a shared article, once; then it is theirs to adapt."""
    _staff(actor, centre.pk)
    if it.centre_id == centre.pk:
        raise Refused(_("Dit artikel is van jullie zelf."))
    if not it.is_shared or it.state != State.PUBLISHED:
        raise Refused(_("Dit artikel wordt niet gedeeld."))
    if is_adopted:
        raise Refused(_("Jullie hebben dit artikel al overgenomen."))


def look(actor: Actor, it: Article) -> None:
    """Staff say that they saw what changed in the original."""
    _staff(actor, it.centre_id)
    if it.original_id is None:
        raise Refused(_("Dit artikel is niet overgenomen van een andere centrale."))


def tell_change(actor: Actor, it: Article) -> None:
    """The clock tells who adopted an article that the original changed."""
    if not actor.is_clock:
        raise Refused(_("Dit gaat vanzelf, op zijn tijd."))
