"""HTTP cache: pages that were fetched, kept so that a server has to send again only what has changed."""

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

_DAYS_KEPT = 30
_DAY = 86_400  # seconds


class FetchedPage(NamedTuple):
    """What a server sent: the bytes, and the media type and encoding that it states for them. `validators`
    are the headers to ask with, whether it has changed since."""

    raw: bytes
    kind: str
    charset: str
    url: str  # where it was in the end
    validators: Mapping[str, str]


class PageStore:
    """Pages in a folder, a file for each address; None keeps nothing. Whatever is wrong with the folder costs
    the store and never a run."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        if folder is not None:
            _sweep(folder)

    def get(self, url: str) -> FetchedPage | None:
        """What is kept of an address, if anything whole is."""
        if self._folder is None:
            return None
        try:
            head, _, raw = self._path(url).read_bytes().partition(b"\n")
            about = json.loads(head)
            whole = about.pop("size") == len(raw)
            return FetchedPage(raw=raw, url=url, **about) if whole else None
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def put(self, url: str, fetched: FetchedPage) -> None:
        """Keeps a page that its server gave validators for."""
        if self._folder is None or not fetched.validators:
            return
        about = {
            "kind": fetched.kind,
            "charset": fetched.charset,
            "validators": dict(fetched.validators),
            "size": len(fetched.raw),
        }
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(json.dumps(about).encode() + b"\n" + fetched.raw)
            Path(name).replace(self._path(url))
        except OSError:
            self._folder = None  # full or not ours: from now on nothing is kept

    def _path(self, url: str) -> Path:
        assert self._folder is not None
        return self._folder / hashlib.sha256(url.encode()).hexdigest()


def _sweep(folder: Path) -> None:
    """Removes what was last written a month ago."""
    oldest = time.time() - _DAYS_KEPT * _DAY
    try:
        for entry in os.scandir(folder):
            if entry.is_file(follow_symlinks=False) and entry.stat(follow_symlinks=False).st_mtime < oldest:
                Path(entry.path).unlink(missing_ok=True)
    except OSError:
        return
