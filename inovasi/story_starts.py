"""First drafts of stories: six views on a province, in the order of a forum's opening."""

from dataclasses import replace

from inovasi.i18n import t
from inovasi.stories import Slide, Story
from inovasi.views import View


def of_province(view: View, province: str, data_version: str) -> Story:
    """Return six views on a province: where it stands, what it took, its life as a hub, what forums chose, citizens, what next."""
    plain = View(language=view.language, as_of=view.as_of, province=province, government=f"prov-{province}")
    parts = (
        ("ringkasan", replace(plain, page="peta_replikasi", fig="peta"), "peta"),
        ("kabkota", replace(plain, page="peta_replikasi", fig="kabkota"), "peta"),
        ("diambil", replace(plain, page="pemerintah_rinci", fig="diambil"), "grafik"),
        ("forum", replace(plain, page="hub_jipp", fig="forum"), "tabel"),
        ("warga", replace(plain, page="dampak", fig="sebelum"), "grafik"),
        ("calon", replace(plain, page="cocok_untuk_daerah", fig="peringkat", province=""), "grafik"),
    )
    return Story(
        t("forum.draft_title", view.language),
        tuple(
            Slide(part, note=t(f"forum.draft_{code}", view.language), tab=tab, data_version=data_version)
            for code, part, tab in parts
        ),
    )
