"""The figures of one government: what it created, its awards, copies taken and given."""

from dataclasses import replace

from inovasi.figures import tables
from inovasi.figures.base import Figure
from inovasi.views import View


def facts(view: View, data_version: str) -> Figure:
    """Return what is recorded of the government, field by field. Raises KeyError when it is not there."""
    found = tables.detail(replace(view, table="governments", row=view.government), data_version)
    return replace(found, view=view)
