"""What stands before a list that keeps bookmarks."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from aanjager.trust.bookmarks import queries

Page = Callable[..., HttpResponseBase]


def keeps_bookmarks(*, without: tuple[str, ...] = ()) -> Callable[[Page], Page]:
    """Let people keep how they look at this list, and open it the way they chose.

    The page shows them with `bookmarks/row.html`. `without` names questions that are never kept:
    what was typed may be somebody's name.
    """

    def around(page: Page) -> Page:
        @wraps(page)
        def door(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            request.bookmarks = queries.of_list(request.actor, request.path)
            request.question = queries.question_of(request.GET, without)
            first = next((it for it in request.bookmarks if it.is_default), None)
            if first and not request.GET and not request.htmx:
                return redirect(first.href)
            return page(request, *args, **kwargs)

        door.keeps_bookmarks_without = without  # type: ignore[attr-defined]
        return door

    return around
