"""What somebody types becomes clean HTML, with web addresses to follow."""

import pytest

from aanjager.kernel.text import rich


def link(address, shown=None):
    return f'<a href="{address}" rel="nofollow noopener">{shown or address}</a>'


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Zie https://a.example/x_y_z/.", f"Zie {link('https://a.example/x_y_z/')}."),
        ("(http://a.example)", f"({link('http://a.example')})"),
        ("www.a.example, of", f"{link('https://www.a.example', 'www.a.example')}, of"),
        ("<https://a.example>", link("https://a.example")),
        ("[hier](https://a.example)", link("https://a.example", "hier")),
        ("*https://a.example*", f"<em>{link('https://a.example')}</em>"),
        ("jan@www.example en ftp://a.example", "jan@www.example en ftp://a.example"),
        ("javascript:alert(1) en https://", "javascript:alert(1) en https://"),
        ('https://a.example/"><b>x', f"{link('https://a.example/')}&quot;&gt;&lt;b&gt;x"),
    ],
)
def test_a_web_address_is_a_link_however_it_was_typed(typed, shown):
    assert rich(typed).strip() in (f"<p>{shown}</p>", f"<p>{shown}</p>".replace("&quot;", '"'))
