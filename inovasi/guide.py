"""The guide: questions heard at replication forums and on study visits, how far the public records answer each, and the view that does.

The first eleven are those that reports of forums (2020-2025) and of study visits tell of; the rest are what users of a first page ask.
Their words stand under `guide.<code>` in locales.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from inovasi.views import View

EXTENTS = ("full", "part", "none")
HEARD_COUNT = 11


@dataclass(frozen=True)
class Question:
    """A question: its code, how far it is answered (full, part, none), and the page and view fields that open the answer."""

    code: str
    extent: str
    page: str
    values: Mapping[str, object] = field(default_factory=dict)

    def opened(self, view: View) -> View:
        """Return the view that answers the question, in the language and at the date of a view."""
        return replace(View(language=view.language, as_of=view.as_of), page=self.page, **self.values)  # type: ignore[arg-type]


QUESTIONS: tuple[Question, ...] = (
    Question("fits", "part", "dampak", {"indicator": "maternal_mortality_ratio"}),
    Question("not_yet", "full", "penyebaran", {"province": "51"}),
    Question("whom_to_call", "full", "inovasi_rinci", {"innovation": "government-resource-management-system"}),
    Question("plan_moved", "part", "pemerintah_rinci", {"government": "prov-33"}),
    Question("who_copied", "full", "inovasi_rinci", {"innovation": "jakarta-kini"}),
    Question("legal_basis", "full", "data", {"table": "replications"}),
    Question("agencies_without", "part", "hub_jipp"),
    Question("why_effective", "part", "dampak"),
    Question("technique_villages", "part", "data", {"table": "outcomes"}),
    Question("layout_manager", "none", "data", {"table": "innovations"}),
    Question("gap_limits", "part", "dampak", {"province": "51"}),
    Question("funnel", "full", "penghargaan"),
    Question("spread", "part", "penyebaran"),
    Question("trust", "full", "sumber_metode"),
)
