"""The guide: questions heard at replication forums and on study visits, how far the public records answer each, and the view that does.

The first eleven are those that reports of forums (2020-2025) and of study visits tell of; the rest are what users of a first page ask.
Their words stand under `guide.<code>` in locales. The way to an answer is put together from the names that stand on the pages, so that
it never names what is not there; numbers in answers are counted, never written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from inovasi import figures, menu, release
from inovasi.figures import tables
from inovasi.i18n import number, t
from inovasi.views import View

EXTENTS = ("full", "part", "none")
HEARD_COUNT = 11
CLICKS: Mapping[str, int] = {"page": 1, "pick": 2, "tab": 1, "sort": 1, "name": 1, "part": 0, "figure": 0}  # of one step


@dataclass(frozen=True)
class Step:
    """One step of a way: a page of the menu, a list to pick from, a tab, a column to sort by, a name to click; a part or figure to look at."""

    kind: str
    what: str

    def words(self, target: View) -> str:
        """Return the step as it is named on the page that it happens on; the heading of a figure is the one that the target shows."""
        language = target.language
        match self.kind:
            case "page":
                section = menu.section_of(self.what)
                return " › ".join([*([t(section, language)] if section else []), t(f"pages.{self.what}.title", language)])
            case "tab":
                return t("guide.step_tab", language, name=t(f"card.{self.what}", language))
            case "figure":
                return t("guide.step_see", language, name=figures.build(replace(target, fig=self.what)).title)
            case "part":
                return t("guide.step_see", language, name=t(self.what, language))
            case "sort":
                return t("guide.step_sort", language, name=t(self.what, language))
            case "pick":
                return t("guide.step_pick", language, name=t(self.what, language))
            case _:
                return t("guide.step_name", language)


@dataclass(frozen=True)
class Question:
    """A question: its code, how far it is answered (full, part, none), the page and view fields that open the answer, and the way by hand."""

    code: str
    extent: str
    page: str
    way: tuple[Step, ...]
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def clicks(self) -> int:
        """Return how many clicks the way takes from the menu."""
        behind = sum(1 for step in self.way if step.kind == "page" and menu.section_of(step.what))  # a section is opened first
        return behind + sum(CLICKS[step.kind] for step in self.way)

    def opened(self, view: View) -> View:
        """Return the view that answers the question, in the language and at the date of a view."""
        return replace(View(language=view.language, as_of=view.as_of), page=self.page, **self.values)  # type: ignore[arg-type]

    def way_text(self, view: View) -> str:
        """Return the way in words."""
        target = self.opened(view)
        return " › ".join(step.words(target) for step in self.way)

    def answer(self, view: View) -> str:
        """Return the answer, its numbers counted in the records."""
        numbers = legal_basis(view.language) if self.code == "legal_basis" else {}
        return t(f"guide.{self.code}.answer", view.language, **numbers)


def legal_basis(language: str) -> dict[str, str]:
    """Return how many recorded copies have a legal basis, how many rows set apart do, and how many copies are institutionalised."""

    def count(**wanted: object) -> int:
        return tables.count_with("replications", release.current(), **wanted)

    recorded = count(has_legal_basis="true", is_recorded="true")
    counts = {
        "recorded": recorded,
        "apart": count(has_legal_basis="true") - recorded,
        "institutionalised": count(state="institutionalised", is_recorded="true"),
    }
    return {name: number(count, language) for name, count in counts.items()}


def _way(*steps: str) -> tuple[Step, ...]:
    return tuple(Step(*step.split(":")) for step in steps)


QUESTIONS: tuple[Question, ...] = (
    Question(
        "fits",
        "part",
        "cocok_untuk_daerah",
        _way("page:cocok_untuk_daerah", "pick:filters.region", "figure:peringkat"),
        {"government": "prov-51"},
    ),
    Question(
        "not_yet", "full", "penyebaran", _way("page:penyebaran", "pick:filters.province", "figure:celah_daerah"), {"province": "51"}
    ),
    Question(
        "whom_to_call",
        "full",
        "inovasi_rinci",
        _way("page:penyebaran", "tab:tabel", "name:innovation", "figure:jejak"),
        {"innovation": "government-resource-management-system"},
    ),
    Question(
        "plan_moved",
        "part",
        "rencana_aksi",
        _way("page:rencana_aksi", "pick:filters.province", "part:plans.head_opening", "part:plans.head_signed"),
        {"province": "33"},
    ),
    Question(
        "who_copied",
        "full",
        "inovasi_rinci",
        _way("page:penyebaran", "tab:tabel", "name:innovation", "figure:jejak", "figure:hasil"),
        {"innovation": "jakarta-kini"},
    ),
    Question("legal_basis", "full", "data", _way("page:data", "sort:columns.has_legal_basis"), {"table": "replications"}),
    Question("agencies_without", "part", "hub_jipp", _way("page:hub_jipp", "figure:perangkat", "figure:instansi")),
    Question("why_effective", "part", "dampak", _way("page:dampak", "part:impact.part_results", "figure:bukti")),
    Question("technique_villages", "part", "data", _way("page:data", "pick:filters.table", "figure:tabel"), {"table": "outcomes"}),
    Question(
        "layout_manager", "none", "data", _way("page:data", "pick:filters.table", "name:innovation"), {"table": "innovations"}
    ),
    Question(
        "gap_limits", "part", "dampak", _way("page:dampak", "pick:filters.province", "part:impact.part_state"), {"province": "51"}
    ),
    Question("funnel", "full", "penghargaan", _way("page:penghargaan", "part:awards.official_head", "figure:corong_tahun")),
    Question("spread", "part", "penyebaran", _way("page:penyebaran", "figure:waktu", "tab:matriks", "figure:arus")),
    Question("trust", "full", "sumber_metode", _way("page:sumber_metode", "figure:sumber")),
)
