"""Settings of an installation, from the environment: where others reach this server, which engine runs the queries."""

import os
import socket
from pathlib import Path
from urllib.parse import urlsplit

from inovasi import paths

PUBLIC_URL = "PUBLIC_URL"
SECRETS = "INOVASI_SECRETS"
ENGINE = "INOVASI_ENGINE"
ENGINES = ("duckdb", "spark")
PARQUET = "INOVASI_PARQUET"
BUILD_MEMORY = "INOVASI_BUILD_MEMORY"
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


def engine() -> str:
    """Return the engine that runs the queries: duckdb (embedded, the default) or spark. Raises SettingError for any other."""
    text = os.environ.get(ENGINE, "").strip().lower() or ENGINES[0]
    if text not in ENGINES:
        raise SettingError(f"{ENGINE} must be one of {', '.join(ENGINES)}: {text!r}")
    return text


def parquet_folder() -> str:
    """Return the folder or object store that holds a release as Parquet, as Spark reaches it, without a trailing slash."""
    return os.environ.get(PARQUET, "").strip().rstrip("/") or str(paths.BUILD)


def build_memory() -> dict[str, str | bool | int | float | list[str]]:
    """Return how much memory a build may take (`8GB`), as DuckDB reads it; empty leaves it to DuckDB, four fifths of the machine."""
    text = os.environ.get(BUILD_MEMORY, "").strip()
    return {"memory_limit": text} if text else {}


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
