"""Captions of a recording as a transcript: WebVTT and SubRip, without their times.

Cues are joined to sentences, and a new paragraph begins where another speaks. What captions roll through two
or three cues is read once.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from briefing.errors import SourceError
from briefing.models import Article, Unread
from briefing.sources.documents import Document, articles_from_text, build_article
from briefing.sources.metadata.text_metadata import metadata

_TIMES = re.compile(
    r"[ \t]*(?P<start>(?:\d+:)?\d\d:\d\d[.,]\d{3})[ \t]+-->"
    r"[ \t]+(?P<end>(?:\d+:)?\d\d:\d\d[.,]\d{3})(?:[ \t].*)?$"
)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+(?P<name>[^<>\n]{1,100})>")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|<[\d:.]+>|\{\\[^{}\n]{0,40}\}")
_SOUND = re.compile(r"\[[^\[\]\n]{1,60}\]|\([^()\n]{1,60}\)|[♪♫][^♪♫\n]{0,200}[♪♫]?")
_TURN = re.compile(r"(?:>>+|[-–—]|&gt;&gt;)[ \t]*(?=\S)")
_LABEL = re.compile(r"(?P<name>[A-Z][\w.'’-]*(?:[ \t]+[A-Z][\w.'’-]*){0,4}):[ \t]+(?=\S)")
_STOP = re.compile(r"[.!?…][\"'”’)\]]*$")
_PAUSE = 3.0  # seconds after a sentence: a new paragraph
_ROLLED = 3  # lines that captions may show again


class _CueLine(NamedTuple):
    """A line of a cue: `voice` is who the cue says is speaking, `turn` whether another begins."""

    text: str
    voice: str
    turn: bool
    start: float
    end: float


def articles_from_captions(document: Document, text: str) -> tuple[Article | Unread, ...]:
    """The transcript that captions make. Raises SourceError where there is no word in them."""
    if not text.lstrip().startswith("WEBVTT") and not re.search(r"^.*-->", text, re.MULTILINE):
        return articles_from_text(document, text)
    script = "\n\n".join(_paragraphs(_drop_repeats(_lines(text))))
    if not script:
        raise SourceError("no words in the captions")
    about = metadata(script, markdown=False).model_copy(update={"title": "", "title_span": None})
    return (build_article(document, script, about),)


def _lines(text: str) -> Iterator[_CueLine]:
    """The lines of the cues; notes, styles and numbers of cues are none."""
    rows = [row.rstrip() for row in re.split(r"\r\n|[\n\r]", text)]
    times: re.Match[str] | None = None
    voice = ""
    for number, row in enumerate(rows):
        if match := _TIMES.match(row):
            times, voice = match, ""
        elif not row.strip() or times is None:
            times = times if _cue_goes_on(rows, number) else None
        elif not (row.strip().isdigit() and number + 1 < len(rows) and _TIMES.match(rows[number + 1])):
            for spoken in _split_voices(row):
                voice = spoken.voice or voice
                yield spoken._replace(voice=voice, start=_seconds(times["start"]), end=_seconds(times["end"]))


def _cue_goes_on(rows: list[str], number: int) -> bool:
    """Whether a blank row stands right below the times, where some programs leave one."""
    return bool(number and _TIMES.match(rows[number - 1]))


def _split_voices(row: str) -> Iterator[_CueLine]:
    parts = _VOICE.split(row)
    for name, words in zip(["", *parts[1::2]], parts[::2], strict=True):
        text = _SOUND.sub(" ", unescape(_TAG.sub("", words)))
        turn = _TURN.match(text.strip())
        text = " ".join((text.strip()[turn.end() :] if turn else text).split())
        if text:
            yield _CueLine(text, " ".join(unescape(name).split()), bool(turn), 0.0, 0.0)


def _drop_repeats(lines: Iterator[_CueLine]) -> Iterator[_CueLine]:
    """The lines without those that the captions show again while they roll."""
    last: list[str] = []
    for line in lines:
        text = line.text
        if text in last:
            continue
        if last and text.startswith(f"{last[-1]} "):
            last[-1], text = text, text[len(last[-1]) :].strip()
        else:
            last = [*last[-_ROLLED + 1 :], text]
        yield line._replace(text=text)


def _paragraphs(lines: Iterator[_CueLine]) -> Iterator[str]:
    words: list[str] = []
    speaker = ""
    end = 0.0
    for line in lines:
        label = _LABEL.match(line.text)
        name = line.voice or (label["name"] if label else "")
        pause = bool(words) and line.start - end > _PAUSE and bool(_STOP.search(words[-1]))
        if words and (line.turn or pause or (name and name != speaker)):
            yield " ".join(words)
            words = []
        if line.turn and not name:
            speaker = ""
        speech = line.text[label.end() :] if label and label["name"] == name else line.text
        if not words and (name or (pause and speaker)):
            speech = f"{name or speaker}: {speech}"
        speaker = name or speaker
        words.append(speech)
        end = line.end
    if words:
        yield " ".join(words)


def _seconds(time: str) -> float:
    *hours, minutes, seconds = time.replace(",", ".").split(":")
    return (float(hours[0]) * 3600 if hours else 0.0) + float(minutes) * 60 + float(seconds)
