"""Colours: enough contrast for words, and neighbours that stay apart under the three common colour-vision deficiencies."""

import itertools

import pytest

from inovasi import maps, palette

# Machado, Oliveira and Fernandes (2009), doi:10.1109/TVCG.2009.113, severity 1.0, linear RGB.
DEFICIENCIES = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "none": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}


def linear(colour: str) -> list[float]:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]


def luminance(rgb: list[float]) -> float:
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def seen(colour: str, deficiency: str) -> list[float]:
    rgb = linear(colour)
    return [min(max(sum(weight * value for weight, value in zip(row, rgb, strict=True)), 0), 1) for row in DEFICIENCIES[deficiency]]


def contrast(first: list[float], second: list[float]) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
@pytest.mark.parametrize(
    "scale",
    [
        palette.SEQUENTIAL,
        tuple(palette.LADDER[step] for step in ("chosen", "committed", "action_plan", "trial", "running", "institutionalised")),
    ],
)
def test_each_step_is_darker_than_the_one_before(scale: tuple[str, ...], deficiency: str) -> None:
    for lighter, darker in itertools.pairwise(scale):
        assert contrast(seen(lighter, deficiency), seen(darker, deficiency)) > 1.2


@pytest.mark.parametrize("fill", [*palette.SEQUENTIAL, *palette.LOOK_FILLS.values(), *palette.HUB.values()])
def test_words_on_every_fill_can_be_read(fill: str) -> None:
    assert contrast(linear(maps.ink_on(fill)), linear(fill)) >= 4.5


@pytest.mark.parametrize("ink", [palette.INK, palette.INK_SOFT, palette.ACCENT, palette.BETTER, palette.WORSE])
def test_words_on_paper_can_be_read(ink: str) -> None:
    assert contrast(linear(ink), linear(palette.PAPER)) >= 4.5


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_milestones_that_stand_side_by_side_stay_apart(deficiency: str) -> None:
    shown = ("done_on_time", "done_late", "done_no_due", "overdue", "due_today", "upcoming")
    for first, second in itertools.pairwise(shown):
        one, other = seen(palette.MILESTONES[first], deficiency), seen(palette.MILESTONES[second], deficiency)
        assert contrast(one, other) > 1.25 or sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 0.2
    overdue = seen(palette.MILESTONES["overdue"], deficiency)
    assert all(contrast(overdue, seen(palette.MILESTONES[name], deficiency)) > 1.25 for name in ("done_on_time", "upcoming"))


def test_kinds_of_a_strip_and_of_milestones_differ_in_symbol_as_well() -> None:
    assert len(set(palette.STRIP_SYMBOLS.values())) == len(palette.STRIP_SYMBOLS) == len(palette.STRIP)
    assert len(set(palette.MILESTONE_SYMBOLS.values())) == len(palette.MILESTONE_SYMBOLS)


@pytest.mark.parametrize("fill", palette.STRIP.values())
def test_counts_on_every_bubble_can_be_read(fill: str) -> None:
    assert contrast(linear(maps.ink_on(fill)), linear(fill)) >= 4.5


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_better_and_worse_stay_apart(deficiency: str) -> None:
    better, worse = seen(palette.BETTER, deficiency), seen(palette.WORSE, deficiency)
    assert sum((one - other) ** 2 for one, other in zip(better, worse, strict=True)) ** 0.5 > 0.2


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_grades_of_evidence_grow_darker(deficiency: str) -> None:
    for lighter, darker in itertools.pairwise(palette.EVIDENCE.values()):
        assert contrast(seen(lighter, deficiency), seen(darker, deficiency)) > 1.2
    for grade, fill in palette.EVIDENCE.items():
        ink = palette.PAPER if grade in ("before_after", "with_comparison") else palette.INK
        assert contrast(linear(ink), linear(fill)) >= 4.5


def test_outlines_of_looks_can_be_seen() -> None:
    for look in palette.LOOKS:
        if look != "none":  # no record recedes on purpose; its outline is dashed and its count is in the legend
            assert contrast(linear(palette.LOOK_EDGES[look]), linear(palette.PAPER)) >= 3


def test_proposals_and_tiers_are_told_apart_under_every_deficiency() -> None:
    for first, second in itertools.pairwise(("registered", "submitted", "qualified")):
        for deficiency in DEFICIENCIES:
            assert contrast(seen(palette.STAGES[first], deficiency), seen(palette.STAGES[second], deficiency)) > 1.5
    for deficiency in DEFICIENCIES:
        assert contrast(seen(palette.STAGES["first"], deficiency), seen(palette.STAGES["last"], deficiency)) > 3


@pytest.mark.parametrize("colour", [*palette.FUNNEL.values(), *palette.LANES.values()])
def test_marks_on_paper_can_be_seen(colour: str) -> None:
    assert contrast(linear(colour), linear(palette.PAPER)) >= 2.8


def test_positions_of_a_funnel_differ_in_symbol_as_well() -> None:
    assert {palette.FUNNEL_SYMBOLS[name] for name in ("above", "within", "below", "few")} == {
        "triangle-up",
        "circle",
        "triangle-down",
        "circle-open",
    }


@pytest.mark.parametrize("colour", [palette.FLOW_ORIGIN, palette.FLOW_ADOPTER, palette.FLOW_ARROW, palette.FLOW_ARROW_ONE])
def test_marks_of_flows_can_be_seen_on_land_and_paper(colour: str) -> None:
    for ground in (palette.FLOW_LAND, palette.PAPER):
        assert contrast(linear(colour), linear(ground)) >= 3


@pytest.mark.parametrize("ground", [palette.FLOW_LINK, palette.FLOW_LAND, palette.BAND])
def test_words_on_flows_can_be_read(ground: str) -> None:
    assert contrast(linear(palette.INK), linear(ground)) >= 4.5


@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_flows_within_and_gaps_stay_apart(deficiency: str) -> None:
    assert contrast(seen(palette.FLOW_WITHIN, deficiency), seen(palette.FLOW_LINK, deficiency)) > 1.4
    none, explored, copied = (seen(colour, deficiency) for colour in palette.GAPS.values())
    assert contrast(none, copied) > 1.5 and contrast(explored, copied) > 1.5
