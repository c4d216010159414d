"""The worked examples are true by the program's own check, and show what the instructions ask for."""

import re

import pytest

from briefing import prompts
from briefing.models import Analysis, KeyPoint, Section, Verdict
from briefing.nlp.doc import annotate, doc_aliases
from briefing.tasks.analyze import answer_schema, parse_draft
from briefing.tasks.merge import parse_merge
from briefing.verification import ground, verify, verify_question
from tests import making

_OBJECT = re.compile(r"^\{$.*?^\}$", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
FINE = Verdict(verdict="supported", reason="")


def example(prompt: str) -> tuple[dict[int, str], str]:
    """The numbered lines of a prompt's example, and its answer."""
    answer = _OBJECT.search(prompt)
    assert answer is not None
    return {int(number): line for number, line in _LINE.findall(prompt[: answer.start()])}, answer.group()


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    lines, answer = example(prompts.request(prompts.layers(), "", 1, 1).user)
    doc = annotate(making.article("\n\n".join(lines.values())))
    assert len(doc.sentences) == len(lines)
    draft = parse_draft(answer, answer_schema(prompts.sections()))
    return ground(draft, doc.article, doc.sentences, doc_aliases(doc))


def test_nothing_of_the_analyses_example_is_withheld_and_no_fault_is_found_in_it(analysis: Analysis) -> None:
    findings = [*analysis.summary, *analysis.positions, *analysis.open_questions]
    without_a_verb = "a verb that its source does not use: “says”"  # which a letter has none of

    assert analysis.withheld == ()
    assert len(findings) == 5
    assert {finding.reason for finding in findings} <= {"", without_a_verb}


def test_the_analyses_example_shows_a_letters_position_and_a_compared_cost(analysis: Analysis) -> None:
    (letter,) = analysis.positions
    (question,) = analysis.open_questions

    assert (letter.verb, letter.directness, letter.stance, letter.stance_on) == (
        "says",
        "reported",
        "unclear",
        "",
    )
    assert letter.named_in is not None
    assert all(figure in " ".join(piece.quote for piece in question.evidence) for figure in ("£4", "£6"))


def test_each_statement_of_the_merged_example_is_borne_out_by_the_findings_that_it_cites() -> None:
    lines, answer = example(prompts.merge_request(prompts.layers(), "", 1, 1).user)
    merge = parse_merge(answer)

    def quotes(cites: tuple[int, ...]) -> list[str]:
        quoted = [re.findall("“(.*?)”", lines[number]) for number in cites]
        return [
            (*quotation, lines[number].split(" · ")[-1])[0]
            for number, quotation in zip(cites, quoted, strict=True)
        ]

    headline = KeyPoint(text=merge.headline, status="fact")
    for cited in [
        *((point.statement, point.cites) for point in merge.summary),
        (headline, merge.headline_cites),
    ]:
        assert verify(cited[0].text, quotes(cited[1])) == FINE
    for question in merge.open_questions:
        assert verify_question(question.statement, quotes(question.cites)) == FINE


@pytest.mark.parametrize("section", prompts.sections(), ids=lambda section: section.name)
def test_no_bound_stands_where_no_model_reads_it(section: Section) -> None:
    assert not re.search(r"\d|at most", " ".join(map(str, section.fields.values())))
