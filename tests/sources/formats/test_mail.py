"""Letters: which of their parts is read, and what of them is nobody's text."""

from base64 import encodebytes

import pytest

from briefing.models import Article, Unread
from briefing.sources.documents import Document
from briefing.sources.formats import mail, read_document

SENTENCE = "The harbour board of Norvik said on Monday that it would close pier 4 until April 2027."
SECOND = "Shipping agents want the board to name a date for the reopening of the pier."
HEAD = "From: {sender}\nTo: reader@office.example\nSubject: {subject}\nDate: {date}\nMIME-Version: 1.0\n"


def letter(
    body: str,
    *,
    sender: str = "Norvik Gazette <news@gazette.example>",
    subject: str = "Norvik closes pier 4",
    date: str = "Tue, 24 Nov 2026 23:30:00 -0800",
    kind: str = "text/plain; charset=utf-8",
    more: str = "",
) -> bytes:
    head = HEAD.format(sender=sender, subject=subject, date=date)
    return f"{head}Content-Type: {kind}\n{more}\n{body}".encode()


def parts(*bodies: str, kind: str = "mixed") -> bytes:
    joined = "".join(f"--edge\n{body}\n" for body in bodies)
    return letter(f"{joined}--edge--\n", kind=f'multipart/{kind}; boundary="edge"')


def read(raw: bytes, name: str = "a.eml") -> tuple[Article | Unread, ...]:
    return read_document(Document(raw, name, named=True))


def article(raw: bytes) -> Article:
    (row,) = read(raw)
    assert isinstance(row, Article), row
    return row


def test_subject_sender_and_the_day_as_written_are_told() -> None:
    read_as = article(letter(SENTENCE))

    assert (read_as.title, read_as.publisher, read_as.author) == (
        "Norvik closes pier 4",
        "Norvik Gazette",
        "",
    )
    assert (read_as.published, read_as.text) == ("2026-11-24", SENTENCE)


@pytest.mark.parametrize(
    ("sender", "author", "publisher"),
    [
        ("Jane Roe <jane.roe@gazette.example>", "Jane Roe", ""),
        ("Jane Roe via Norvik Gazette <news@gazette.example>", "Jane Roe", "Norvik Gazette"),
        ('"Jane Roe | Norvik Gazette" <jane@x.example>', "Jane Roe", "Norvik Gazette"),
        ("Sandvik Insider <hello@sandvik-insider.example>", "", "Sandvik Insider"),
        ("=?utf-8?q?Nyg=C3=A5rd_Post?= <desk@post.example>", "", "Nygård Post"),
        ("news@gazette.example", "", ""),
        ('"news@gazette.example" <news@gazette.example>', "", ""),
        ("", "", ""),
    ],
)
def test_a_sender_is_a_person_or_a_publisher_and_never_an_address(
    sender: str, author: str, publisher: str
) -> None:
    read_as = article(letter(SENTENCE, sender=sender))

    assert (read_as.author, read_as.publisher) == (author, publisher)


@pytest.mark.parametrize("date", ["", "soon", "Tue, 99 Nov 2026 07:00:00 +0000", "0"])
def test_a_date_that_cannot_be_read_is_none(date: str) -> None:
    assert article(letter(SENTENCE, date=date)).published == ""


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_subject_in_bare_bytes_is_read(encoding: str) -> None:
    assert (
        article(letter(SENTENCE, subject="Nygård closes").decode().encode(encoding)).title == "Nygård closes"
    )


def test_a_subject_that_only_stands_within_the_text_is_no_heading_of_it() -> None:
    assert article(letter(SENTENCE, subject="pier 4")).title_span is None
    assert article(letter(f"Pier 4\n\n{SENTENCE}", subject="Pier 4")).title_span == (0, 6)


def test_the_html_is_read_where_the_plain_text_only_points_to_it() -> None:
    plain = "Content-Type: text/plain\n\nRead it online: https://gazette.example/1\n"
    page = f"Content-Type: text/html\n\n<h1>Pier 4</h1><p>{SENTENCE}</p><p>{SECOND}</p>\n"

    assert article(parts(plain, page, kind="alternative")).text == f"Pier 4\n\n{SENTENCE}\n\n{SECOND}"


def test_the_plain_text_is_read_where_it_holds_the_article() -> None:
    plain = f"Content-Type: text/plain\n\n{SENTENCE} {SECOND}\n"
    page = f"Content-Type: text/html\n\n<p>{SENTENCE}</p>\n"

    assert article(parts(plain, page, kind="alternative")).text == f"{SENTENCE} {SECOND}"


def test_parts_within_parts_are_read_and_attachments_are_not() -> None:
    inner = (
        'Content-Type: multipart/related; boundary="in"\n\n--in\nContent-Type: text/html\n\n'
        f"<p>{SENTENCE}</p>\n--in--\n"
    )
    attached = f"Content-Type: text/plain\nContent-Disposition: attachment; filename=x.txt\n\n{SECOND}\n"

    assert article(parts(inner, attached)).text == SENTENCE


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "no-such-charset", "utf-8"])
def test_a_part_is_decoded_as_it_says_and_else_as_it_can_be(charset: str) -> None:
    encoding = "utf-8" if charset == "utf-8" else "cp1252"
    body = encodebytes(f"{SENTENCE} Nygård is café country.".encode(encoding)).decode()
    raw = letter(body, kind=f"text/plain; charset={charset}", more="Content-Transfer-Encoding: base64\n")

    assert "Nygård is café country." in article(raw).text


def test_quoted_replies_and_signatures_are_left_out() -> None:
    body = f"{SENTENCE}\n\nOn Mon, Jane Roe <jane@x.example> wrote:\n> {SECOND}\n>> Older.\n\n-- \nPer Lund\n"

    assert article(letter(body, subject="Re: pier")).text == SENTENCE


def test_all_below_an_original_message_is_quoted_in_an_answer() -> None:
    body = f"{SENTENCE}\n\n-----Original Message-----\nFrom: A <a@x.example>\nSubject: pier\n\n{SECOND}\n"

    assert article(letter(body, subject="RE: pier")).text == SENTENCE


def test_a_forwarded_letter_is_told_under_its_own_name_and_day() -> None:
    inner = "From: Per Lund <per@x.example>\nDate: 20 November 2026\nSubject: Pier\nTo: a@x.example\n\n"
    remark = "My own view is that " + "the board has waited for far too long with all of this " * 3 + "again."
    first, second = read(letter(f"{remark}\n\n-----Forwarded message-----\n{inner}{SENTENCE}\n"))

    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.text, first.publisher) == (remark, "Norvik Gazette")
    assert (second.text, second.author, second.publisher) == (SENTENCE, "Per Lund", "")
    assert (second.title, second.published) == ("Pier", "2026-11-20")


def test_the_small_print_of_a_newsletter_is_left_out_and_a_sentence_that_speaks_of_it_stays() -> None:
    news = "The minister said that the bill was sent to parliament and that voters can unsubscribe from it."
    small = "To unsubscribe click here\nThis email was sent to reader@office.example\nView in browser\n"

    assert article(letter(f"{small}\n{SENTENCE}\n\n{news}\n")).text == f"{SENTENCE}\n\n{news}"


@pytest.mark.parametrize("line", ["Write to Per <per@agents.example>.", "desk@gazette.example"])
def test_no_address_is_printed(line: str) -> None:
    assert "@" not in article(letter(f"{SENTENCE}\n\n{line}\n")).text


def test_letters_in_letters_end_somewhere() -> None:
    raw = letter(SENTENCE)
    for _ in range(20):
        raw = letter(raw.decode(), kind="message/rfc822")

    (row,) = read(raw)

    assert isinstance(row, Unread)
    assert "too deep" in row.reason


def test_a_letter_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "MOST_PARTS", 3)
    (row,) = read(parts(*["Content-Type: text/plain\n\nx\n"] * 5))

    assert isinstance(row, Unread)
    assert "more than 3 parts" in row.reason


def test_a_mailbox_over_the_limit_says_what_was_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "MOST_MESSAGES", 2)
    mark = b"From - Tue Nov 24 07:00:00 2026\n"
    found = read(b"\n\n".join(mark + letter(SENTENCE) for _ in range(3)), "a.mbox")

    assert [row.source for row in found] == [
        "a.mbox, message 1",
        "a.mbox, message 2",
        "a.mbox, messages from 3 on",
    ]


def test_a_letter_of_attachments_alone_says_so() -> None:
    (row,) = read(parts("Content-Type: application/pdf\nContent-Disposition: attachment\n\nJVBERi0=\n"))

    assert isinstance(row, Unread)
    assert "attachments" in row.reason


def test_a_letter_is_known_without_its_ending() -> None:
    (row,) = read(letter(SENTENCE), "-")

    assert isinstance(row, Article)
    assert row.text == SENTENCE
