"""Each fault of a template, told before a run by its file and line."""

from pathlib import Path

import pytest

from briefing.prompt_tools import TemplateFault, copies, lint
from briefing.prompts import Layers, packaged_folder
from briefing.settings import Settings
from tests.prompt_tools.conftest import edit

HEAD = "---\ntitle: Dates\norder: 5\nmax_items: 3\nfields:\n  when: string, a date\n---\n"
MD_PAGE = '{% extends "default/pages/brief.md.j2" %}\n'
PAGE = '{% extends "default/pages/brief.html.j2" %}\n'


def check(layer: Path, **settings: int) -> tuple[TemplateFault, ...]:
    return lint.check(Layers((layer, packaged_folder())), Settings.model_validate(settings))


def written(layer: Path, name: str, content: str) -> Path:
    path = layer / name
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(content, encoding="utf-8")
    return path


def test_the_default_templates_and_their_copies_have_no_fault(tmp_path: Path) -> None:
    copies.copy([], tmp_path)
    copies.copy(["timeline", "figures"], tmp_path)

    assert check(tmp_path) == ()


@pytest.mark.parametrize(
    ("name", "content", "line", "said"),
    [
        ("system.md.j2", "Be brief.\n{% if %}", 2, "Expected an expression"),
        ("system.md.j2", "For {{ audience }}.\n{{ langauge }}", 2, "'langauge' is undefined; did you mean l"),
        ("system.md.j2", "{% if watch == 'never' %}{{ wacth }}{% endif %}", 1, "'wacth' is undefined"),
        ("system.md.j2", "\n{{ audience | uper }}", 2, "No filter named 'uper'"),
        ("system.md.j2", "\n{% include 'ruls.md.j2' %}", 2, "there is no template ruls.md.j2"),
        ("analyze.md.j2", '{% extends "analyze.md.j2" %}', 1, "the packaged one is default/analyze.md.j2"),
        ("sections/dates.md.j2", HEAD.replace("title", "titel"), 2, "did you mean title?"),
        ("sections/dates.md.j2", HEAD + "\n{{ most }}", 9, "'most' is undefined"),
        ("sections/dates.md.j2", HEAD + "`whn` as written.", 8, "no field is named `whn`; did you mean when"),
        ("sections/dates.md.j2", HEAD.replace("when: string, a date", "k(enum, what): [a, b]"), 0, "add a"),
        ("postions.md.j2", "Each party.", 0, "did you mean sections/positions.md.j2?"),
        ("summary.md.j2", "News.", 0, "did you mean sections/summary.md.j2?"),
        ("analyze.md.j2", "{% for s in sections %}{{ s.instructions }}{% endfor %}", 0, "leaves out the art"),
        ("analyze.md.j2", "{{ lines }}", 0, "leaves out the instructions of summary"),
        ("check.md.j2", "Say `borne out`, `partly` or `not`.\n{{ lines }}", 0, "for the verdict `entailed`"),
        ("check.md.j2", "Refute.", 0, "leaves out the statements"),
        ("pages/brief.html.j2", "<p>\n{{ page.titel }}", 2, "has no attribute 'titel'; did you mean title?"),
        ("pages/brief.html.j2", "{% if page.also %}\n{{ page.titel }}{% endif %}", 2, "no attribute 'titel'"),
        ("pages/brief.html.j2", PAGE + "{% block note_wrods %}x{% endblock %}", 2, "did you mean note_words"),
        ("pages/email.txt.j2", "{% extends 'mine.j2' %}{% block xyz %}{% endblock %}", 1, "template mine.j2"),
        ("pages/brief.html.j2", "{% block a %}{% endblock %}\n{{ self.b() }}", 2, "there is no block 'b'"),
        ("pages/brief.html.j2", PAGE + "Words.", 2, "outside of the blocks of default/pages/brief.html.j2"),
        ("system.md.j2", "{% if watch %}\n{{ audience | uper }}{% endif %}", 2, "did you mean upper?"),
        ("system.md.j2", "{% if watch %}\n{{ 1 is evn }}{% endif %}", 2, "did you mean even?"),
        ("system.md.j2", "\n{{ watch | map('uper') | join }}", 2, "No filter named 'uper'"),
        ("system.md.j2", "\n{{ watch | select('evn') | list }}", 2, "No test named 'evn'"),
        ("system.md.j2", "{% macro m(a) %}{{ a }}\n{{ b }}{% endmacro %}", 2, "'b' is undefined"),
        ("system.md.j2", "{% for w in watch %}{{ w }}{% endfor %}\n{{ w }}", 2, "'w' is undefined"),
        ("system.md.j2", "{% for w in watch %}\n{{ ww }}{% endfor %}", 2, "'ww' is undefined"),
        ("sections/dates.md.j2", HEAD.replace("a date", "item #4 of it"), 6, "YAML drops '#4 of it'"),
        ("sections/dates.md.j2", HEAD.replace("Dates", "Dates #1"), 2, "YAML drops '#1'"),
        ("sections/positions.md", HEAD, 0, "did you mean sections/positions.md.j2?"),
        ("sections/dates.jinja2", HEAD, 0, "the name of a template ends in .j2"),
        ("sections/positions.j2", HEAD, 0, "did you mean sections/positions.md.j2?"),
        ("section/dates.md.j2", HEAD, 0, "no request and no page includes it"),
        ("pages/brief.html", "<p>", 0, "did you mean pages/brief.html.j2?"),
        ("parts/rules.txt", "Rules.", 0, "no run reads it"),
    ],
)  # fmt: skip
def test_a_fault_is_told_by_its_file_and_line(
    tmp_path: Path, name: str, content: str, line: int, said: str
) -> None:
    path = written(tmp_path, name, content)

    found = check(tmp_path)

    assert [(one.file, one.line) for one in found if said in one.said] == [(str(path), line)], found


def test_two_broken_sections_are_both_told(tmp_path: Path) -> None:
    for name in ("a", "b"):
        written(tmp_path, f"sections/{name}.md.j2", "no front matter")

    assert len(check(tmp_path)) == 2


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"status": "fact"', '"status": "true"', "does not fit the schema at summary.0.status"),
        ('"open_questions": [', '"questions": [', "shows 'questions', and there is no such section"),
        ('"evidence": [1]},', '"evidence": [1]', "the example is no JSON"),
    ],
)
def test_an_example_that_does_not_fit_the_schema_is_told(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    (path,) = copies.copy(["analyze"], tmp_path).made
    edit(path, before, after)

    found = [one for one in check(tmp_path) if said in one.said]

    assert [one.file for one in found] == [str(path)]
    assert found[0].line > 0


def test_a_section_with_more_words_to_choose_from_than_a_strict_schema_takes_is_told(tmp_path: Path) -> None:
    choices = ", ".join(f"word{n}" for n in range(1001))
    head = HEAD.replace("\n---\n", f"\n  k(enum, what): [{choices}]\n---\n")
    path = written(tmp_path, "sections/dates.md.j2", head)

    (fault,) = [one for one in check(tmp_path) if one.severity == "fault"]

    assert fault.file == str(path)
    assert "1,016 enum values, and a strict schema takes 1,000" in fault.said


def test_prompts_that_the_model_cannot_read_are_a_fault_and_long_ones_a_warning(tmp_path: Path) -> None:
    (long,) = check(tmp_path, chunk_tokens=600)
    (whole,) = check(tmp_path, chunk_tokens=400_000)

    assert (long.severity, whole.severity) == ("warning", "fault")
    assert "the article at most 600 (chunk_tokens)" in long.said
    assert "the model reads 400,000" in whole.said


def test_a_variable_that_a_template_asks_after_is_no_fault(tmp_path: Path) -> None:
    written(tmp_path, "system.md.j2", "{% if desk is defined %}x{% endif %}{{ town | default('Oslo') }}")

    assert check(tmp_path) == ()


def test_a_part_that_another_template_includes_is_no_fault(tmp_path: Path) -> None:
    written(tmp_path, "parts/rules.md.j2", "Be brief, at most {{ max_items }}.")
    written(tmp_path, "sections/dates.md.j2", HEAD + "{% include 'parts/rules.md.j2' %}")

    assert check(tmp_path) == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("README.md", "What these templates are for."),
        ("sections/README.md", "Each section."),
        (".hidden/notes.txt", "x"),
        ("sections/dates.md.j2~", "x"),
        ("sections/dates.md.j2", HEAD.replace("order: 5", "order: 5  # early")),
        ("sections/dates.md.j2", HEAD.replace("string, a date", '"string, item #4"')),
        ("sections/dates.md.j2", HEAD.replace("title", "# what is said\ntitle")),
        ("sections/dates.md.j2", HEAD.replace("a date", "a C# or a#b")),
        ("pages/brief.html.j2", PAGE + "{% set a = 'x' %}{% block note_words %}{{ a }}{% endblock %}"),
        ("pages/brief.md.j2", MD_PAGE + "{% block section scoped %}{{ section.title }}{% endblock %}"),
        ("pages/brief.html.j2", PAGE + "{% block note_words %}{% block in %}x{% endblock %}{% endblock %}"),
    ],
)  # fmt: skip
def test_what_a_run_takes_as_it_was_meant_is_no_fault(tmp_path: Path, name: str, content: str) -> None:
    written(tmp_path, name, content)

    assert check(tmp_path) == ()


def test_a_part_sees_the_names_of_the_loop_that_includes_it(tmp_path: Path) -> None:
    written(tmp_path, "parts/watched.md.j2", "{{ w }}")
    written(tmp_path, "parts/rules.txt", "Be brief.")
    loop = "{% for w in watch %}{% include 'parts/watched.md.j2' %}{% endfor %}"
    written(tmp_path, "system.md.j2", loop + "{% include 'parts/rules.txt' %}")

    assert check(tmp_path) == ()


def test_a_front_matter_that_is_nested_without_end_is_one_fault(tmp_path: Path) -> None:
    nested = "fields:\n" + "  by: [\n" * 400
    written(
        tmp_path, "sections/costs.md.j2", f"---\ntitle: Costs\norder: 5\nmax_items: 3\n{nested}---\nList.\n"
    )

    assert "costs.md.j2" in check(tmp_path)[0].file
