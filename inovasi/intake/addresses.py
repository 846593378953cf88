"""Addresses of source pages: what counts as one, its host, and the key that the package gives it."""

import re
from urllib.parse import urlsplit

from inovasi.package import sources

ADDRESS = re.compile(r"https?://[^\s/\[\]]+\.[^\s/\[\]]+(?:/\S*)?", re.I)
LONGEST = 2_000


def is_address(text: str) -> bool:
    """Say whether a text is the whole address of a page."""
    if len(text) > LONGEST or not ADDRESS.fullmatch(text):
        return False
    try:
        return bool(urlsplit(text).netloc)
    except ValueError:
        return False


def host(text: str) -> str:
    """Return the host of an address; '' for what is none."""
    return urlsplit(text).netloc.removeprefix("www.") if is_address(text) else ""


def key(text: str) -> str:
    """Return the key of a page; '' for what is no address."""
    return sources.source_id(text) if is_address(text) else ""
