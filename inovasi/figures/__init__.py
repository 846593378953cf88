"""Every figure of the product by page and code: `build(view)` is what pages, downloads and later slides call."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from inovasi import release
from inovasi.access import readers
from inovasi.figures import (
    associations,
    awards_levels,
    awards_official,
    awards_other,
    awards_places,
    awards_winners,
    comparison_cases,
    comparisons,
    copies,
    data_table,
    diffusion,
    durations,
    evidence,
    facilitators,
    family,
    finish,
    flows,
    gaps,
    government,
    hubs,
    indicator_event,
    indicator_lines,
    indicators,
    innovation,
    intents,
    matching,
    opening,
    overview,
    plans,
    profile,
    profile_standing,
    province_map,
    spread,
    tables,
    trails,
    trust,
)
from inovasi.figures.base import Figure
from inovasi.views import View

Builder = Callable[[View, str], Figure]


def _second(view: View, data_version: str) -> Figure:
    """The second of two maps: another measure, or the same in another year."""
    return province_map.build(view, data_version, code=view.measure2 or view.measure, year=view.year2)


BUILDERS: Mapping[tuple[str, str], Builder] = {
    ("ringkasan", "tren"): overview.trend,
    ("ringkasan", "terbaru"): overview.latest,
    ("ringkasan", "cakupan"): overview.coverage,
    ("peta_replikasi", "peta"): province_map.build,
    ("peta_replikasi", "banding"): _second,
    ("peta_replikasi", "kabkota"): copies.regencies,
    ("peta_replikasi", "daftar"): copies.listed,
    ("penghargaan", "corong_tahun"): awards_official.over_years,
    ("penghargaan", "corong"): awards_official.one_year,
    ("penghargaan", "keberhasilan"): awards_official.success,
    ("penghargaan", "tingkat"): awards_levels.by_level,
    ("penghargaan", "bidang"): awards_places.by_subject,
    ("penghargaan", "corong_provinsi"): awards_places.funnel_plot,
    ("penghargaan", "peringkat"): awards_places.rank_intervals,
    ("penghargaan", "laju"): awards_places.per_million,
    ("penghargaan", "nasib"): awards_winners.fate,
    ("penghargaan", "pemenang"): awards_winners.winners,
    ("penghargaan", "berulang"): awards_winners.repeat_governments,
    ("penghargaan", "inovasi_berulang"): awards_winners.repeat_innovations,
    ("penghargaan", "unit"): awards_winners.units,
    ("penghargaan", "iga"): awards_other.index_scores,
    ("penghargaan", "unpsa"): awards_other.unpsa,
    ("penghargaan", "kelembagaan"): awards_other.institutions,
    ("penyebaran", "kumulatif"): spread.cumulative,
    ("penyebaran", "silsilah"): family.family,
    ("penyebaran", "arus"): flows.by_province,
    ("penyebaran", "dalam"): flows.within_province,
    ("penyebaran", "fasilitator"): facilitators.facilitators,
    ("penyebaran", "waktu"): durations.to_first_copy,
    ("penyebaran", "berjalan"): durations.to_running,
    ("penyebaran", "lengkung"): diffusion.growth,
    ("penyebaran", "tetangga"): diffusion.neighbourhood,
    ("penyebaran", "celah_daerah"): gaps.regencies,
    ("penyebaran", "celah_inovasi"): gaps.awarded,
    ("hub_jipp", "peta"): province_map.hub_status,
    ("hub_jipp", "tahun"): hubs.designations,
    ("hub_jipp", "linimasa"): hubs.timeline,
    ("hub_jipp", "fase"): hubs.phases,
    ("hub_jipp", "perangkat"): hubs.agency_shares,
    ("hub_jipp", "peristiwa"): hubs.events,
    ("hub_jipp", "forum"): hubs.forums,
    ("hub_jipp", "sebelum"): hubs.before_and_since,
    ("hub_jipp", "instansi"): hubs.agencies,
    ("dampak", "kecil"): indicator_lines.small_multiples,
    ("dampak", "peta"): indicators.province_values,
    ("dampak", "sebaran"): indicators.spread,
    ("dampak", "sebelum"): indicator_event.before_after,
    ("dampak", "bukti"): evidence.gap_map,
    ("dampak", "hasil"): evidence.stated_results,
    ("dampak", "kaitan"): associations.against_copies,
    ("dampak", "syarat_dd"): comparison_cases.did_gate,
    ("dampak", "dd"): comparisons.did_effects,
    ("dampak", "syarat_sk"): comparison_cases.scm_gate,
    ("dampak", "sk"): comparisons.scm_lines,
    **{("profil_provinsi", fig): builder for fig, builder in profile.PARTS.items()},
    ("profil_provinsi", "indikator"): profile_standing.indicator_figure,
    ("profil_provinsi", "rekan"): profile_standing.peer_figure,
    ("cocok_untuk_daerah", "peringkat"): matching.candidates,
    ("cocok_untuk_daerah", "kebutuhan"): matching.needs,
    ("cocok_untuk_daerah", "mutu"): matching.quality,
    ("rencana_aksi", "pembuka"): opening.last_time,
    ("rencana_aksi", "tonggak"): plans.by_stage,
    ("rencana_aksi", "tonggak_daftar"): plans.milestones,
    ("rencana_aksi", "tonggak_provinsi"): plans.by_province,
    ("rencana_aksi", "tonggak_forum"): plans.by_forum,
    ("rencana_aksi", "tonggak_inovasi"): plans.by_innovation,
    ("rencana_aksi", "linimasa"): plans.timeline,
    ("rencana_aksi", "sejak_provinsi"): intents.by_province,
    ("rencana_aksi", "sejak_forum"): intents.by_forum,
    ("rencana_aksi", "sejak_inovasi"): intents.by_innovation,
    ("rencana_aksi", "kabar"): intents.silence,
    ("inovasi_rinci", "rinci"): innovation.facts,
    ("inovasi_rinci", "jejak"): trails.of_innovation,
    ("inovasi_rinci", "penghargaan"): innovation.awards,
    ("inovasi_rinci", "hasil"): innovation.outcomes,
    ("inovasi_rinci", "forum"): innovation.forums,
    ("pemerintah_rinci", "rinci"): government.facts,
    ("pemerintah_rinci", "diambil"): trails.taken_by,
    ("pemerintah_rinci", "diberikan"): trails.given_by,
    ("pemerintah_rinci", "ciptaan"): government.created,
    ("pemerintah_rinci", "penghargaan"): government.awards,
    ("pemerintah_rinci", "forum"): government.forums,
    ("pemerintah_rinci", "hub"): government.hub_events,
    ("pemerintah_rinci", "instansi"): government.agencies,
    ("pemerintah_rinci", "indeks"): government.index_scores,
    ("pemerintah_rinci", "wilayah"): government.within,
    ("data", "tabel"): data_table.build,
    ("data", "rinci"): tables.detail,
    ("data", "langkah"): tables.steps,
    ("data", "penghargaan"): tables.related,
    ("data", "salinan"): tables.related,
    ("data", "pilihan"): tables.related,
    ("data", "kamus"): data_table.dictionary,
    ("sumber_metode", "mutu"): matching.quality,
    ("sumber_metode", "sumber"): trust.sources,
    ("sumber_metode", "cakupan"): overview.coverage,
    ("sumber_metode", "indikator"): trust.indicator_coverage,
    ("sumber_metode", "rekonsiliasi"): trust.reconciliation,
    ("sumber_metode", "gabungan"): trust.merged_rows,
    ("sumber_metode", "lingkup"): trust.scopes,
}


def build(view: View, data_version: str | None = None) -> Figure:
    """Return the figure that a view names. Raises KeyError when its page has no such figure.

    Figures are shared with the cache: do not change them in place.
    """
    version = data_version or release.current()
    with release.reading(version):
        return _built(view, version)


def whole(view: View, data_version: str | None = None) -> Figure:
    """Return the figure of a view with every row of its table, for a file of rows. Raises as `build`.

    What is longer than a page is made for the file and not kept: a few of them would fill the memory.
    """
    version = data_version or release.current()
    found = build(view, version)
    if found.found_count == len(found.rows):
        return found
    with release.reading(version):
        return replace(_made(replace(view, first_row=0), version), view=view)


@readers.kept(maxsize=150)  # what was drawn is kept as bytes by the card (ui/card_files)
def _built(view: View, data_version: str) -> Figure:
    return _made(view, data_version)


def _made(view: View, data_version: str) -> Figure:
    return finish.finished(BUILDERS[(view.page, view.fig)](view, data_version), data_version)
