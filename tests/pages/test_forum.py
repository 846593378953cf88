"""The Forum page: a story is collected, ordered, worded, kept and opened again; what cannot be read is told."""

from streamlit.testing.v1 import AppTest

from inovasi import release, stories
from inovasi.stories import Slide, Story
from inovasi.views import View
from tests.pages.test_pages import open_page
from tests.two_releases import old_release

__all__ = ["old_release"]

SIX = 6


def draft() -> AppTest:
    app = open_page("forum", l="id")
    app.selectbox(key="w_story_start").set_value("16").run()
    app.button[[button.label for button in app.button].index("Buat rancangan")].click().run()
    assert not app.exception
    return app


def titles(app: AppTest) -> list[str]:
    return [text.value for text in app.markdown if text.value.startswith("**") and text.value[2].isdigit()]


def test_a_draft_on_a_province_has_six_views_with_notes() -> None:
    app = draft()
    story = app.session_state["story"]
    assert len(story.slides) == SIX == len(titles(app))
    assert all(slide.note and slide.data_version for slide in story.slides)
    assert {slide.view.province or slide.view.government for slide in story.slides} == {"16", "prov-16"}


def test_slides_move_copy_and_leave() -> None:
    app = draft()
    first, second = app.session_state["story"].slides[:2]
    app.button(key="slide_down_0").click().run()
    assert app.session_state["story"].slides[:2] == (second, first)
    app.button(key="slide_copy_0").click().run()
    assert app.session_state["story"].slides[:3] == (second, second, first)
    app.button(key="slide_drop_0").click().run()
    app.button(key="slide_drop_0").click().run()
    assert app.session_state["story"].slides[0] == first and len(app.session_state["story"].slides) == SIX - 1
    assert app.button(key="slide_up_0").disabled and not app.button(key="slide_down_0").disabled


def test_words_of_a_slide_are_kept_and_shown() -> None:
    app = draft()
    app.text_input(key="w_slide_title_0").set_value("Sumsel *di antara* yang lain").run()
    app.text_area(key="w_slide_note_0").set_value("Baca pelan-pelan.").run()
    slide = app.session_state["story"].slides[0]
    assert (slide.title, slide.note) == ("Sumsel *di antara* yang lain", "Baca pelan-pelan.")
    assert "\\*di antara\\*" in titles(app)[0]


def test_the_story_stays_while_pages_change() -> None:
    app = draft()
    app.switch_page("pages/data.py").run()
    app.switch_page("pages/forum.py").run()
    assert len(app.session_state["story"].slides) == SIX
    app.button(key="slide_open_2").click().run()
    assert not app.exception
    assert app.session_state["asked_page"] == "pemerintah_rinci"  # the page change itself needs a browser (tests/browser)
    assert (app.session_state["view"].government, app.session_state["view"].tab) == ("prov-16", "grafik")


def test_a_link_with_a_story_opens_it_and_a_damaged_one_is_told() -> None:
    story = Story("Uji", (Slide(View(page="peta_replikasi", fig="peta"), title="Peta"),))
    app = open_page("forum", cerita=stories.to_parameter(story), l="id")
    assert not app.exception and not app.error and not app.warning
    assert app.session_state["story"] == story
    broken = open_page("forum", cerita="1abc", l="id")
    assert not broken.exception
    assert any("tidak dapat dibaca" in error.value for error in broken.error)


def test_an_emptied_story_can_be_started_again() -> None:
    app = draft()
    labels = [button.label for button in app.button]
    app.button[labels.index("Kosongkan cerita")].click().run()
    assert not app.exception
    assert any("Cerita masih kosong" in info.value for info in app.info)


def test_frozen_or_current_figures_are_offered_when_the_release_has_changed(old_release: str) -> None:
    view = View(page="peta_replikasi", fig="peta")
    story = Story("Uji", (Slide(view, data_version=old_release), Slide(view, data_version=release.current())))
    app = open_page("forum", cerita=stories.to_parameter(story), l="id")
    assert not app.exception
    assert any("barisnya berubah" in caption.value for caption in app.caption)
    assert "release=kept" not in app.get("link_button")[0].proto.url
    app.segmented_control(key="w_story_release").set_value("kept").run()
    assert "release=kept" in app.get("link_button")[0].proto.url
    app.button(key="slide_bring_up_0").click().run()
    assert not app.exception
    assert [slide.data_version for slide in app.session_state["story"].slides] == [release.current()] * 2
    assert not [control for control in app.get("button_group") if "release" in str(control.proto)]


def test_reasons_are_told_in_the_language_of_the_page() -> None:
    told = open_page("forum", cerita="2abc", l="id").error[0].value.replace("\\", "")
    assert "alamat: versi 2, sedangkan program ini membaca versi 1" in told
    assert "address: version 2, this program reads 1" in open_page("forum", cerita="2abc", l="en").error[0].value.replace("\\", "")


def test_each_slide_shows_its_addresses_before_anything_is_printed() -> None:
    app = draft()
    shown = [code.value for code in app.code]
    assert len(shown) == 1 + SIX
    assert all("/k/" in text and "?v=1&p=" in text for text in shown[1:])


def test_a_whole_page_is_added_to_the_story() -> None:
    app = open_page("peta_replikasi", g="16", l="id")
    app.button(key="page_add").click().run()
    slides = app.session_state["story"].slides
    assert [slide.view.fig for slide in slides] == ["peta", "kabkota", "daftar"]
    assert {slide.view.province for slide in slides} == {"16"}
