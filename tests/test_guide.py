"""The guide leads to views that exist and hold something, and says no more than the records do."""

import pytest
from streamlit.testing.v1 import AppTest

from inovasi import figures, guide, i18n, paths, views
from inovasi.views import View


def test_at_least_nine_of_the_eleven_questions_heard_are_answered_at_least_in_part() -> None:
    heard = guide.QUESTIONS[: guide.HEARD_COUNT]
    assert sum(1 for question in heard if question.extent != "none") >= 9
    assert {question.extent for question in guide.QUESTIONS} <= set(guide.EXTENTS)


@pytest.mark.parametrize("question", guide.QUESTIONS, ids=lambda question: question.code)
def test_a_question_opens_a_page_that_holds_something(question: guide.Question) -> None:
    target = question.opened(View(language="en"))
    assert target.page in views.PAGES and target.language == "en"
    assert views.parse(views.parameters(target)).view.page == target.page
    own = [
        fig
        for page, fig in figures.BUILDERS
        if page == target.page and fig not in ("rinci", "langkah", "penghargaan", "salinan", "pilihan")
    ]
    assert any(len(figures.build(View(**{**vars(target), "fig": fig})).rows) for fig in own)
    for language in views.LANGUAGES:
        assert i18n.known(f"guide.{question.code}.question", language)


@pytest.mark.parametrize("language", views.LANGUAGES)
@pytest.mark.parametrize("question", guide.QUESTIONS, ids=lambda question: question.code)
def test_every_step_bears_a_name_that_stands_on_the_page(question: guide.Question, language: str) -> None:
    view = View(language=language)
    target = question.opened(view)
    assert question.way[0].kind == "page" and question.way[0].what in views.PAGES
    texts = set(i18n.words(language).values())
    for step in question.way:
        assert step.kind in guide.CLICKS
        words = step.words(target)
        assert words in question.way_text(view)
        match step.kind:
            case "figure":
                assert figures.build(View(**{**vars(target), "fig": step.what})).title in words
            case "tab":
                page = question.way[0].what
                tabs = {
                    tab
                    for (owner, fig) in figures.BUILDERS
                    if owner == page
                    for tab in figures.build(View(page=page, fig=fig)).drawings
                }
                assert step.what in tabs | {"tabel"}
            case "page" | "name":
                assert set(words.split(" › ")) <= texts
            case _:
                assert i18n.t(step.what, language) in words
    assert 1 <= question.clicks <= 4
    if question.page not in ("inovasi_rinci", "pemerintah_rinci"):
        assert question.way[0].what == question.page


def test_numbers_in_answers_are_counted() -> None:
    rows = figures.build(View(page="data", fig="tabel", table="replications", language="en")).rows
    with_basis = rows[rows["has_legal_basis"] == "yes"]
    recorded = int(with_basis["is_recorded"].sum())
    assert guide.legal_basis("en") == {
        "recorded": str(recorded),
        "apart": str(len(with_basis) - recorded),
        "institutionalised": "0",
    }
    for language in views.LANGUAGES:
        for question in guide.QUESTIONS:
            written = i18n.words(language)[f"guide.{question.code}.answer"]
            assert not any(letter.isdigit() for letter in written), question.code


def test_the_guide_leads_there() -> None:
    app = AppTest.from_file(str(paths.ROOT / "dashboard.py"), default_timeout=60)
    app.run()
    app.switch_page("pages/panduan.py").run()
    app.button(key="guide_plan_moved").click().run()
    assert not app.exception
    assert app.session_state["asked_page"] == "rencana_aksi"  # the page change itself needs a browser (tests/browser)
    assert app.session_state["view"].province == "33"
