"""Character encoding: bytes as text, UTF-8 first, then a byte order mark, then charset-normalizer."""

import codecs
import re

from briefing.errors import SourceError

_MARKS = (  # UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]")
_CONTROLS_ALLOWED = 0.02  # of all characters: old typesetting files hold a few, programs and pictures many
_HEAD = 4096  # bytes in which a page names its encoding
_CHARSET = re.compile(
    rb"(?i)<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?(?P<name>[\w.:-]{1,40})"
)
_ENCODING = re.compile(
    r"(?:windows|cp|iso|latin|koi8|mac|big5|gb|euc|shift|sjis|hz|tis)[\w.:-]*", re.IGNORECASE
)  # those of text: Python has others, which inflate
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
}  # WHATWG Encoding
_WESTERN = "cp1252"
_NEAR = 0.05  # of coherence, in which two code pages are as likely as each other


def decode(raw: bytes, stated: str = "") -> str:
    """The text that `raw` encodes: every newline as it was, a leading byte order mark left out.

    `stated` is the encoding that a server names; it, and then what an HTML page names, is believed where the
    bytes are no UTF-8 and fit it. Raises SourceError where the bytes are no text.
    """
    text = _decode_bytes(raw, stated)
    if "\0" in text:
        raise _binary_file_error("it holds NUL bytes")
    if len(_CONTROLS.findall(text)) > _CONTROLS_ALLOWED * len(text):
        raise _binary_file_error("it is full of control characters")
    return text


def _decode_bytes(raw: bytes, stated: str) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding)
            except UnicodeDecodeError as wrong:
                if encoding == "utf-8":
                    break
                raise _binary_file_error(
                    f"its first bytes promise {encoding[:6].upper()}, the rest is not"
                ) from wrong
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_as_stated(raw, stated) or _decode_by_guess(raw)


def _decode_as_stated(raw: bytes, stated: str) -> str:
    """The text in the encoding that is stated, "" where none is or the bytes do not fit it."""
    declaration = _CHARSET.search(raw[:_HEAD])
    for name in (stated, declaration["name"].decode("ascii") if declaration else ""):
        encoding = _MEANT.get(name.lower(), name)
        if _ENCODING.fullmatch(encoding) and b"\0" not in raw:
            try:
                return raw.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    return ""


def _decode_by_guess(raw: bytes) -> str:
    if b"\0" in raw:
        raise _binary_file_error("it holds NUL bytes")
    from charset_normalizer import from_bytes  # 25 ms that the usual run, all UTF-8, need not pay

    # What a text says of its own encoding is not believed, and UTF-7 could smuggle in half characters.
    matches = from_bytes(raw, preemptive_behaviour=False, cp_exclusion=["utf_7"])
    best = matches.best()
    if best is None:
        raise _binary_file_error("no encoding makes sense of it")
    # A few accents and a £ in English text fit several code pages alike; the western one is likeliest.
    for match in matches:
        is_as_likely = match.chaos <= best.chaos and match.coherence >= best.coherence - _NEAR
        if match.encoding == _WESTERN and is_as_likely:
            best = match
    return str(best)


def _binary_file_error(why: str) -> SourceError:
    return SourceError(f"looks like a binary file ({why}), not text: save the article as plain text")
