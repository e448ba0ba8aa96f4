"""Walking a page without a mouse: what has the focus must be seen and marked."""


def focused(page):
    """Return the words of what has the focus; it must be seen, and marked as having it."""
    found = page.evaluate(
        """() => { const it = document.activeElement, box = it.getBoundingClientRect();
        const around = [it, it.closest('.card'), it.nextElementSibling].filter(Boolean);
        const has = one => getComputedStyle(one).outlineStyle != 'none';
        return {words: it.innerText || it.name || it.id || it.tagName,
                seen: box.width > 0 && box.height > 0,
                marked: it === document.body || around.some(has)} }"""
    )
    assert found["seen"], found
    assert found["marked"], f"no visible focus on {found['words']}"
    return found["words"].strip()


def tab_to(page, words, most=80):
    """Press Tab until the focus is where these words, name or id are."""
    met = []
    for _ in range(most):
        page.keyboard.press("Tab")
        met.append(focused(page))
        if met[-1] == words:
            return
    raise AssertionError(f"Tab never came to {words!r}: {met}")


def tab_to_field(page, name, most=80):
    """Press Tab until the focus is in the field with this name, such as a list to choose from."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focused(page)
        if page.evaluate("() => document.activeElement.name") == name:
            return
    raise AssertionError(f"Tab never came to the field {name!r}")


def leave(page, name):
    """Press Tab until the focus is past a field with parts inside, such as a date with its picker.

    The browser marks those parts by itself, where the page cannot see it.
    """
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.name") != name:
            focused(page)
            return
    raise AssertionError(f"Tab never left {name!r}")
