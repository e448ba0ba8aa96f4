"""Links: what is kept of one, how one is drawn, and whether a page elsewhere still answers."""

import hashlib
import socket
from http.client import HTTPException
from ipaddress import ip_address
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import segno

SECONDS = 10
GONE = {404, 410}


def hash_of(token: str) -> str:
    """Return what we keep of the token in a letter's link: who reads the table cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()


def qr(link: str) -> str:
    """A QR as SVG on white, a square for every dark cell, so that every camera reads it."""
    cells = [list(row) for row in segno.make(link, error="m").matrix_iter(border=3)]
    size = len(cells)
    dark = ((x, y) for y, row in enumerate(cells) for x, is_dark in enumerate(row) if is_dark)
    path = "".join(f"M{x},{y}h1v1h-1z" for x, y in dark)
    ground = f'<path fill="#fff" d="M0,0h{size}v{size}h-{size}z"/>'
    box = f'viewBox="0 0 {size} {size}" shape-rendering="crispEdges"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{ground}<path d="{path}"/></svg>'


class _StaysHere(HTTPRedirectHandler):
    """A redirect is an answer too; it is not followed."""

    def redirect_request(self, *_args: object, **_named: object) -> None:
        return None


def is_outside(url: str) -> bool:
    """Whether an address is a web page on the open internet: never a machine of our own network."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return False
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return bool(found) and all(ip_address(it[4][0]).is_global for it in found)


def answers(url: str) -> bool:
    """Whether the page still answers with anything but that it is gone."""
    if not is_outside(url):
        return False
    asked = Request(url, method="HEAD", headers={"User-Agent": "Aanjager"})
    try:
        with build_opener(_StaysHere).open(asked, timeout=SECONDS):
            return True
    except HTTPError as said:
        return said.code not in GONE
    except (URLError, OSError, HTTPException, ValueError):
        return False
