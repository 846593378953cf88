"""Settings of matplotlib, set once for the process and not per picture: a temporary setting would leak between threads.

Text stays text in SVG, and its ids do not change from one making to the next.
"""

from typing import Any

import matplotlib

SETTINGS: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "jejak-inovasi", "hatch.linewidth": 0.8}


def settle() -> None:
    """Set what every picture of the process is drawn with; doing so again changes nothing."""
    matplotlib.rcParams.update(SETTINGS)
