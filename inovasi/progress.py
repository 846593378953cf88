"""How far the making of a file has come, for the one who waits for it: parts done and parts in all, by a name that the browser chose.

Kept in memory of the worker that makes the file, which is the one asked: sessions stick to their worker (docs/deploy.md).
"""

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar

Item = TypeVar("Item")
NAME = re.compile(r"[0-9a-f-]{16,40}")
MOST_MAKINGS = 256  # more at once than any hall makes; the oldest is forgotten first


@dataclass
class Making:
    """A file on its way: how many of its parts are done. No parts yet means that nobody knows."""

    done: int = 0
    parts: int = 0


_makings: OrderedDict[str, Making] = OrderedDict()
_lock = Lock()
_current: ContextVar[Making | None] = ContextVar("making", default=None)


@contextmanager
def told_as(name: str) -> Iterator[None]:
    """Tell of what is made in the block under a name, until it ends. A name of another form is left aside: nobody can ask for it."""
    if not NAME.fullmatch(name):
        yield
        return
    making = Making()
    with _lock:
        _makings[name] = making
        while len(_makings) > MOST_MAKINGS:
            _makings.popitem(last=False)
    token = _current.set(making)
    try:
        yield
    finally:
        _current.reset(token)
        with _lock:
            _makings.pop(name, None)


def expect(parts: int) -> None:
    """Say how many parts the file being made has in all."""
    if making := _current.get():
        making.parts = parts


def each(items: Iterable[Item]) -> Iterator[Item]:
    """Hand on the items one by one; each is a part that is done when the next is asked for."""
    for item in items:
        yield item
        if making := _current.get():
            making.done += 1


def find(name: str) -> Making | None:
    """Return how far a making has come, or None for one that is over, unknown or not begun."""
    with _lock:
        return _makings.get(name)
