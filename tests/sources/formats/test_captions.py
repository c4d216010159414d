"""Captions as a transcript."""

import pytest

from briefing.models import Article, Unread
from briefing.sources.documents import Document
from briefing.sources.formats import read_document


def read(*cues: str, head: str = "WEBVTT\n\n", pause: int = 0) -> str:
    times = "00:00:{:02d}.000 --> 00:00:{:02d}.900"
    rows_of = (f"{times.format(n * (pause + 1), n * (pause + 1))}\n{cue}\n" for n, cue in enumerate(cues))
    (row,) = read_document(Document((head + "\n".join(rows_of)).encode(), "a.vtt", named=True))
    assert isinstance(row, Article), row
    return row.text


@pytest.mark.parametrize(
    ("cues", "text"),
    [
        (("The board", "will close it."), "The board will close it."),
        (("<v Per Lund>We wait.", "<v Per Lund>Still."), "Per Lund: We wait. Still."),
        (("<v Per Lund>We wait.</v>", "<v Ingrid Halle>No."), "Per Lund: We wait.\n\nIngrid Halle: No."),
        (("<v.first.loud Per Lund>We <b>wait</b>.",), "Per Lund: We wait."),
        (("<v Per Lund>Why?</v> <v Ingrid Halle>No.",), "Per Lund: Why?\n\nIngrid Halle: No."),
        (("PER LUND: We wait.", "And wait."), "PER LUND: We wait. And wait."),
        ((">> We wait.", ">> PER LUND: No."), "We wait.\n\nPER LUND: No."),
        (("- Who pays?\n- Nobody.",), "Who pays?\n\nNobody."),
        (("[Music]", "♪ la la ♪", "(applause) We wait."), "We wait."),
        (("Fish &amp; chips &lt;3",), "Fish & chips <3"),
        (("the board", "the board of Norvik", "of Norvik waits"), "the board of Norvik of Norvik waits"),
        (("a b\nc d", "c d\ne f", "e f\ng h."), "a b c d e f g h."),
        (("It cost", "2027", "euros."), "It cost 2027 euros."),
        (("{\\an8}We <00:00:00.500>wait.",), "We wait."),
    ],
)
def test_cues_are_joined_by_speaker_without_their_marks(cues: tuple[str, ...], text: str) -> None:
    assert read(*cues) == text


def test_a_pause_after_a_sentence_begins_a_paragraph_and_one_within_does_not() -> None:
    assert read("We wait.", "We go", "home.", pause=5) == "We wait.\n\nWe go home."


def test_notes_styles_and_names_of_cues_are_left_out() -> None:
    style = "STYLE\n::cue { color: red }"
    head = f"WEBVTT - by hand\nKind: captions\n\n{style}\n\nNOTE\nnot this\nnor this\n\nintro\n"

    assert read("We wait.", head=head) == "We wait."


def test_subrip_with_blank_lines_below_its_times_is_read() -> None:
    raw = "1\n00:00:01,000 --> 00:00:02,000\n\nWe wait.\n\n2\n00:00:02,000 --> 00:00:03,000\n\nStill.\n"
    (row,) = read_document(Document(raw.encode(), "-", named=True))

    assert isinstance(row, Article)
    assert row.text == "We wait. Still."


@pytest.mark.parametrize("raw", ["WEBVTT\n", "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n[Music]\n"])
def test_captions_without_a_word_are_said(raw: str) -> None:
    (row,) = read_document(Document(raw.encode(), "a.vtt", named=True))

    assert isinstance(row, Unread)
    assert row.reason == "no words in the captions"
