"""Words of data in a Plotly drawing: Plotly reads a few tags as markup, and data must be shown, not read.

The one place for it: the card on the screen and the offline page both send a drawing through `harmless`.
"""

import re
from collections.abc import Mapping
from typing import Any

KEPT_TAGS = re.compile(r"&lt;(/?(?:b|i|extra)|br ?/?)&gt;", re.IGNORECASE)  # what our drawings write into Plotly's words
# Marks that turn the direction of what follows them, and other controls; a name must not turn the words after it around.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def harmless(value: Any) -> Any:
    """Return a drawing in which words are words: no tag but those that our drawings write, bare, and no mark of direction."""
    if isinstance(value, Mapping):
        return {str(key): harmless(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [harmless(item) for item in value]
    if isinstance(value, str):
        text = UNSEEN.sub("", value)
        return KEPT_TAGS.sub(r"<\1>", text.replace("<", "&lt;").replace(">", "&gt;")) if "<" in text or ">" in text else text
    return value
