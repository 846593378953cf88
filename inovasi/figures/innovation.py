"""The figures of one innovation: what is recorded of it, its awards, its copies and how far each has come, stated results."""

from dataclasses import replace

from inovasi.figures import tables
from inovasi.figures.base import Figure
from inovasi.views import View


def facts(view: View, data_version: str) -> Figure:
    """Return what is recorded of the innovation, field by field. Raises KeyError when it is not there."""
    found = tables.detail(replace(view, table="innovations", row=view.innovation), data_version)
    return replace(found, view=view)
