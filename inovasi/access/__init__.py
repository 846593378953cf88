"""Who may do what: signing in, roles, and the one value that every change of data asks for.

`signed_in()` tells a page whether to show the editor's part; `editor()` is called inside every callback that changes
something. Both read the sign-in afresh each time: a new password, a role taken away or eight hours end it at the next click.
"""

from inovasi.access.people import Editor, NotAllowedError

__all__ = ["Editor", "NotAllowedError", "editor", "signed_in"]


def signed_in() -> Editor | None:
    """Return the editor of this visit, or None."""
    from inovasi.access import visits  # the only part that knows of visits; the rest is used without a page

    return visits.signed_in()


def editor() -> Editor:
    """Return the editor of this visit. Raises NotAllowedError for everyone else."""
    found = signed_in()
    if found is None:
        raise NotAllowedError("Only signed-in editors may do this.")
    return found
