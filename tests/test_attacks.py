"""Every form of the house × what nobody should type: a page or a sentence, never a broken page.

The forms are read from the pages themselves, so that a new form is attacked the day it is made.
What a text field takes is tried with the choices as they stand, and with nonsense in those too.
"""

from html.parser import HTMLParser

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.doors.audiences import AUDIENCES
from tests.doors.shared import browser_of, cast, everybody  # noqa: F401 (fixtures)
from tests.doors.table import TABLE
from tests.doors.world import World
from tests.test_doors import DOORS

pytestmark = pytest.mark.django_db
SCRIPT = "\"><script>alert('aanval')</script>"
HOSTILE = {
    "ten thousand signs": "x" * 10_000,
    "code": f"=1+1;{SCRIPT}{{{{ settings.SECRET_KEY }}}}{{% load x %}}'; DROP TABLE x; --",
    "signs that are none": "a\x00b\u202e\u200b\ufeff" + "\U0001f468‍\U0001f469‍\U0001f467" * 300,
    "number": "99999999999999999999",
    "half a sign": "\ud83d".encode("utf-8", "surrogatepass"),
}


class Forms(HTMLParser):
    """The fields of every form on a page, with a value that can be chosen where there are choices."""

    def __init__(self, text):
        super().__init__()
        self.texts, self.choices, self.select = set(), {}, ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        facts = dict(attributes)
        name = facts.get("name") or ""
        if tag == "select":
            self.select = name
        elif tag == "option" and self.select and facts.get("value"):
            self.choices.setdefault(self.select, facts["value"])
        elif tag == "textarea" and name:
            self.texts.add(name)
        elif tag == "input" and name and name != "csrfmiddlewaretoken":
            if facts.get("type") in {"radio", "checkbox"}:
                self.choices.setdefault(name, facts.get("value") or "on")
            elif facts.get("type") != "file":
                self.texts.add(name)

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = ""


def browser_for(audience, browser_of, cast):  # noqa: F811 (fixtures)
    """A browser of somebody who may enter here; Anna has the file of Daan open.

    It is a plain one: it may be shown more than a page of ours weighs.
    """
    role = "visitor" if "visitor" in audience else next(iter(sorted(audience)), "daan")
    client = browser_of(Client(), role)
    if role == "anna":
        client.post(f"/balie/mensen/{cast.person(cast.daan).pk}/openen/", **NOORD)
    return client


NOORD = {"headers": {"host": "noord.localhost"}}


def answers(client, path, fields, host):
    """Post this, and give back what it said; what it changed is taken back."""
    cache.clear()
    with transaction.atomic():
        answer = client.post(path, fields, headers={"host": host})
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_no_form_breaks(door, cast, browser_of, settings):  # noqa: F811 (fixtures)
    settings.DEMO = False
    world = World(cast)
    named = {name: world.argument(door.name, name) for name in door.arguments}
    path = reverse(door.name, kwargs=named) + world.question(door.name)
    host = "zuid.localhost" if TABLE[door.name] == "manager" else "noord.localhost"
    client = browser_for(AUDIENCES[TABLE[door.name]], browser_of, cast)

    page = client.get(path, headers={"host": host})
    is_page = page.status_code == 200 and "text/html" in page.headers.get("Content-Type", "")
    forms = Forms(page.content.decode() if is_page else "")
    tried = forms.texts or {"text", "q", "name"}
    for kind, nonsense in HOSTILE.items():
        typed = dict.fromkeys(tried, nonsense)
        for chosen in (forms.choices, dict.fromkeys(forms.choices, nonsense)):
            answer = answers(client, path, {**chosen, **typed}, host)
            if answer.status_code == 405:
                return
            said = b"" if answer.streaming else answer.content
            assert answer.status_code < 500, f"{kind}: {answer.status_code}"
            assert b"<script>alert(" not in said, f"{kind} stands in the page as it was typed"
            if not forms.choices:
                break


def test_the_forms_are_found():
    found = Forms(
        '<form><input name="a"><input type="radio" name="b" value="x"><select name="c">'
        '<option value=""></option><option value="y"></option></select><textarea name="d"></textarea>'
        '<input type="file" name="e"></form>'
    )

    assert (found.texts, found.choices) == ({"a", "d"}, {"b": "x", "c": "y"})
