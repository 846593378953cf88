"""Text of data in Streamlit's Markdown: shown as it is, never read as markup."""

import re

MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-!|<>~$:&])")


def text(value: str) -> str:
    """Return a text whose marks are escaped, on one line."""
    return MARKUP.sub(r"\\\1", " ".join(value.split()))
