"""The Forum page: a story is collected, ordered, worded, kept and opened again; what cannot be read is told."""

from streamlit.testing.v1 import AppTest

from inovasi import stories
from inovasi.stories import Slide, Story
from inovasi.views import View
from tests.pages.test_pages import open_page

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
