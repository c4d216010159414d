"""Judge store: where classifiers are kept, which are there, and which one a setting means."""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.atomic_files import cache_folder
from briefing.errors import BriefingError, UsageError, suggestion
from briefing.judge.classifier.known_judges import known_judges
from briefing.judge.classifier.pin import FILE, read_pin

IN_A_FOLDER, ON_THE_HUB = "onnx:", "hf:"

_COMMIT = re.compile(r"[0-9a-f]{7,40}")
_HUB_NAME = re.compile(r"hf:(?P<owner>[\w][\w.-]*)/(?P<name>[\w][\w.-]*)(?:@(?P<revision>[\w][\w./-]*))?")


def parse_hub_name(named: str) -> tuple[str, str] | None:
    """The repository ("OWNER/NAME") and the revision of "hf:OWNER/NAME@REVISION", which is empty where none
    is named; None for another name."""
    match = _HUB_NAME.fullmatch(named)
    return (f"{match['owner']}/{match['name']}", match["revision"] or "") if match else None


def is_judge(named: str, environment: Mapping[str, str]) -> bool:
    """Whether a name of a model means a classifier on this machine and none that is asked."""
    if named.startswith((IN_A_FOLDER, ON_THE_HUB)) or named in known_judges():
        return True
    return bool(named) and named in added_judges(environment)


def judge_folder(named: str, environment: Mapping[str, str]) -> Path:
    """The folder of the classifier that a name means. Raises UsageError where it has not been added, or is
    kept at another commit than the one named; a branch or a tag cannot be told from it."""
    if named.startswith(IN_A_FOLDER):
        return Path(named.removeprefix(IN_A_FOLDER)).expanduser()
    folder = added_judges(environment).get(_stored_name(named))
    if folder is None:
        raise UsageError(f"the judge {named} is not on this machine: briefing judge add {named}")
    hub = parse_hub_name(named)
    kept_at = read_pin(folder).revision
    if hub and _COMMIT.fullmatch(hub[1]) and not kept_at.startswith(hub[1]):
        raise UsageError(
            f"the judge {hub[0]} is kept at {kept_at[:10] or 'no known revision'}: briefing judge add {named}"
        )
    return folder


def added_judges(environment: Mapping[str, str]) -> dict[str, Path]:
    """The folders of the classifiers that were added, by their names, in the order of these."""
    store = store_folder(environment)
    if store is None or not store.is_dir():
        return {}
    return {
        _judge_name(folder.name): folder
        for folder in sorted(store.iterdir())
        if (folder / FILE).is_file() and not folder.name.startswith(".")
    }


def remove_judge(named: str, environment: Mapping[str, str]) -> Path:
    """Removes a classifier that was added; the folder that it was in comes back. Raises UsageError where
    there is none of this name."""
    added = added_judges(environment)
    folder = added.get(_stored_name(named))
    if folder is None:
        raise UsageError(f"no judge {named} was added; {suggestion(named, added, _there_are(added))}")
    with _beside(folder.parent) as away:  # at once, so that no run finds half of it
        folder.rename(away / folder.name)
    return folder


def _there_are(added: Mapping[str, Path]) -> str:
    return f"there are {', '.join(added)}" if added else "none was added"


@contextmanager
def judge_in_the_making(name: str, environment: Mapping[str, str]) -> Iterator[Path]:
    """A folder for the files of a classifier, which becomes that of this name when the block ends well; else
    nothing of it is left. Raises BriefingError where it cannot be written."""
    store = store_folder(environment)
    if store is None:
        raise UsageError("there is no home folder to keep a judge in; name one with XDG_CACHE_HOME")
    try:
        store.mkdir(parents=True, exist_ok=True)
        with _beside(store) as away:
            made = away / "new"
            made.mkdir()
            yield made
            place = store / _folder_name(name)
            with suppress(FileNotFoundError):
                place.rename(away / "old")
            made.rename(place)
    except OSError as wrong:
        reason = (wrong.strerror or str(wrong) or "no reason given").lower()
        raise BriefingError(
            f"cannot write {store / _folder_name(name)}: {reason}; make room or set XDG_CACHE_HOME"
        ) from wrong


@contextmanager
def _beside(store: Path) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(dir=store, prefix="."))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def store_folder(environment: Mapping[str, str]) -> Path | None:
    """The folder of all classifiers; None where there is no home."""
    cache = cache_folder(environment)
    return cache / "judges" if cache else None


def _stored_name(named: str) -> str:
    """The name that a classifier is kept by: without the revision, of which there is one."""
    hub = parse_hub_name(named)
    return f"{ON_THE_HUB}{hub[0]}" if hub else named


def _folder_name(name: str) -> str:
    return name.removeprefix(ON_THE_HUB).replace("/", "--")


def _judge_name(folder: str) -> str:
    owner, between, name = folder.partition("--")
    return f"{ON_THE_HUB}{owner}/{name}" if between else folder
