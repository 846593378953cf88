"""A signed-in editor: the value that every function which changes data asks for, so that none can be called without one."""

from dataclasses import dataclass


class NotAllowedError(PermissionError):
    """The visitor may not do this; the page says how to sign in, or how editing is switched on."""


@dataclass(frozen=True)
class Editor:
    """An editor: the name that the audit log keeps, and how the sign-in was checked (`password` or `oidc`).

    Made by `inovasi.access` alone, from a checked sign-in; tests make their own.
    """

    name: str
    via: str
