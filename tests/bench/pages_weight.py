"""What a first visit weighs: the page and everything it refers to, compressed as it is served."""

import http.client
import re
from urllib.parse import urljoin, urlsplit

REFERS = re.compile(
    r'<(?:link[^>]*rel="(?:stylesheet|icon|preload)"[^>]*?|script|img|source)[^>]*>', re.IGNORECASE
)
ADDRESS = re.compile(r'(?:href|src)="([^"]+)"')
IN_CSS = re.compile(r"url\([\"']?([^\"')]+)[\"']?\)")


def fetched(port: int, host: str, path: str) -> tuple[int, bytes]:
    """The bytes of the answer as they travel, and the text that they hold."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    link.request("GET", path, headers={"Host": host, "Accept-Encoding": "gzip, br"})
    answer = link.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}")
    size = len(body)
    if answer.getheader("Content-Encoding"):
        link.request("GET", path, headers={"Host": host})
        body = link.getresponse().read()
    link.close()
    return size, body


def first_visit(port: int, host: str, path: str) -> dict[str, int]:
    """Bytes by address: the page, its files, and the files that its stylesheets refer to."""
    size, page = fetched(port, host, path)
    found = {path: size}
    waiting = [ADDRESS.search(tag) for tag in REFERS.findall(page.decode())]
    addresses = [urljoin(path, it[1]) for it in waiting if it]
    while addresses:
        address = addresses.pop()
        if address in found or address.startswith("data:") or urlsplit(address).netloc:
            continue
        found[address], body = fetched(port, host, address)
        if ".css" in address:
            addresses += [urljoin(address, it) for it in IN_CSS.findall(body.decode())]
    return found
