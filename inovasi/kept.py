"""Bytes made once and kept: bounded by their size, and made by one thread at a time for each key."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock


class KeptBytes:
    """A cache of byte strings that holds at most `most_bytes`; what was not asked for longest goes first."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.size = 0
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def find(self, key: Hashable) -> bytes | None:
        """Return what is kept under a key, at once."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a key; else make it. Two hundred who ask at once wait for one making, and a failed one is not kept."""
        found = self.find(key)
        if found is not None:
            return found
        with self._lock:
            making = self._making.setdefault(key, Lock())
        try:
            with making:
                found = self.find(key)
                if found is None:
                    found = make()
                    self._keep(key, found)
                return found
        finally:
            with self._lock:
                self._making.pop(key, None)

    def _keep(self, key: Hashable, content: bytes) -> None:
        with self._lock:
            self._kept[key] = content
            self.size += len(content)
            while self.size > self.most_bytes and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self.size -= len(dropped)

    def __len__(self) -> int:
        return len(self._kept)
