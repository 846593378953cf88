"""Who is reading: the editor on whose behalf this run or this download reads data, and caches that keep readers apart.

A table marked `"inovasi:access": "internal"` in the data package lies in a schema of its own in a release (see `warehouse`), where
no query finds it by its name. `release.cursor` opens it to an editor only. Who reads is set for one run of a page or
one download and nothing else; where nobody set it, the reader is a viewer.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from inovasi.access.people import Editor, NotAllowedError

P = ParamSpec("P")
R = TypeVar("R")
_reader: ContextVar[Editor | None] = ContextVar("reader", default=None)


class RestrictedError(NotAllowedError):
    """An internal table was asked for by someone who is not signed in as an editor."""

    def __init__(self, *tables: str) -> None:
        self.tables = tables
        super().__init__(f"Internal tables ask for a signed-in editor: {', '.join(tables)}")


@contextmanager
def reading_as(editor: Editor | None) -> Iterator[None]:
    """Read on behalf of an editor, or of a viewer (None), until the block ends."""
    token = _reader.set(editor)
    try:
        yield
    finally:
        _reader.reset(token)


def reader() -> Editor | None:
    """Return the editor on whose behalf data are read now, or None."""
    return _reader.get()


def kept(maxsize: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Cache what a function reads, apart for editors and for viewers, so that nothing an editor read is ever given to a viewer."""

    def keep(function: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(maxsize=maxsize)
        def cached(_is_editor: bool, *args: P.args, **kwargs: P.kwargs) -> R:
            return function(*args, **kwargs)

        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            return cached(_reader.get() is not None, *args, **kwargs)  # type: ignore[arg-type]

        call.cache_clear = cached.cache_clear  # type: ignore[attr-defined]
        call.cache_info = cached.cache_info  # type: ignore[attr-defined]
        return call

    return keep
