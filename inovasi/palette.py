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

# Where a milestone of an action plan stands: done in the product's hue, overdue warm with a cross, what is still to come pale or hollow.
MILESTONES: Mapping[str, str] = {
    "done_on_time": "#0a3d55",
    "done_late": "#2d7991",
    "done_no_due": "#86bfca",
    "overdue": "#b4530a",
    "due_today": "#efc9ae",
    "upcoming": "#e9eef0",
    "no_due": "#b9bec4",
}
MILESTONE_SYMBOLS: Mapping[str, str] = {
    "done_on_time": "circle",
    "done_late": "triangle-down",
    "done_no_due": "circle-dot",
    "overdue": "x",
    "due_today": "diamond-wide",
    "upcoming": "circle-open",
    "news": "line-ns-open",
}
# What a bubble of the density strip counts.
STRIP: Mapping[str, str] = {"late": "#b4530a", "moved": "#145f7a", "counted": "#94c3cd", "apart": "#f1f2f4"}
STRIP_SYMBOLS: Mapping[str, str] = {"late": "diamond", "moved": "star", "counted": "circle", "apart": "square"}

# What a candidate's score is made of.
MATCHING: Mapping[str, str] = {
    "need": "#c8693a",
    "award": "#0a3d55",
    "copies": "#2d7991",
    "results": "#7d6a93",
    "closeness": "#a9b0b8",
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
    "launch": "#d9c36b",
    "designation": "#0a3d55",
    "commitment": "#2d7991",
    "invitation": "#2d7991",
    "mandiri_plan": "#c8693a",
    "portal_launch": "#86bfca",
    "maturity_mapping": "#7d6a93",
    "forum": "#5a6673",
    "other": "#b9bec4",
}

PHASES: Mapping[str, str] = {"creation": "#b5d9df", "development": "#579fb0", "institutionalisation": "#083d54"}

HUB: Mapping[str, str] = {
    "hub_decree": "#0a3d55",
    "hub_commitment": "#2d7991",
    "hub_invitation": "#86bfca",
    "hub_report": "#b5d9df",
    "possible": "#e3dcea",
    "none": "#f1f2f4",
}

# Better and worse are blue and orange, always beside an arrow; what stands for the nation or the mean recedes.
BETTER = "#1d64a8"
WORSE = "#b4530a"
REFERENCE = "#8b95a1"
TILE = "rgba(120, 130, 142, 0.09)"
DOT = "rgba(45, 121, 145, 0.5)"
DOT_FAINT = "#ccd2d9"
PEER = "#2d7991"
EVIDENCE: Mapping[str, str] = {
    "claimed": "#b5d9df",
    "counted": "#86bfca",
    "before_after": "#2f7f96",
    "with_comparison": "#083d54",
}

# Stages of a competition: proposals in greys (they are not awards), first and highest tier and recorded awards in the product's hue.
STAGES: Mapping[str, str] = {
    "registered": "#c3c9d0",
    "submitted": "#8f99a4",
    "qualified": "#5a6673",
    "finalists": "#8f99a4",
    "first": "#86bfca",
    "last": "#0a3d55",
    "special": "#c8693a",
    "replication": "#7d6a93",
    "other": "#2d7991",
}
STAGE_SYMBOLS: Mapping[str, str] = {"registered": "circle", "submitted": "square", "qualified": "diamond"}
# Groups of a competition, each in a lane of its own, so that place tells them apart before colour does.
LANES: Mapping[str, str] = {
    "finalists": "#8f99a4",
    "general": "#0a3d55",
    "special": "#c8693a",
    "replication": "#7d6a93",
    "opsi": "#0a3d55",
    "pkri": "#2d7991",
    "covid": "#2d7991",
}

# Where a province lies in a funnel plot; the symbol is the second cue.
FUNNEL: Mapping[str, str] = {
    "far_above": "#0a3d55",
    "above": "#2d7991",
    "within": "#8f99a4",
    "below": "#c8693a",
    "far_below": "#8f3f17",
    "few": "#7d6a93",
}
FUNNEL_SYMBOLS: Mapping[str, str] = {
    "far_above": "triangle-up",
    "above": "triangle-up",
    "within": "circle",
    "below": "triangle-down",
    "far_below": "triangle-down",
    "few": "circle-open",
}

# Predicates of the regional innovation index, most innovative first; what could not be rated is hatched.
PREDICATES: Mapping[str, str] = {
    "terinovatif": "#0a3d55",
    "sangat_inovatif": "#2d7991",
    "inovatif": "#86bfca",
    "kurang_inovatif": "#c8693a",
    "none": "#c3c9d0",
    "tidak_dapat_dinilai": "#7d6a93",
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
