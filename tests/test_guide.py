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


def test_the_guide_says_the_true_number_of_copies_with_a_legal_basis() -> None:
    rows = figures.build(View(page="data", fig="tabel", table="replications", language="en")).rows
    with_basis = rows[rows["has_legal_basis"] == "yes"]
    assert len(with_basis) == 3 and with_basis["is_recorded"].sum() == 1
    assert (rows["state"] == i18n.t("codes.step.institutionalised", "en")).sum() == 0


def test_the_guide_leads_there() -> None:
    app = AppTest.from_file(str(paths.ROOT / "dashboard.py"), default_timeout=60)
    app.run()
    app.switch_page("pages/panduan.py").run()
    app.button(key="guide_plan_moved").click().run()
    assert not app.exception
    assert app.session_state["asked_page"] == "pemerintah_rinci"  # the page change itself needs a browser (tests/browser)
    assert app.session_state["view"].government == "prov-33"
