"""Settings of an installation, from the environment: where others reach this server."""

import os
import socket
from pathlib import Path
from urllib.parse import urlsplit

PUBLIC_URL = "PUBLIC_URL"
SECRETS = "INOVASI_SECRETS"
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1", "0.0.0.0")


class SettingError(ValueError):
    """A setting that cannot be used: its name, its value, and what it must be."""


def public_url() -> str:
    """Return the address under which others reach this server, without a trailing slash; '' when none is set.

    Raises SettingError for anything but an http or https address.
    """
    text = os.environ.get(PUBLIC_URL, "").strip().rstrip("/")
    if text and (urlsplit(text).scheme not in ("http", "https") or not urlsplit(text).hostname):
        raise SettingError(f"{PUBLIC_URL} must begin with http:// or https:// and name a host: {text!r}")
    return text


def secrets_file() -> str:
    """Return the file that holds the identity provider's settings; '' for Streamlit's own places (.streamlit/secrets.toml).

    Raises SettingError for one that is not there: a server that was to have sign-in must not start without.
    """
    text = os.environ.get(SECRETS, "").strip()
    if text and not Path(text).is_file():
        raise SettingError(f"{SECRETS} must name a file: {text!r}")
    return text


def address_for_others(seen: str) -> str:
    """Return the address to print: PUBLIC_URL, else the one this server was reached by, with the machine's own address for localhost."""
    public = public_url()
    if public:
        return public
    parts = urlsplit(seen)
    host = parts.hostname or "localhost"
    if host in LOCAL_HOSTS:
        host = machine_address()
    return f"{parts.scheme or 'http'}://{host}{f':{parts.port}' if parts.port else ''}"


def machine_address() -> str:
    """Return this machine's address in its own network. Nothing is sent: a datagram socket only asks which way it would take."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
        except OSError:  # no network at all
            return "localhost"
        return str(probe.getsockname()[0])
