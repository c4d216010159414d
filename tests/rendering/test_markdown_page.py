"""The Markdown page: what it says, how it says it, and what hostile text cannot do to it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.models import Brief, Finding, Section
from briefing.rendering.english import clean, strip_full_stop
from briefing.rendering.formats import render
from briefing.rendering.page_templates import escape_markdown
from tests.rendering.page_briefs import (
    MODEL,
    PORT,
    SECTIONS,
    brief,
    covered,
    evidence,
    hostile_day,
    long_day,
    point,
    port_day,
    position,
    seed_article,
    seed_by_model,
    seed_by_rule,
    story,
)

SNAPSHOTS = Path(__file__).parent / "snapshots"


def markdown(of: Brief) -> str:
    return render(of, "markdown").decode()


@pytest.mark.parametrize("seed", [seed_by_rule, seed_by_model])
def test_the_seeds_page_reads_as_agreed(seed) -> None:  # type: ignore[no-untyped-def]
    assert markdown(seed()) == (SNAPSHOTS / f"{seed.__name__}.md").read_text(encoding="utf-8")


def quotations(text: str) -> list[str]:
    """The outermost quotations between curly double marks, in each line."""
    found, depth, start = [], 0, 0
    for at, char in enumerate(text):
        if char == "“":
            depth, start = depth + 1, start if depth else at + 1
        elif char == "”" and depth:
            depth -= 1
            if not depth:
                found.append(text[start:at])
    return found


@pytest.mark.parametrize("day", [seed_by_rule, seed_by_model, port_day])
def test_every_quotation_stands_in_a_source(day) -> None:  # type: ignore[no-untyped-def]
    sources = " ".join(clean(article.text) for article in day().articles)
    found = [quote for line in markdown(day()).splitlines() for quote in quotations(line)]
    assert found
    assert [quote for quote in found if quote not in sources] == []


def test_a_quotation_that_the_model_made_up_loses_its_marks() -> None:
    a = seed_article()
    made_up = point(a, 1, "The EU calls Japan “a perfect friend”.")
    text = markdown(brief([a], [story("s1", [a], summary=[made_up])], run=MODEL))
    assert "The EU calls Japan a perfect friend [1]." in text


def test_references_are_numbered_in_the_order_of_their_first_use() -> None:
    body = markdown(seed_by_rule()).split("---")[0]
    numbers = [int(n) for group in re.findall(r"\[([\d, ]+)\]", body) for n in group.split(", ")]
    firsts = list(dict.fromkeys(numbers))
    assert sorted(firsts) == list(range(1, len(firsts) + 1))
    assert numbers[0] == 1


def test_every_reference_has_its_sentence_word_for_word() -> None:
    text = markdown(seed_by_rule())
    cited = re.findall(r"^\[(\d+)\] .*?, sentence (\d+): [“‘](.*)[”’]$", text, re.MULTILINE)
    a = seed_article()
    assert [n for n, _, _ in cited] == [str(n) for n in range(1, len(cited) + 1)]
    assert all(clean(evidence(a, int(k))[0].quote) == quote for _, k, quote in cited)


def test_the_title_is_not_among_the_sentences_cited() -> None:
    assert ", title:" not in markdown(seed_by_rule())


def test_a_headline_that_rests_on_a_sentence_leads_to_it() -> None:
    a = seed_article()
    told = story("s1", [a], summary=[point(a, 2)])
    headline = told.headline.model_copy(update={"text": "Chips next", "evidence": evidence(a, 8)})
    assert "## Chips next [1]\n" in markdown(brief([a], [told.model_copy(update={"headline": headline})]))


def test_claims_assessments_and_weak_findings_are_told_in_words() -> None:
    a = seed_article()
    points = [
        point(a, 4, "A council would be established.", status="claim"),
        point(a, 8, "Breton said that they would cooperate.", status="claim"),
        point(a, 15, "Chips are the future.", status="assessment", verdict="weak"),
    ]
    text = markdown(brief([a], [story("s1", [a], summary=points)], run=MODEL))
    assert "- *Claim.* A council would be established [1]." in text
    assert "- Breton said that they would cooperate [2]." in text
    assert "- *Assessment.* Chips are the future (partly traced: not all of it was found) [3]." in text


def test_a_clause_that_stands_nowhere_has_no_marks_and_an_inferred_one_says_so() -> None:
    a = seed_article()
    free = position(a, 9, "Japan", "wants", "more plants", directness="inferred")
    assert "- **Japan** *wants* more plants (inferred) [1]" in markdown(
        brief([a], [story("s1", [a], positions=[free])], run=MODEL)
    )


def test_what_the_embedded_analyst_infers_is_counted_and_not_shown() -> None:
    a = seed_article()
    fragment = position(a, 9, "Japan", "plan to", "more plants", directness="inferred")

    text = markdown(brief([a], [story("s1", [a], positions=[fragment])]))

    assert "plan to" not in text
    assert "*Not shown here: 1 more position; brief-2026-11-24.json holds all.*" in text


def test_another_name_of_a_government_stands_in_brackets() -> None:
    a = seed_article()
    tokyo = position(a, 9, "Japan", "has been looking", "to strengthen its domestic industry", role="Tokyo")
    japan = tokyo.model_copy(update={"stakeholder_kind": "government"})
    assert "- **Japan** (Tokyo) *has been looking* “to" in markdown(
        brief([a], [story("s1", [a], summary=[point(a, 1), point(a, 7)], positions=[japan])])
    )


def test_a_section_of_the_users_own_shows_its_evidence() -> None:
    a = seed_article()
    own = Section(name="dates", title="Dates to keep", order=25, max_items=2, fields={"when": "string"})
    told = story("s1", [a], summary=[point(a, 1)])
    with_own = told.model_copy(
        update={"sections": {"dates": (Finding(evidence=evidence(a, 5), verdict="supported"),)}}
    )
    text = markdown(brief([a], [with_own], sections=[*SECTIONS, own]))
    assert "**Dates to keep**\n\n- “The European Union held a similar council" in text


def test_sections_keep_the_titles_and_the_order_of_the_brief() -> None:
    turned = [section.model_copy(update={"order": -section.order}) for section in SECTIONS]
    of = seed_by_rule().model_copy(update={"sections": tuple(turned)})
    titles = re.findall(r"^\*\*([^.*]+)\*\*$", markdown(of), re.MULTILINE)
    assert titles[:3] == ["Still open", "Who wants what", "What happened"]


def test_withheld_statements_are_counted_and_never_printed() -> None:
    text = markdown(seed_by_rule())
    assert "2 statements (a name that the source lacks; shares nothing with its sentence)" in text
    assert "resigned" not in text
    assert "Netherlands announced" not in text


def test_a_source_that_failed_is_named_with_its_reason() -> None:
    text = markdown(long_day())
    assert "- Not read: news/locked.txt: permission denied." in text
    assert "- Empty: news/blank.txt: no text." in text
    assert "- Duplicate, left out: news/copy.txt: the same text as https\\://news.example/a1." in text


def test_sentences_that_nobody_read_are_named() -> None:
    a = covered("a1", [f"Sentence number {n} says something new." for n in range(9)], unread=(2, 3, 4, 8))
    text = markdown(brief([a], [story("s1", [a])]))
    assert "5 of its 9 sentences read" in text
    assert "Read by nobody: sentences 2 to 4 and 8" in text


def test_hostile_text_becomes_neither_html_nor_link_nor_heading() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown(hostile_day()))
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in [*tokens, *inline]}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "table_open", "fence"}
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1", "h2"]
    assert "<script" not in markdown(hostile_day())
    assert "\x1b" not in markdown(hostile_day())


@given(st.text(alphabet=st.sampled_from("ab1 #*_`[]()<>!|~-+=.:&;\\/“”'$")))
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    wanted = clean(text)
    for before, after in (("", " [1]"), ("- ", " [1]."), ("## ", "")):
        tokens = MarkdownIt("commonmark").parse(f"{before}{escape_markdown(wanted)}{after}")
        inline = [child for token in tokens for child in token.children or ()]
        assert all(child.type == "text" for child in inline)
        assert "".join(child.content for child in inline).strip() == f"{wanted}{after}".strip()


def test_what_people_paste_stays_clean() -> None:
    plain = "It's $6.3 billion [sic] for “de-risking” – says A_B & co. [1]"
    assert escape_markdown(plain) == plain


def test_the_last_line_says_how_it_was_made_and_how_to_check_it() -> None:
    assert markdown(seed_by_model()).splitlines()[-1] == (
        "*Model gpt-large, prompt analyze 3f9a1c, 1 request, 1,912 tokens, $0.002."
        " Check it yourself: `briefing verify brief-2026-11-24.json`.*"
    )


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Rents rise again.", "Rents rise again"),
        ("A deal with the U.S.", "A deal with the U.S."),
        ("The U.S. cuts growth.", "The U.S. cuts growth"),
        ("Fine for Brack Corp.", "Fine for Brack Corp."),
        ("Rents rise. Again.", "Rents rise. Again."),
        ("And then...", "And then..."),
    ],
)
def test_a_heading_has_no_full_stop(title: str, shown: str) -> None:
    assert strip_full_stop(title) == shown


def test_a_sentence_without_its_dateline_is_still_the_sources_own() -> None:
    a = covered("a1", ["OSLO (Fjord Wire) - Rents rose in May."])
    told = point(a, 1, "Rents rose in May.")

    assert "“Rents rose in May.” [1]" in markdown(brief([a], [story("s1", [a])], bottom_line=[told]))


def test_opinion_is_marked_where_the_article_says_that_it_is() -> None:
    a = covered("a1", PORT, title="Opinion | The quay must stay open")
    told = [point(a, 7, "The quay must stay open."), point(a, 3, "Lund says that the quay is safe.")]
    text = markdown(brief([a], [story("s1", [a], summary=told)], run=MODEL))

    assert "## Opinion: “Opinion \\| The quay must stay open”" in text
    assert "- *Opinion.* The quay must stay open [1]." in text
    assert "- Lund says that the quay is safe [2]." in text
    assert "Marked as opinion" in text


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("The board hopes that the quay is safe.", ""),
        ("A study found that the quay is safe.", ""),
        ("The quay is safe, according to the board.", ""),
        ("The board disputes that the quay is safe.", ""),
        ("The quay is safe.", "*Claim.* "),
    ],
)
def test_a_claim_that_names_its_source_is_not_labelled(claim: str, label: str) -> None:
    a = covered("a1", PORT, title="Larvik closes its western quay")
    told = point(a, 7, claim).model_copy(update={"status": "claim"})
    text = markdown(brief([a], [story("s1", [a], summary=[told])], run=MODEL))

    assert f"- {label}{claim.removesuffix('.')} [" in text
