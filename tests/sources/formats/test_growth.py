"""No shape of an input makes the time grow faster than its length."""

import json
import time

import pytest

from briefing.sources.documents import Document
from briefing.sources.formats import read_document

HEAD = (
    "From: Norvik Gazette <news@gazette.example>\nTo: a@b.example\nSubject: Re: pier\nMessage-ID: <1@x>\n\n"
)
SHAPES = {
    "blank lines before a text": ("a.txt", "\n{}Norvik waits.", "\n"),
    "spaces before a text": ("a.txt", "{}Norvik waits.", " "),
    "comments before a text": ("a.txt", "{}Norvik waits.", "%\n"),
    "continued headers": ("a.txt", "From: a\n{}", "   x\n"),
    "headers without an end": ("a.txt", "{}", "From: a\n"),
    "quoted lines": ("a.eml", HEAD + "Norvik waits.\n{}", "> x\n"),
    "lines and quotations": ("a.eml", HEAD + "{}", "x y\n> x\n"),
    "signatures": ("a.eml", HEAD + "{}", "x\n-- \n"),
    "headers in a letter": ("a.eml", HEAD.replace("Re: ", "") + "x\n{}", "To: a\n"),
    "spaces in a letter": ("a.eml", HEAD + "x{}y", " "),
    "messages in a line": ("a.mbox", "From a Tue Nov 24 07:00:00 2026\nTo: x\n\n{}", "2026 "),
    "cues": ("a.vtt", "WEBVTT\n\n{}", "00:01.000 --> 00:02.000\nwe wait\nfor news.\n\n"),
    "brackets in a cue": ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nwe {}", "[<("),
    "spaces in an object": ("a.jsonl", json.dumps({"text": "Norvik{}waits."}), " "),
    "braces": ("a.txt", "{}", "{"),
    "open tags": ("a.txt", "{}", "<p>"),
    "closed tags": ("a.xml", "<a>{}", "/> "),
}


def seconds(name: str, frame: str, piece: str, count: int) -> float:
    raw = frame.replace("{}", piece * count).encode()
    start = time.process_time()
    read_document(Document(raw, name, named=True))
    return time.process_time() - start


@pytest.mark.parametrize("shape", SHAPES)
def test_the_time_grows_with_the_length(shape: str) -> None:
    name, frame, piece = SHAPES[shape]
    count = 40_000 // len(piece)

    short = min(seconds(name, frame, piece, count) for _ in range(2))
    long = min(seconds(name, frame, piece, 4 * count) for _ in range(2))

    assert long < max(6 * short, 0.5)
