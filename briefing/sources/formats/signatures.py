"""Format signatures: what the first bytes or the first lines of a document show of its format.

Prose that speaks of a format, or begins as one of its files does, is none of it: each test looks at more than
a word.
"""

import io
import json
import re
from collections.abc import Callable
from functools import lru_cache

_HEAD = 4096  # characters or bytes that are looked at
_PDF = re.compile(rb"[\s\x00]{0,1024}%PDF-")
_ARCHIVES = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b\x08",
    b"\xfd7zXZ\x00",
    b"\x28\xb5\x2f\xfd",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
)
_PICTURE = re.compile(
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|RIFF.{4}WEBP|BM.{4}\x00{4}"
    rb"|.{4}ftyp(?:heic|heix|mif1|avif)",
    re.DOTALL,
)
_RECORDING = re.compile(
    rb"ID3[\x02-\x04]|fLaC|OggS\x00|RIFF.{4}(?:WAVE|AVI )|\x1aE\xdf\xa3|\xff[\xfb\xf3\xf2\xf1\xf9][^\s]"
    rb"|.{4}ftyp(?:M4A|M4V|mp4|isom|iso2|qt  |avc1|3gp)",
    re.DOTALL,
)
_HEADER = rb"[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n"
_HEADERS = re.compile(rb"\s{0,100}(?P<block>(?:" + _HEADER + rb"){2,200}?)\r?\n")
_MADE_BY_PROGRAMS = re.compile(
    rb"^(?:mime-version|message-id|received|return-path|delivered-to|content-type|dkim-signature)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_SENDER = re.compile(rb"^from[ \t]*:[^\r\n]*(?:@|=\?|<)", re.IGNORECASE | re.MULTILINE)
_SUBJECT = re.compile(rb"^subject[ \t]*:", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(rb"^(?:date|to)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_SAVED = re.compile(rb"^content-type[ \t]*:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SAVED_BY = re.compile(rb"^(?:snapshot-content-location|content-location)[ \t]*:|saved by", re.I | re.M)
_CORRESPONDENCE = re.compile(rb"^(?:message-id|received|to|delivered-to)[ \t]*:", re.I | re.M)
_POSTMARK = re.compile(
    rb"From \S+[^\r\n]{0,100}\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[^\r\n]{10,60}\b\d{4}[^\r\n]{0,20}\r?\n"
    + _HEADER
)  # RFC 4155
_TIME = r"(?:\d+:)?\d\d:\d\d[.,]\d{3}"
_CUE = re.compile(rf"^[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}", re.MULTILINE)
_VTT = re.compile(r"WEBVTT(?:[ \t][^\n]*)?\r?\n")
_SRT = re.compile(rf"(?:\d+[ \t]*\r?\n)?[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}")
_SUBTITLES = re.compile(
    r"\s*(?:\[Script Info\]|\d+:\d\d:\d\d\.\d{3},\d+:\d\d:\d\d\.\d{3}\r?\n"
    r"|(?:<\?xml[^>]*>\s*)?<(?:\w+:)?tt[\s>])"
)
_PROLOGUE = r"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*){0,5}"
_PAGE = re.compile(rf"{_PROLOGUE}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_BLOCK = "p|div|article|section|main|header|h[1-6]|ul|ol|table|figure|blockquote|title|meta|link"
_FRAGMENT = re.compile(rf"{_PROLOGUE}<(?P<tag>{_BLOCK})(?:\s[^<>]*)?>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<(?:p|div|span|br|table|article|section|h[1-6]|a|ul|title)\b", re.IGNORECASE)
_ROOT = re.compile(
    r"\s*(?P<xml><\?xml[^>]{0,500}\?>\s*)?"
    r"(?:<\?[^>]{0,500}\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]{0,500}(?:\[.{0,20000}?\]\s*)?>\s*){0,8}"
    r"<(?:[\w.-]+:)?(?P<root>[A-Za-z_][\w.-]*)",
    re.DOTALL,
)
_LATEX = re.compile(
    r"(?:[ \t]*(?:%[^\n]*)?\n)*[ \t]*\\(?:documentclass|documentstyle|begin\{|input\{|usepackage)"
)
_LINES_TRIED = 20  # of which one has to be JSON


def starts_with(signature: bytes) -> Callable[[bytes], bool]:
    """Whether the bytes start so."""
    return lambda raw: raw.startswith(signature)


def has_members(*names: str) -> Callable[[bytes], bool]:
    """Whether the bytes are a zip file that holds all these members."""
    return lambda raw: raw.startswith(b"PK") and _members(raw).issuperset(names)


def has_root(*names: str) -> Callable[[str], bool]:
    """Whether the text is XML with one of these as its root."""

    def test(text: str) -> bool:
        root = _ROOT.match(text) if text.lstrip()[:1] == "<" else None
        return root is not None and root["root"] in names

    return test


def is_pdf(raw: bytes) -> bool:
    """Whether it is a PDF, perhaps below some white space."""
    return bool(_PDF.match(raw[:1100]))


def is_archive(raw: bytes) -> bool:
    """Whether it is an archive or a compressed file: zip, gzip, bzip2, xz, zstd, 7z, RAR or tar."""
    return raw.startswith(_ARCHIVES) or raw[257:262] == b"ustar" or (raw[:3] == b"BZh" and raw[4:6] == b"1A")


def is_picture(raw: bytes) -> bool:
    """Whether it is a PNG, JPEG, GIF, WebP, TIFF, BMP, HEIC or AVIF."""
    return bool(_PICTURE.match(raw))


def is_recording(raw: bytes) -> bool:
    """Whether it is sound or film."""
    return bool(_RECORDING.match(raw))


def is_book_of_a_device(raw: bytes) -> bool:
    """Whether it is a Mobipocket or DjVu book."""
    return raw[60:68] == b"BOOKMOBI" or raw.startswith(b"AT&TFORM")


def is_web_archive(raw: bytes) -> bool:
    """Whether it is a WARC file (ISO 28500) that is not compressed."""
    return bool(re.match(rb"WARC/\d\.\d\r?\n(?:WARC-)", raw))


def is_mail(raw: bytes) -> bool:
    """A header as programs write it, or as a letter has it: from an address, with a subject and a date."""
    match = _HEADERS.match(raw)
    if not match:
        return False
    block = match["block"]
    written = len(_MADE_BY_PROGRAMS.findall(block))
    letter = _SENDER.search(block) and _SUBJECT.search(block) and _SENT.search(block)
    return written > 1 or bool(letter) or bool(written and (_SUBJECT.search(block) or _SENDER.search(block)))


def is_mailbox(raw: bytes) -> bool:
    """Whether it begins with the line that parts the messages of a mailbox, and a header (RFC 4155)."""
    return bool(_POSTMARK.match(raw))


def is_saved_page(raw: bytes) -> bool:
    """Whether it is a page that a browser saved as MHTML, and no letter that holds one."""
    match = _HEADERS.match(raw)
    if not match or not _SAVED.search(match["block"]):
        return False
    return bool(_SAVED_BY.search(match["block"])) or not _CORRESPONDENCE.search(match["block"])


def is_captions(text: str) -> bool:
    """Whether it is WebVTT with a cue, or SubRip."""
    return bool(
        _SRT.match(text.lstrip()[:_HEAD])
        or (_VTT.match(text) and (_CUE.search(text) or not text[6:].strip()))
    )


def is_subtitle_script(text: str) -> bool:
    """Whether it is SubStation Alpha, SubViewer or TTML."""
    return bool(_SUBTITLES.match(text[:_HEAD]))


def is_drawing(text: str) -> bool:
    """Whether it is SVG."""
    return has_root("svg")(text)


def is_json(text: str) -> bool:
    """A JSON document, or a line of one among the first."""
    if text.lstrip()[:1] not in ("{", "["):
        return False
    tried = [line for line in text[:1_000_000].splitlines() if line.strip()][:_LINES_TRIED]
    if any(isinstance(_load_json(line), dict | list) and _load_json(line) for line in tried):
        return True
    return isinstance(_load_json(text), dict | list)


def is_page(text: str) -> bool:
    """A page with its head, or a fragment that starts with a tag of one and closes it."""
    if _PAGE.match(text):
        return True
    match = _FRAGMENT.match(text)
    if match is None:
        return False
    return match["tag"].lower() in ("meta", "link") or f"</{match['tag'].lower()}" in text.lower()


def has_tags(text: str) -> bool:
    """Whether it is a page, or holds a tag of one anywhere."""
    return is_page(text) or bool(_TAG.search(text))


def is_xml(text: str) -> bool:
    """Whether it declares itself as XML, or its first element is closed at its end."""
    root = _ROOT.match(text) if text.lstrip()[:1] == "<" else None
    if root is None:
        return False
    closed = re.search(rf"(?:</(?:[\w.-]+:)?{re.escape(root['root'])}\s*>|/>)\s*(?:<!--[^<>]*-->\s*)?$", text)
    return bool(root["xml"] or closed)


def is_latex(text: str) -> bool:
    """Whether it begins as LaTeX does."""
    return bool(_LATEX.match(text[:_HEAD])) and "\\" in text


def is_calendar(text: str) -> bool:
    """Whether it is iCalendar or vCard."""
    return bool(re.match(r"\s*BEGIN:V(?:CALENDAR|CARD)\s*\n", text))


@lru_cache(maxsize=1)
def _members(raw: bytes) -> frozenset[str]:
    import zipfile  # which the usual run need not load

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, LookupError, NotImplementedError, OSError):
        return frozenset()


def _load_json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
