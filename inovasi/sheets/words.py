"""Words of a region's sheet: how long a name may be, and the order in which steps are told."""

LONGEST_NAME = 54
LONGEST_TITLE = 120
STATES = ("chosen", "committed", "action_plan", "trial", "running", "institutionalised", "unknown", "stopped")


def cut(text: str, longest: int = LONGEST_NAME) -> str:
    """Return a text of at most so many letters; the last is … where it is cut."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
