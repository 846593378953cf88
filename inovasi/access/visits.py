"""The sign-in of a visit: kept on the server only, bound to the password's hash, and at most eight hours old."""

import time
import unicodedata

from inovasi import session
from inovasi.access import password, roles
from inovasi.access.people import Editor

LIFE_S = 8 * 3600
LONGEST_NAME = 80


def signed_in() -> Editor | None:
    """Return the editor of this visit, or None. Nothing is taken from an earlier answer: hash, roles and clock are read again."""
    kept = session.sign_in()
    if kept is not None:
        if kept.bound and kept.bound == password.fingerprint() and 0 <= time.time() - kept.since < LIFE_S:
            return Editor(kept.name, "password")
        session.forget_sign_in()
    return roles.editor_of(session.claims(), time.time())


def sign_in(name: str, given: str) -> Editor:
    """Sign this visit in with the editor password. Raises PasswordError; the name is what the audit log will say."""
    written = clean_name(name)
    if not written:
        raise password.PasswordError("name")
    session.keep_sign_in(session.SignIn(written, password.check(given), time.time()))
    return Editor(written, "password")


def sign_out() -> None:
    """End the password sign-in of this visit."""
    session.forget_sign_in()


def clean_name(name: str) -> str:
    """Return a name as it may stand in a log: one line, no control or direction marks, not too long."""
    line = " ".join(name.split())
    kept = "".join(mark for mark in line if not unicodedata.category(mark).startswith("C"))
    return " ".join(kept.split())[:LONGEST_NAME].strip()
