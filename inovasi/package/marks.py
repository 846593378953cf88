"""The compilers' marks of doubt: a note may say that a cell is inferred, assumed or unsure. The mark is carried; the note is not."""

import re

DOUBT = re.compile(
    r"\b(inferred|assumed|unsure|doubt\w*|likely|read as|our reading|general knowledge|could mean|may mean|ambiguous|rounded)\b",
    re.IGNORECASE,
)


def is_unsure(note: str) -> str:
    """Return yes when a compiler's note marks something on its row as doubtful, else no."""
    return "yes" if DOUBT.search(note) else "no"
