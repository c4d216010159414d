"""Zip files of XML, as Word and EPUB have them, and their members, within bounds."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from briefing.errors import SourceError

MOST_MEMBERS = 5_000
MAX_MEMBER = 10_000_000  # bytes, unpacked
MAX_UNPACKED = 100_000_000  # of all members, pictures among them
_FAULTS = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError)


@contextmanager
def open_zip(raw: bytes, kind: str) -> Iterator[zipfile.ZipFile]:
    """The zip file that `raw` is. Raises SourceError where it is broken or locked, or more than a document of
    its kind holds; no member is unpacked before."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
                raise SourceError(f"the {kind} unpacks to more than an article holds: save the article alone")
            yield archive
    except _FAULTS as wrong:
        raise SourceError(f"the {kind} is broken or locked: save it again, or as text") from wrong


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """A member's bytes, b"" where there is none of the name. Raises SourceError where it is too long."""
    if name not in archive.NameToInfo:
        return b""
    if archive.getinfo(name).file_size > MAX_MEMBER:
        raise SourceError(f"more than {MAX_MEMBER:,} bytes of text in it: save the article alone")
    return archive.read(name)
