"""Colours, defined once. Every pair that carries a meaning also differs by position, label, pattern or symbol.

Checked for contrast and for the three common colour-vision deficiencies in tests/test_palette.py.
"""

from collections.abc import Mapping

INK = "#1d2733"
INK_SOFT = "#5a6673"
LINE = "#d5dae0"
PAPER = "#ffffff"
ACCENT = "#0f5c73"
SELECTION = "#111820"
WATER = "#ffffff"

# The ladder: one hue, light (chosen) to deep (institutionalised).
LADDER: Mapping[str, str] = {
    "explored": "#e9eef0",
    "chosen": "#c5dfe4",
    "committed": "#94c3cd",
    "action_plan": "#5fa3b3",
    "trial": "#2d7991",
    "running": "#145f7a",
    "institutionalised": "#0a3d55",
    "stopped": "#c8693a",
    "unknown": "#b9bec4",
}

# The second cue of a step where it is a mark on a line.
LADDER_SYMBOLS: Mapping[str, str] = {
    "explored": "circle-open",
    "chosen": "circle",
    "committed": "diamond",
    "action_plan": "square",
    "trial": "triangle-up",
    "running": "star",
    "institutionalised": "hexagram",
    "stopped": "x",
    "unknown": "circle-cross-open",
}

# One sequential scale of map values, light to deep, five to seven classes.
SEQUENTIAL = ("#dceef0", "#b5d9df", "#86bfca", "#579fb0", "#2f7f96", "#155f78", "#083d54")

# The looks outside the scale. Each has its own fill, outline, hatch (print, tiles) and symbol (screen).
LOOK_FILLS: Mapping[str, str] = {"zero": "#f6efdc", "none": "#f1f2f4", "few": "#e3dcea", "na": "#ffffff"}
LOOK_EDGES: Mapping[str, str] = {"zero": "#a08a4f", "none": "#a9b0b8", "few": "#7d6a93", "na": "#6b747e"}
LOOK_HATCHES: Mapping[str, str] = {"zero": "..", "none": "", "few": "///", "na": "xx"}
LOOK_SYMBOLS: Mapping[str, str] = {"zero": "circle-open", "none": "", "few": "triangle-up-open", "na": "x-thin-open"}
LOOKS = ("zero", "none", "few", "na")

HUB_EVENTS: Mapping[str, str] = {
    "pilot": "#b5d9df",
    "designation": "#0a3d55",
    "commitment": "#2d7991",
    "invitation": "#2d7991",
    "mandiri_plan": "#c8693a",
    "portal_launch": "#86bfca",
    "maturity_mapping": "#7d6a93",
    "forum": "#5a6673",
    "other": "#b9bec4",
}

HUB: Mapping[str, str] = {
    "hub_decree": "#0a3d55",
    "hub_commitment": "#2d7991",
    "hub_invitation": "#86bfca",
    "hub_report": "#b5d9df",
    "possible": "#e3dcea",
    "none": "#f1f2f4",
}

# Flows from origin to adopter. Direction is told by side, arrow and bow; within a province by outline or ring.
FLOW_LAND = "#f1f2f4"
FLOW_ORIGIN = "#0a3d55"
FLOW_ADOPTER = "#2d7991"
FLOW_REST = "#9aa3ad"
FLOW_LINK = "#c5dfe4"
FLOW_WITHIN = "#5fa3b3"
FLOW_ARROW = "#0f5c73"
FLOW_ARROW_ONE = "#5a8fa3"
BAND = "#dceef0"  # behind a curve: its 95 % interval

# Regencies and cities by what is recorded of them; a dashed outline is not possible on stacked bars, so the order and the legend tell them, too.
GAPS: Mapping[str, str] = {"no_record_count": "#d5dae0", "explored_only_count": "#e3c58a", "with_copy_count": "#2d7991"}
