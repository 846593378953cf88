"""Who among the people signed in by an identity provider is an editor: `<state>/access/editors.toml` says so.

```toml
emails = ["ani@menpan.go.id"]        # addresses that the provider has verified
claim = "realm_access.roles"         # or: a claim of the identity token ...
roles = ["editor-jejak-inovasi"]     # ... that holds one of these
```

The file is read at every question, so a name taken out of it loses its rights at the next click.
"""

import logging
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from inovasi import paths
from inovasi.access.people import Editor

LIFE_S = 8 * 3600  # an identity token is believed as long as a password sign-in, whatever the life of Streamlit's cookie
CLOCK_SKEW_S = 120
LOG = logging.getLogger(__name__)


def path() -> Path:
    """Return where the list of editors is kept."""
    return paths.STATE / "access" / "editors.toml"


def editor_of(claims: Mapping[str, Any], now: float) -> Editor | None:
    """Return the editor that checked claims name, or None: not signed in, too long ago, not for us, or without the role.

    `claims` come from Streamlit's signed cookie. Audience and age are checked once more here, since Streamlit does not
    look at the age and the library takes a token for several audiences. `client_id` is ours, put in by `session.claims`.
    """
    if not claims.get("is_logged_in") or not _is_for_us(claims) or not _is_fresh(claims, now):
        return None
    rules = _rules()
    name = str(claims.get("email") or claims.get("sub") or "")
    return Editor(name, "oidc") if name and (_is_listed(claims, rules) or _has_role(claims, rules)) else None


def _is_for_us(claims: Mapping[str, Any]) -> bool:
    given = claims.get("aud")
    audiences = given if isinstance(given, list) else [given]
    return bool(claims.get("client_id")) and audiences == [claims["client_id"]]


def _is_fresh(claims: Mapping[str, Any], now: float) -> bool:
    issued = claims.get("iat")
    return isinstance(issued, int | float) and not isinstance(issued, bool) and -CLOCK_SKEW_S <= now - issued < LIFE_S


def _is_listed(claims: Mapping[str, Any], rules: Mapping[str, Any]) -> bool:
    listed = {str(address).strip().casefold() for address in _texts(rules.get("emails"))}
    return claims.get("email_verified") is True and str(claims.get("email") or "").strip().casefold() in listed - {""}


def _has_role(claims: Mapping[str, Any], rules: Mapping[str, Any]) -> bool:
    wanted = set(_texts(rules.get("roles"))) - {""}
    held: Any = claims
    for part in str(rules.get("claim") or "").split("."):
        held = held.get(part) if isinstance(held, Mapping) else None
    return bool(wanted & set(_texts(held)))


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list | tuple) else []


def _rules() -> Mapping[str, Any]:
    """Return the list of editors; an absent file names nobody, nor does one that cannot be read: the server's log says so."""
    try:
        return tomllib.loads(path().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        LOG.error("No editor by identity provider: %s cannot be read (%s)", path(), error)
        return {}
