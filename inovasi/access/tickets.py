"""Tickets for downloads of internal tables: a download is a plain address, and the browser sends no sign-in with it.

A ticket is made for a signed-in editor, names one table, and lives ten minutes. It is signed with a key of this
installation and bound to the password's hash or the list of editors, so changing either ends it. It opens one table's
files and nothing else: no page, no editing.
"""

import base64
import binascii
import hashlib
import hmac
import json
import secrets

from inovasi import files, paths
from inovasi.access import password, roles
from inovasi.access.people import Editor

LIFE_S = 600
KEY_BYTES = 32


def issue(editor: Editor, table: str, now: float) -> str:
    """Return a ticket for the files of one table."""
    body = json.dumps([editor.name, editor.via, table, int(now) + LIFE_S], separators=(",", ":")).encode()
    return f"{_text(body)}.{_text(_seal(body, editor.via))}"


def holder(ticket: str, table: str, now: float) -> Editor | None:
    """Return the editor for whom a ticket was made, or None: forged, for another table, too old, or ended by a change of access."""
    try:
        body, seal = (base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)) for part in ticket.split("."))
        name, via, named, until = json.loads(body)
    except (ValueError, binascii.Error, TypeError):
        return None
    if via not in ("password", "oidc") or not hmac.compare_digest(seal, _seal(body, via)):
        return None
    return Editor(name, via) if named == table and now < until <= now + LIFE_S else None


def _seal(body: bytes, via: str) -> bytes:
    return hmac.digest(_key(), body + _bound_to(via).encode(), "sha256")


def _bound_to(via: str) -> str:
    if via == "password":
        return password.fingerprint() or secrets.token_hex()  # no password: nothing matches
    try:
        return hashlib.sha256(roles.path().read_bytes()).hexdigest()
    except FileNotFoundError:
        return secrets.token_hex()


def _key() -> bytes:
    """Return the key of this installation, made when first needed; all its processes share it."""
    path = paths.STATE / "access" / "ticket_key"
    if not path.exists():
        files.write_bytes(path, secrets.token_bytes(KEY_BYTES), mode=0o600)
    return path.read_bytes()


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
