"""The e-mail draft: one that any mail program opens, with nothing in it that mail programs strip."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest

from briefing.models import Brief
from briefing.rendering.formats import render
from tests.rendering.page_briefs import brief, hostile_day, long_day, seed_by_model, seed_by_rule


def draft(of: Brief) -> EmailMessage:
    return message_from_bytes(render(of, "email"), _class=EmailMessage, policy=policy.default)


def part(of: Brief, kind: str) -> str:
    found = draft(of).get_body((kind,))
    assert found is not None
    return str(found.get_content())


def test_the_draft_is_plain_text_with_an_alternative() -> None:
    message = draft(seed_by_model())
    assert message.get_content_type() == "multipart/alternative"
    assert [one.get_content_type() for one in message.iter_parts()] == ["text/plain", "text/html"]
    assert message["X-Unsent"] == "1"


def test_the_subject_is_the_title_and_the_first_headline() -> None:
    assert draft(seed_by_model())["Subject"] == (
        "Daily brief · Tuesday 24 November 2026: EU looks to Japan on AI and chips, to depend less on China"
    )
    assert draft(brief([], []))["Subject"] == "Daily brief · Tuesday 24 November 2026"


def test_a_headline_cannot_add_a_header() -> None:
    assert set(draft(hostile_day()).keys()) == {"Subject", "X-Unsent", "MIME-Version", "Content-Type"}


def test_no_date_sender_or_message_id_is_made_up() -> None:
    assert not {"Date", "From", "Message-ID"} & set(draft(seed_by_rule()).keys())


@pytest.mark.parametrize("day", [seed_by_rule, long_day, hostile_day])
def test_the_html_has_no_table_link_image_or_style_sheet(day) -> None:  # type: ignore[no-untyped-def]
    assert not re.search(r"<(?:table|a|img|style|script|link|details)\b", part(day(), "html"))


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_both_forms_carry_stories_and_cited_sentences(kind: str) -> None:
    text = part(seed_by_rule(), kind)
    assert text.count("held a similar council") == 0
    assert "would be established to discuss areas such as quantum" in text
    assert "Breton told Reuters on Monday" in text
    assert "Will Washington persuade European allies to join?" in text


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_withheld_statements_are_counted_and_not_forwarded(kind: str) -> None:
    text = part(seed_by_rule(), kind)
    assert "2 statements withheld (a name that the source lacks; shares nothing" in text
    assert "resigned" not in text


def test_lines_are_short_enough_for_any_mail_server() -> None:
    assert max(len(line) for line in render(long_day(), "email").split(b"\r\n")) <= 998
