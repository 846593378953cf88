"""The progress of a file: counted while it is made, forgotten afterwards, and of nobody else's."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from inovasi import downloads, progress, release, stories, story_starts
from inovasi.export import picture
from inovasi.stories import Story
from inovasi.views import View

NAME = "0123456789abcdef"


def test_parts_are_counted_when_done_and_forgotten_at_the_end() -> None:
    assert progress.find(NAME) is None
    with progress.told_as(NAME):
        assert progress.find(NAME) == progress.Making(0, 0)
        progress.expect(3)
        parts = progress.each("abc")
        assert next(parts) == "a" and progress.find(NAME) == progress.Making(0, 3)
        assert next(parts) == "b" and progress.find(NAME) == progress.Making(1, 3)
        assert list(parts) == ["c"] and progress.find(NAME) == progress.Making(3, 3)
    assert progress.find(NAME) is None
    assert list(progress.each("ab")) == ["a", "b"]


@pytest.mark.parametrize("name", ["", "short", "../../etc/passwd-passwd", "x" * 20, "0" * 41])
def test_a_name_of_another_form_is_not_kept(name: str) -> None:
    with progress.told_as(name):
        progress.expect(2)
        assert progress.find(name) is None


def test_only_the_newest_makings_are_kept() -> None:
    def nested(number: int) -> Iterator[str]:
        with progress.told_as(f"{number:016x}"):
            if number:
                yield from nested(number - 1)
            else:
                yield from [f"{at:016x}" for at in (progress.MOST_MAKINGS + 1, progress.MOST_MAKINGS, 0)]

    assert [progress.find(name) is None for name in nested(progress.MOST_MAKINGS + 1)] == [True, True, False]


@pytest.fixture
def story() -> Story:
    return story_starts.of_province(View(page="forum"), "16", release.current())


@pytest.mark.parametrize("kind", ["pptx", "pdf", "html", "xlsx"])
def test_every_kind_of_story_counts_all_its_parts(story: Story, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []
    count = progress.each

    def watched(items: object) -> Iterator[object]:
        yield from count(items)
        making = progress.find(NAME)
        assert making is not None
        seen.append((making.done, making.parts))

    monkeypatch.setattr(progress, "each", watched)
    monkeypatch.setattr(picture, "drawn", lambda *_, **__: None)
    with progress.told_as(NAME):
        downloads.story_content(kind, story, "http://localhost")
    count_of_slides = len(story.slides)
    assert seen == [(count_of_slides, 2 * count_of_slides), (2 * count_of_slides, 2 * count_of_slides)]


def test_the_server_says_how_far_a_file_has_come(client: TestClient, story: Story) -> None:
    with progress.told_as(NAME):
        progress.expect(4)
        list(progress.each("a"))
        answer = client.get(f"/kemajuan/{NAME}")
    assert answer.json() == {"done": 1, "parts": 4} and answer.headers["cache-control"] == "no-store"
    assert client.get(f"/kemajuan/{NAME}").json() == {"done": 0, "parts": 0}
    made = client.get(f"/unduh/xlsx?cerita={stories.to_parameter(story)}&l=id&kerja={NAME}")
    assert made.status_code == 200 and progress.find(NAME) is None
