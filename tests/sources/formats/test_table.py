"""The table of formats, and what shows that a document is of one."""

import re
from pathlib import Path

import pytest

from briefing.models import Article, Unread
from briefing.sources.documents import Document, suffix
from briefing.sources.formats import ACCEPT, FORMATS, SUFFIXES, read_document
from briefing.sources.web.fetch import _HEADERS

CASES = Path(__file__).parent.parent.parent / "cases" / "formats"
SENTENCE = "The harbour board of Norvik said on Monday that it would close pier 4 until April 2027."


def read(raw: bytes | str, name: str = "-", kind: str = "") -> Article | Unread:
    document = Document(raw if isinstance(raw, bytes) else raw.encode(), name, named=True, kind=kind)
    return read_document(document)[0]


def test_every_ending_of_the_table_has_a_case() -> None:
    listed = {suffix(row.split("\t")[1]) for row in (CASES / "cases.tsv").read_text("utf-8").splitlines()[1:]}

    assert {ending for form in FORMATS for ending in form.suffixes} - listed == set()


def test_every_format_is_read_or_says_what_to_do() -> None:
    assert [form.name for form in FORMATS if bool(form.read) == bool(form.advice)] == []


def test_no_ending_and_no_media_type_stands_in_two_rows() -> None:
    for column in ([e for f in FORMATS for e in f.suffixes], [k for f in FORMATS for k in f.kinds]):
        assert len(column) == len(set(column))


def test_a_folder_is_searched_only_for_what_is_read() -> None:
    assert {ending for form in FORMATS if form.read is None for ending in form.suffixes} & SUFFIXES == set()


def test_a_server_is_asked_for_what_is_read() -> None:
    assert _HEADERS["accept"] == ACCEPT
    assert "application/pdf" in ACCEPT
    assert "application/json" not in ACCEPT


@pytest.mark.parametrize("form", [form for form in FORMATS if form.advice], ids=lambda form: form.name)
def test_a_refusal_is_one_line(form: object) -> None:
    assert re.fullmatch(r"[^\n]{10,90}", getattr(form, "advice", ""))


@pytest.mark.parametrize(
    "text",
    [
        f"WEBVTT is a format of captions, the board said.\n\n{SENTENCE}\n",
        f"From Norvik to Sandvik no train runs\n\n{SENTENCE}\n",
        f"From: the harbour board\n\n{SENTENCE}\n",
        f"{{Update}} {SENTENCE}\n",
        f"[Norvik] {SENTENCE}\n",
        f"1\n\n{SENTENCE}\n",
        f"---\n{SENTENCE}\n---\n{SENTENCE}\n",
        f"+++ Pier 4 is closed +++\n\n{SENTENCE}\n",
        f"<3 is what the mayor wrote. {SENTENCE}\n",
        f"<Norvik> {SENTENCE}\n",
        f"<b>Norvik</b> closes pier 4\n\n{SENTENCE}\n",
        f"BM and MM are letters. {SENTENCE}\n",
        f"ID3 is a tag. {SENTENCE}\n",
        f"Rar! shouted the crowd. {SENTENCE}\n",
        f"WARC/1.0 is a format. {SENTENCE}\n",
        f"%PDF is how it starts. {SENTENCE}\n",
        f"BZh was the sign on the door. {SENTENCE}\n",
        f"BEGIN: a new season. {SENTENCE}\n",
        f'The file says {{"text": "x"}}. {SENTENCE}\n',
        f"\\o/ the crowd wrote. {SENTENCE}\n",
        f"PK was the name of the ship. {SENTENCE}\n",
        f"Date: 24 November 2026\nPlace: Norvik\n\n{SENTENCE}\n",
    ],
)
def test_prose_that_begins_like_a_format_is_text(text: str) -> None:
    row = read(text)

    assert isinstance(row, Article), row
    assert row.text == text


@pytest.mark.parametrize("name", ["feed.txt", "page.txt", "a.csv", "-"])
def test_the_bytes_go_before_the_ending(name: str) -> None:
    row = read(f"<!doctype html><html><body><article><p>{SENTENCE}</p></article></body></html>", name)

    assert isinstance(row, Article)
    assert row.text == SENTENCE


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("text/csv", f'title,text\nNorvik,"{SENTENCE}"\n'),
        ("application/yaml", f"text: {SENTENCE}\n"),
        ("image/x-unknown", f"P3 {SENTENCE}"),
        ("audio/midi", SENTENCE),
        ("application/json", SENTENCE),
        ("application/xml", SENTENCE),
    ],
)
def test_what_a_server_says_goes_before_the_ending(kind: str, raw: str) -> None:
    assert isinstance(read(raw, "https://gazette.example/article.txt", kind), Unread)


@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream", ""])
def test_a_server_that_says_nothing_leaves_it_to_the_ending(kind: str) -> None:
    assert isinstance(read(f'title,text\nNorvik,"{SENTENCE}"\n', "a.csv", kind), Unread)


@pytest.mark.parametrize("form", [form for form in FORMATS if form.read], ids=lambda form: form.name)
@pytest.mark.parametrize("raw", [b"", b" \n", b"\xef\xbb\xbf"])
def test_an_empty_file_of_any_format_is_empty(form: object, raw: bytes) -> None:
    row = read(raw, f"a{getattr(form, 'suffixes', ('',))[0]}")

    assert isinstance(row, Unread)
    assert row.status == "empty"
