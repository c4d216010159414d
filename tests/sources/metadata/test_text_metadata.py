import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.metadata.text_metadata import metadata
from briefing.sources.metadata.titles import first_lines, last_lines

ROOT = Path(__file__).parents[3]
LABELLED = ROOT.parent / "shared" / "eval" / "polnear-dev.jsonl"
ENGLISH = (
    "The minister said that the pact was signed and would be published by the end of the week, as he said."
)


def test_the_seed_has_a_title_and_names_no_publisher_author_or_date() -> None:
    text = (ROOT / "seeds" / "eu-japan-ai-chips.txt").read_bytes().decode()
    about = metadata(text, markdown=False)
    assert about.title == "EU, Japan look to partner on A.I., chips amid China ‘de-risking’ push"
    assert (about.publisher, about.author, about.published, about.language) == ("", "", "", "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("The pact was signed.", "und"),
        ("Der Minister sagte, das Abkommen sei am Montag in Tokio unterzeichnet worden. " * 4, "und"),
        ("De minister zei dat het verdrag met Japan was getekend en op tijd zou worden gedrukt. " * 4, "und"),
        ("12 34 56 " * 40, "und"),
    ],
)
def test_english_is_told_by_its_function_words_in_a_text_long_enough(text: str, language: str) -> None:
    assert metadata(text, markdown=False).language == language


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Ravensey ferry sinking kills 14", "Ravensey ferry sinking kills 14"),
        ("Ferry sinks off Ravensey;\n14 people die", "Ferry sinks off Ravensey; 14 people die"),
    ],
)
@pytest.mark.parametrize("name", ["courier", "dispatch", "herald", "wire"])
def test_an_article_gives_its_heading_as_its_title_in_english(name: str, heading: str, title: str) -> None:
    article = (ROOT / "tests" / "articles" / "ravensey" / f"{name}.txt").read_text(encoding="utf-8")
    _, _, body = article.split("---\n", 2)[2].strip().partition("\n")

    about = metadata(f"{heading}\n{body}", markdown=False)

    assert (about.title, about.language) == (title, "en")


@pytest.mark.skipif(not LABELLED.exists(), reason="the labelled articles are not here")
def test_every_labelled_article_gives_its_title_in_english() -> None:
    for line in LABELLED.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"]
        about = metadata(text, markdown=False)
        lead = text.strip().split("\n")
        expected = (
            " ".join(f"{lead[0]} {lead[1]}".split()) if lead[0].rstrip().endswith(";") else lead[0].strip()
        )
        assert (about.title, about.language) == (expected, "en")


@given(st.text(), st.booleans())
def test_any_text_has_metadata(text: str, markdown: bool) -> None:
    about = metadata(text, markdown)
    assert (about.title_span is None) or about.title


@given(st.text(st.sampled_from("ab \t\n\r\u2028")))
def test_lines_stand_where_they_say(text: str) -> None:
    lines = first_lines(text, 0, len(text) + 1)
    assert all(text[line.start : line.end] == line.words for line in lines)
    assert [line.words for line in lines] == [line.strip() for line in text.splitlines() if line.strip()]
    assert last_lines(text, 0, len(text) + 1) == lines


def test_a_long_line_cut_at_the_window_is_no_line() -> None:
    text = "a" * 30_000 + " July 3, 2023\nThe last."
    assert [line.words for line in last_lines(text, 0, 3)] == ["The last."]


@pytest.mark.parametrize(
    "shape", ["\n", " ", "# ", "(", "---\n", "“", "© 2023 ", "By A ", "- ", "A, ", "1:11 "]
)
def test_a_large_text_of_one_repeated_mark_is_read(shape: str) -> None:
    metadata("By Jane" + shape * (2_000_000 // len(shape)) + "x", markdown=True)
