"""The editor password of a single machine: an Argon2id hash in the state folder, off until one is set.

The hash lies in `<state>/access/password`, readable by the server's user alone. What a sign-in is bound to is a digest of the
file, so a new password ends every sign-in made with the old one. Wrong passwords make every further try wait longer.
"""

import hashlib
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from inovasi import files, paths

SHORTEST = 12
LONGEST = 256  # a longer text is no password but an attempt to keep the hasher busy
FREE_TRIES = 3
LONGEST_WAIT_S = 60.0
HASHER = PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=2)  # RFC 9106, second recommended choice, two cores


class PasswordError(ValueError):
    """A password that cannot be taken: a key of words and its parameters."""

    def __init__(self, key: str, **parameters: object) -> None:
        self.key, self.parameters = f"access.error_{key}", parameters
        super().__init__(self.key)


@dataclass
class Throttle:
    """Counts wrong passwords of this process. After three, each further try waits twice as long, up to a minute."""

    wrong: int = 0
    free_at: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def wait_s(self, now: float) -> float:
        """Return how long the next try has to wait."""
        return max(0.0, self.free_at - now)

    def note(self, is_right: bool, now: float) -> None:
        """Note how a try ended."""
        self.wrong = 0 if is_right else self.wrong + 1
        over = self.wrong - FREE_TRIES
        self.free_at = now + min(2.0**over, LONGEST_WAIT_S) if over >= 0 else 0.0


THROTTLE = Throttle()


def path() -> Path:
    """Return where the hash is kept."""
    return paths.STATE / "access" / "password"


def is_set() -> bool:
    """Say whether a password has been set on this machine."""
    return bool(_stored())


def fingerprint() -> str:
    """Return what a sign-in is bound to: a digest of the stored hash, '' when there is none."""
    stored = _stored()
    return hashlib.sha256(stored.encode()).hexdigest() if stored else ""


def keep(password: str) -> None:
    """Keep the hash of a new password, ending every sign-in made with the old one. Raises PasswordError."""
    if len(password) < SHORTEST:
        raise PasswordError("short", least=SHORTEST)
    if len(password) > LONGEST:
        raise PasswordError("long", most=LONGEST)
    files.write_bytes(path(), HASHER.hash(password).encode(), mode=0o600)


def forget() -> None:
    """Remove the password: editing by password is off again."""
    path().unlink(missing_ok=True)


def check(password: str, throttle: Throttle = THROTTLE) -> str:
    """Return what the sign-in is bound to. Raises PasswordError: not set, wrong, or too many tries (nothing is compared then).

    One try at a time: a try costs 64 MiB and a tenth of a second, and the wait cannot be passed by asking in parallel.
    """
    with throttle.lock:
        stored = _stored()
        if not stored:
            raise PasswordError("off")
        wait = throttle.wait_s(time.monotonic())
        if wait:
            raise PasswordError("wait", seconds=int(wait) + 1)
        is_right = len(password) <= LONGEST and _matches(stored, password)
        throttle.note(is_right, time.monotonic())
        if not is_right:
            raise PasswordError("wrong")
        return hashlib.sha256(stored.encode()).hexdigest()


def _matches(stored: str, password: str) -> bool:
    try:
        return HASHER.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False


def _stored() -> str:
    try:
        return path().read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""
