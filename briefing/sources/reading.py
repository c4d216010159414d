"""Sources as articles: found, opened, read and numbered, in the order that they were named."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from briefing.errors import SourceError
from briefing.model import Article, Unread
from briefing.sources import documents, files


def read(sources: Sequence[str], stdin: BinaryIO) -> tuple[Article | Unread, ...]:
    """One row for each source, and for each file of a folder or a pattern, in the order of the sources.

    The article in row n (from 1) has the id `an`; a row that could not be read keeps its number and
    says why. `-` is `stdin`. A bad source never raises and never costs the others.
    """
    rows = (row for source in sources for row in _rows(source, stdin))
    return tuple(
        row.model_copy(update={"id": f"a{number}"}) if isinstance(row, Article) else row
        for number, row in enumerate(rows, start=1)
    )


def _rows(source: str, stdin: BinaryIO) -> Iterator[Article | Unread]:
    for file in files.found(source):
        if isinstance(file, Unread):
            yield file
            continue
        try:
            document = files.opened(file, stdin)
        except SourceError as wrong:
            yield documents.failed(file.source, str(wrong), named=file.named)
        else:
            yield from documents.rows(document)
