"""Files, folders and standard input: finding them, reading them, and saying why one could not be read."""

import errno
import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from briefing.errors import SourceError
from briefing.model import Article, Unread
from briefing.sources.decoding import decode
from briefing.sources.metadata import metadata

MAX_BYTES = 10_000_000
STDIN = "-"

_MARKDOWN = frozenset({".md", ".markdown"})
_TAKEN = _MARKDOWN | {".txt", ".text"}
_DOCUMENTS = {
    ".htm": "the page",
    ".html": "the page",
    ".xhtml": "the page",
    ".pdf": "the PDF",
    ".docx": "the document",
    ".doc": "the document",
    ".odt": "the document",
    ".rtf": "the document",
    ".epub": "the book",
}
_URL = re.compile(r"https?://", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html\b)", re.IGNORECASE)
_VISIBLE = re.compile(r"[^\s\x00-\x1f\u200b-\u200f\u2060\ufeff]")
_REASONS = {
    errno.ENOENT: "no such file: check the path",
    errno.ENOTDIR: "no such file: check the path",
    errno.ENAMETOOLONG: "no such file, the name is too long: check the path",
    errno.EACCES: "no permission to read it: change its permissions or copy it",
    errno.EPERM: "no permission to read it: change its permissions or copy it",
    errno.ELOOP: "its links lead round in a loop: name the file itself",
}


class _Found(NamedTuple):
    source: str  # as the user gave it, or the folder as given and then the file's name
    path: Path | None  # None is standard input
    named: bool


def read(sources: Sequence[str], stdin: BinaryIO) -> tuple[Article | Unread, ...]:
    """One row for each source, and for each text file of a folder, in the order of the sources.

    The article in row n (from 1) has the id `an`; a row that could not be read keeps its number and
    says why. `-` is `stdin`. A bad source never raises and never costs the others.
    """
    rows = (row for source in sources for row in _rows(source))
    return tuple(
        row if isinstance(row, Unread) else _article(row, f"a{number}", stdin)
        for number, row in enumerate(rows, start=1)
    )


def _rows(source: str) -> Iterator[_Found | Unread]:
    shown = _printable(source)
    if source == STDIN:
        yield _Found(shown, None, named=True)
    elif not source.strip():
        yield _failed(shown, "an empty name: name a file, a folder or - for standard input", named=True)
    elif _URL.match(source):
        yield _failed(shown, _only_text("the page"), named=True)
    elif _is_folder(source):
        found = tuple(_walk(source))
        yield from found or (_no_text_files(shown),)
    else:
        yield _Found(shown, Path(source), named=True)


def _walk(folder: str) -> Iterator[_Found | Unread]:
    """The text files below `folder`, by name. A stack, since folders can nest deeper than calls."""
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            if Path(current).is_dir():
                waiting += _entries(current, top=current == folder)
            elif Path(current).is_file() or not Path(current).exists():
                yield _Found(_printable(current), Path(current), named=False)
        except OSError as wrong:
            yield _failed(_printable(current), _reason(wrong), named=current == folder)


def _entries(folder: str, *, top: bool) -> list[str]:
    """Folders and text files in `folder`, last name first. Links to folders are left out: they could loop."""
    with os.scandir(folder) as entries:
        kept = [
            entry.name
            for entry in entries
            if not entry.name.startswith(".")
            and (entry.is_dir(follow_symlinks=False) or _suffix(entry.name) in _TAKEN)
            and not (entry.is_symlink() and Path(entry.path).is_dir())
        ]
    stem = folder.rstrip("/") if top else folder
    return [f"{stem}/{name}" for name in sorted(kept, reverse=True)]


def _article(found: _Found, number: str, stdin: BinaryIO) -> Article | Unread:
    try:
        raw = _bytes(found.path, stdin)
        text = _text(raw)
    except SourceError as wrong:
        return _failed(found.source, str(wrong), named=found.named)
    if not _VISIBLE.search(text):
        reason = "nothing but white space in it" if text else "nothing in it"
        return Unread(source=found.source, status="empty", reason=reason, named=found.named)
    # Standard input has no ending that could tell; a `# ` before a title is Markdown's there too.
    about = metadata(text, markdown=found.path is None or _suffix(found.source) in _MARKDOWN)
    return Article(
        id=number,
        title=about.title,
        title_span=about.title_span,
        source=found.source,
        publisher=about.publisher,
        author=about.author,
        published=about.published,
        language=about.language,
        text=text,
    )


def _bytes(path: Path | None, stdin: BinaryIO) -> bytes:
    try:
        if path is None:
            raw = stdin.read(MAX_BYTES + 1)
        else:
            _check(path)
            with path.open("rb") as file:
                raw = file.read(MAX_BYTES + 1)
    except OSError as wrong:
        raise SourceError(_reason(wrong)) from wrong
    except ValueError as wrong:  # a NUL in the name, or standard input that was closed
        raise SourceError("it cannot be opened: check the path") from wrong
    if len(raw) > MAX_BYTES:  # a pipe has no size to ask for
        raise SourceError(f"more than the limit of {MAX_BYTES:,} bytes: split it")
    return raw


def _check(path: Path) -> None:
    about = path.stat()
    document = _DOCUMENTS.get(_suffix(path.name))
    if document:
        raise SourceError(_only_text(document))
    if stat.S_ISREG(about.st_mode) and about.st_size > MAX_BYTES:
        raise SourceError(f"{about.st_size:,} bytes, over the limit of {MAX_BYTES:,}: split it")


def _text(raw: bytes) -> str:
    if raw.startswith(b"%PDF"):
        raise SourceError(_only_text("the PDF"))
    if raw.startswith(b"PK\x03\x04"):
        raise SourceError(_only_text("the document"))
    if raw.startswith(b"{\\rtf"):
        raise SourceError(_only_text("the document"))
    text = decode(raw)
    if _PAGE.match(text):
        raise SourceError(_only_text("the page"))
    return text


def _only_text(document: str) -> str:
    return f"this version reads text and Markdown files: save {document} as text"


def _no_text_files(folder: str) -> Unread:
    reason = "no text in this folder: it needs a .txt, .text, .md or .markdown file"
    return Unread(source=folder, status="empty", reason=reason, named=True)


def _failed(source: str, reason: str, *, named: bool) -> Unread:
    return Unread(source=source, status="failed", reason=reason, named=named)


def _reason(wrong: OSError) -> str:
    said = (wrong.strerror or type(wrong).__name__).lower()
    return _REASONS.get(wrong.errno or 0, f"it cannot be read ({said}): check the file")


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except OSError:  # out of reach: opening it says why
        return False


def _suffix(name: str) -> str:
    return Path(name).suffix.lower()


def _printable(name: str) -> str:
    """A file name can hold bytes that are no UTF-8; a brief can't."""
    return name.encode("utf-8", "replace").decode("utf-8")
