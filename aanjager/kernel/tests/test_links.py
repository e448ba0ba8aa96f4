"""A link is looked at from outside only."""

import http.server
import threading

import pytest

from aanjager.kernel import links


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:8000/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/",
     "http://169.254.169.254/latest/", "file:///etc/passwd", "ftp://example.org/", "geen adres"],
)  # fmt: skip
def test_an_address_of_our_own_network_is_never_asked(url):
    assert not links.is_outside(url)
    assert not links.answers(url)


class Page(http.server.BaseHTTPRequestHandler):
    def do_HEAD(self):
        self.send_response({"/weg": 404, "/elders": 302, "/dicht": 403}.get(self.path, 200))
        self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()

    def log_message(self, *_args):
        pass


@pytest.fixture
def page(monkeypatch):
    """A real web server on this machine, let through for the test."""
    server = http.server.HTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(links, "is_outside", lambda url: True)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "answers"),
    [("/", True), ("/elders", True), ("/dicht", True), ("/weg", False)],
)
def test_only_what_is_gone_is_called_gone(page, path, answers):
    assert links.answers(page + path) is answers


def test_a_server_that_is_away_does_not_answer(page):
    assert not links.answers("http://127.0.0.1:1/")
