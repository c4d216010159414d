"""Atomic file writes: whole or not at all, beside their place, then renamed there. And where caches and a
user's own settings lie."""

import errno
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from briefing.errors import BriefingError, UsageError


def write_all(files: Mapping[Path, bytes], advice: str) -> None:
    """Writes all files, and renames them into place only when the last one is whole: no reader ever sees half
    a file, and none is replaced where another could not be written. Folders are made as needed.

    Raises BriefingError, which ends with `advice` on what to do.
    """
    beside: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path] = _write_temporary(path, content)
        for path, temporary in beside.items():
            temporary.replace(path)
    except OSError as wrong:
        reason = (wrong.strerror or "no reason given").lower()
        raise BriefingError(f"cannot write {path}: {reason}; {advice}") from wrong
    finally:
        for temporary in beside.values():
            temporary.unlink(missing_ok=True)


def check_writable(paths: Iterable[Path], advice: str) -> None:
    """Makes a file beside each of these, as `write_all` would, and takes away all that was made for that.

    Raises UsageError, which ends with `advice`, where that does not work or a folder stands there.
    """
    made_folders: list[Path] = []
    path = Path()
    try:
        for path in paths:
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            absent = [folder for folder in path.parents if not folder.exists()]
            for folder in reversed(absent):
                folder.mkdir(exist_ok=True)
                made_folders.append(folder)
            _write_temporary(path, b"").unlink()
    except OSError as wrong:
        reason = (wrong.strerror or "no reason given").lower()
        raise UsageError(f"cannot write {path}: {reason}; {advice}") from wrong
    finally:
        for folder in reversed(made_folders):
            with suppress(OSError):
                folder.rmdir()


def _write_temporary(path: Path, content: bytes) -> Path:
    """A temporary file in the same folder, on the disk as a whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def cache_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """Briefing's folder for what can be had again, by the custom of the system; None where there is no home.

    XDG_CACHE_HOME is taken everywhere (XDG Base Directory Specification: an absolute path, or none).
    """
    xdg_cache, local = environment.get("XDG_CACHE_HOME", ""), environment.get("LOCALAPPDATA", "")
    if Path(xdg_cache).is_absolute():
        return Path(xdg_cache) / "briefing"
    if platform == "win32" and local:
        return Path(local) / "briefing" / "Cache"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if platform == "darwin" else ".cache") / "briefing"


def config_folder(environment: Mapping[str, str]) -> Path | None:
    """Briefing's folder for the user's own settings and templates; None where there is no home.

    XDG_CONFIG_HOME is taken everywhere, else it is `~/.config` (XDG Base Directory Specification).
    """
    try:
        return Path(environment.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "briefing"
    except RuntimeError:
        return None
