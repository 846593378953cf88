"""The menu: which pages stand in it one by one, which behind a section, which only names lead to.

All pages side by side are wider than a laptop, and what does not fit there is hidden behind a count. What people come for is one click
away; what they consult about the data is two, under a section that says so.
"""

ONE_BY_ONE = (
    "ringkasan",
    "peta_replikasi",
    "penghargaan",
    "penyebaran",
    "hub_jipp",
    "dampak",
    "profil_provinsi",
    "cocok_untuk_daerah",
    "rencana_aksi",
    "forum",
    "data",
)
SECTIONS = {"app.about": ("sumber_metode", "panduan", "kelola_data")}  # key of its name in locales -> pages
FIRST = ONE_BY_ONE[0]  # its address is the root
PAGES = (*ONE_BY_ONE, *(page for pages in SECTIONS.values() for page in pages))
HIDDEN = ("inovasi_rinci", "pemerintah_rinci")  # a single innovation, a single government: names lead there, the menu does not


def section_of(page: str) -> str:
    """Return the key of the name of the section that a page stands in; empty where it stands in the menu itself."""
    return next((name for name, pages in SECTIONS.items() if page in pages), "")
