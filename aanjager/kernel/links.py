"""Looking whether a page elsewhere still answers, without being led into our own network."""

import socket
from http.client import HTTPException
from ipaddress import ip_address
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

SECONDS = 10
GONE = {404, 410}


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
