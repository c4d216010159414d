from pathlib import Path

import pytest

from briefing import prompts
from briefing.errors import UsageError
from briefing.model import KeyPoint, OpenQuestion, Position


def test_the_built_in_sections_have_the_fields_of_the_model() -> None:
    fields = {s.name: {name.split("(")[0] for name in s.fields} for s in prompts.sections()}

    assert fields == {
        "summary": set(KeyPoint.model_fields),
        "positions": set(Position.model_fields),
        "open_questions": set(OpenQuestion.model_fields),
    }


def test_sections_come_in_their_order() -> None:
    assert [s.name for s in prompts.sections()] == ["summary", "positions", "open_questions"]


def test_every_template_has_a_hash() -> None:
    assert set(prompts.hashes()) == {f"sections/{s.name}.md.j2" for s in prompts.sections()}
    assert all(len(digest) == 12 for digest in prompts.hashes().values())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("no front matter", "begins with its front matter"),
        ("---\ntitle: A\norder: 1\nmax_items: 2\nfields: {}\ncolour: red\n---\n", "colour"),
        ("---\ntitle: [\n---\n", "not valid YAML"),
    ],
)
def test_a_broken_section_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, said: str
) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "odd.md.j2").write_text(content, encoding="utf-8")
    monkeypatch.setattr(prompts, "folder", lambda: tmp_path)

    with pytest.raises(UsageError, match="odd") as caught:
        prompts.sections.__wrapped__()

    assert said in str(caught.value)
