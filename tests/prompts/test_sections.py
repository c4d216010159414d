"""Sections as files: their front matter, in layers, and what is said of each mistake."""

from pathlib import Path

import pytest

from briefing import prompts
from briefing.errors import UsageError
from briefing.models import Section
from briefing.prompts import Layers

HEAD = "---\ntitle: Dates\norder: 5\nmax_items: 3\nfields:\n  when: string, a date\n---\nDates.\n"


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    (tmp_path / "sections").mkdir()
    return tmp_path


def write(layer: Path, name: str, content: str) -> None:
    (layer / "sections" / f"{name}.md.j2").write_text(content, encoding="utf-8")


def section(layer: Path, name: str) -> Section:
    found = prompts.sections(Layers((layer, prompts.packaged_folder())))
    return next(one for one in found if one.name == name)


def test_a_new_file_is_a_new_section(layer: Path) -> None:
    write(layer, "dates", HEAD)

    found = prompts.sections(Layers((layer, prompts.packaged_folder())))

    assert [one.name for one in found] == ["dates", "summary", "positions", "open_questions"]
    assert found[0].fields == {"when": "string, a date"}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (HEAD.replace("title:", "titel:"), "line 2: unknown key 'titel'; did you mean title?"),
        (HEAD.replace("order: 5", "order: first"), "line 3: order: "),
        (HEAD.replace("max_items: 3", "max_items: 0"), "line 4: max_items: "),
        (HEAD.replace("order: 5", "title: Days"), "line 3: 'title' stands there twice"),
        (HEAD.replace("order: 5\n", ""), "order is missing"),
        (
            HEAD.replace("string,", "strng,"),
            "line 6: when: the type 'strng' is unknown; did you mean string?",
        ),
        (HEAD.replace("a date", "note: a date"), "line 6: a colon within a text"),
        (HEAD.replace("when:", "when(enum):"), "line 6: when: an enum lists its values"),
        (HEAD.replace("when:", "evidence:"), "line 6: evidence is a name that a finding has"),
        (HEAD.replace("when: string, a date", "when: {day: string}"), "line 6: when: objects are not"),
        (HEAD.replace("fields:\n  when: string, a date", "fields: string"), "line 5: fields: a field a line"),
        (HEAD.replace("title: Dates", "title: [a]"), "line 2: a single value"),
        (HEAD.replace("---\nDates.", ""), "line 1: the front matter has no end"),
        ("Dates only.\n", "line 1: a section begins with its front matter"),
        ("---\njust words\n---\n", "line 2: the front matter is no list of keys"),
    ],
)
def test_a_mistake_is_told_by_its_file_and_line(layer: Path, written: str, said: str) -> None:
    write(layer, "dates", written)

    with pytest.raises(UsageError, match=r"dates\.md\.j2, line") as caught:
        section(layer, "dates")

    assert said in str(caught.value)


@pytest.mark.parametrize(
    "name",
    "confidence evidence copy json schema model_config model_dump named_in role_in verdict reason checked"
    " first_told fields".split(),
)
@pytest.mark.parametrize("where", ["dates", "positions", "summary"])
def test_a_field_with_a_name_that_a_finding_has_of_its_own_is_refused_with_its_line(
    layer: Path, where: str, name: str
) -> None:
    write(layer, where, f"---\ntitle: T\norder: 1\nmax_items: 3\nfields:\n  {name}?: string, a thing\n---\n")

    with pytest.raises(UsageError, match=rf"{where}\.md\.j2, line 6: {name} is a name that a finding has"):
        prompts.sections(Layers((layer, prompts.packaged_folder())))


@pytest.mark.parametrize("name", ["from", "class", "text", "kind", "self", "title", "values"])
def test_a_word_that_only_python_reserves_is_a_name_for_a_field(layer: Path, name: str) -> None:
    write(layer, "dates", HEAD.replace("when:", f"{name}:"))

    assert name in section(layer, "dates").fields


def test_words_that_yaml_takes_for_something_else_stay_words(layer: Path) -> None:
    write(layer, "dates", HEAD.replace("when: string, a date", "sure(enum, is it): [yes, no, 1.10, null]"))

    assert section(layer, "dates").fields == {"sure(enum, is it)": ["yes", "no", "1.10", "null"]}


def test_a_colon_in_a_description_stands_in_quotation_marks(layer: Path) -> None:
    write(layer, "dates", HEAD.replace("string, a date", '"string, a date: as written"'))

    assert section(layer, "dates").fields == {"when": "string, a date: as written"}


def test_what_an_overlay_does_not_say_it_inherits(layer: Path) -> None:
    write(layer, "positions", "---\ntitle: The parties\n---\nEach party.\n")

    found = section(layer, "positions")

    assert (found.title, found.order, found.max_items) == ("The parties", 20, 12)
    assert "stakeholder" in found.fields


def test_an_overlay_adds_a_field_in_one_line(layer: Path) -> None:
    write(layer, "summary", "---\nfields:\n  place?: string, where\n---\nWhat happened.\n")

    assert list(section(layer, "summary").fields)[-1] == "place?"
    assert "text" in section(layer, "summary").fields


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("  text: string\n", "lacks its field status"),
        ("  text: string\n  status(enum): [fact, rumour]\n", "status of summary has another type"),
        ("  text: number\n  status(enum): [fact, claim, assessment]\n", "text of summary has another type"),
    ],
)
def test_the_programs_own_fields_stay_as_they_are(layer: Path, fields: str, said: str) -> None:
    write(layer, "summary", f"---\nfields:\n{fields}---\nWhat happened.\n")

    with pytest.raises(UsageError, match=said):
        section(layer, "summary")


def test_a_section_of_the_program_can_be_disabled(layer: Path) -> None:
    write(layer, "open_questions", "---\ndisabled: true\n---\n")
    where = Layers((layer, prompts.packaged_folder()))

    assert [one.name for one in prompts.sections(where)] == ["summary", "positions"]
    assert "sections/open_questions.md.j2" not in prompts.hashes(where)
    assert "Still open" not in prompts.request(where, "[1] Rents fell.", 1, 1).user


@pytest.mark.parametrize("name", ["Dates", "the-dates", "headline", "agreement", "text", "bottom_line"])
def test_a_name_that_no_answer_can_have_is_refused(layer: Path, name: str) -> None:
    write(layer, name, HEAD)

    with pytest.raises(UsageError, match="no name for a section"):
        prompts.sections(Layers((layer, prompts.packaged_folder())))


def test_an_overlay_of_a_section_can_extend_the_default(layer: Path) -> None:
    write(layer, "summary", '{% extends "default/sections/summary.md.j2" %}')
    where = Layers((layer, prompts.packaged_folder()))

    made = prompts.request(where, "[1] Rents fell.", 1, 1)

    assert "What happened, the most important first" in made.user
    assert "---" not in made.user


def test_an_overlay_of_a_section_can_include_the_default_and_say_more(layer: Path) -> None:
    write(layer, "summary", '{% include "default/sections/summary.md.j2" %}\n\n- Name the town.\n')

    made = prompts.request(Layers((layer, prompts.packaged_folder())), "[1] Rents fell.", 1, 1)

    assert "is a position.\n- Name the town." in made.user


def test_a_mistake_in_the_instructions_is_told_by_its_own_line(layer: Path) -> None:
    write(layer, "dates", HEAD + "At most {{ most_items }}.\n")

    with pytest.raises(UsageError, match=r"dates\.md\.j2, line 9 cannot be filled: 'most_items'"):
        prompts.request(Layers((layer, prompts.packaged_folder())), "[1] Rents fell.", 1, 1)


def test_the_fields_of_a_users_section_are_told_to_the_model(layer: Path) -> None:
    write(layer, "dates", HEAD.replace("when: string, a date", "when?: string, a date\n  kind(enum): [a, b]"))

    user = prompts.request(Layers((layer, prompts.packaged_folder())), "[1] Rents fell.", 1, 1).user

    assert "- `when`: a date (string, or null)\n- `kind` (one of a, b)" in user
    assert "The example leaves out dates; fill them in the same way" in user
