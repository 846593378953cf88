"""The parts of a region's sheet in reading order."""

from inovasi.figures.profile_place import Place
from inovasi.sheets import outlook, track
from inovasi.sheets.model import Part
from inovasi.views import View


def every_part(view: View, place: Place, data_version: str) -> tuple[Part, ...]:
    """Return the parts of the sheet that hold something, in reading order; none before the region was formed."""
    if not place.stands:
        return ()
    found: tuple[Part | None, ...] = (
        track.squares(view, place, data_version),
        track.region_map(view, place, data_version),
        track.forums(view, place, data_version),
        track.copied(view, place, data_version, "taken"),
        track.copied(view, place, data_version, "given"),
        track.hub(view, place, data_version),
        track.plans(view, place, data_version),
        track.awarded(view, place, data_version),
        track.agencies(view, place, data_version),
        outlook.alike(view, place, data_version),
        outlook.strips(view, place, data_version),
        outlook.cards(view, place, data_version),
        outlook.contacts(view, place, data_version),
        outlook.gaps(view, place, data_version),
    )
    return tuple(part for part in found if part is not None)
