"""What a first visit weighs: the page and everything it refers to, compressed as it is served."""

import http.client
import re
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

REFERS = re.compile(
    r'<(?:link[^>]*rel="(?:stylesheet|icon|preload)"[^>]*?|script|img|source)[^>]*>', re.IGNORECASE
)
ADDRESS = re.compile(r'(?:href|src)="([^"]+)"')
IN_CSS = re.compile(r"url\([\"']?([^\"')]+)[\"']?\)")


Fetch = Callable[[str], tuple[int, bytes]]


def over_the_wire(port: int, host: str) -> Fetch:
    """Fetch from a running server: the bytes as they travel, and the text that they hold."""

    def fetch(path: str) -> tuple[int, bytes]:
        size, is_packed, body = _answer(port, host, path, {"Accept-Encoding": "gzip, br"})
        return size, _answer(port, host, path, {})[2] if is_packed else body

    return fetch


def _answer(port: int, host: str, path: str, more: dict[str, str]) -> tuple[int, bool, bytes]:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    link.request("GET", path, headers={"Host": host, **more})
    answer = link.getresponse()
    body = answer.read()
    link.close()
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}")
    return len(body), bool(answer.getheader("Content-Encoding")), body


def first_visit(fetch: Fetch, path: str) -> dict[str, int]:
    """Bytes by address: the page, its files, and the files that its stylesheets refer to."""
    size, page = fetch(path)
    found = {path: size}
    referred = (ADDRESS.search(tag) for tag in REFERS.findall(page.decode()))
    waiting = [urljoin(path, it[1]) for it in referred if it]
    while waiting:
        address = waiting.pop()
        if address in found or address.startswith("data:") or urlsplit(address).netloc:
            continue
        found[address], body = fetch(address)
        if ".css" in address:
            named = (it for it in IN_CSS.findall(body.decode()) if not it.startswith("data:"))
            waiting += [urljoin(address, it) for it in named]
    return found
