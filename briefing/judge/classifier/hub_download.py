"""Hub download: a classifier from the Hugging Face hub, or from a server with its paths, kept whole or not at
all, with the hashes of its files pinned.

No token of the user is sent, so that a repository that asks for one cannot be had.
"""

import logging
import shutil
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from briefing.errors import BriefingError, UsageError, suggestion
from briefing.judge.classifier import judge_store, model_folder, pin
from briefing.judge.classifier.extra import check_installed, import_package
from briefing.judge.classifier.known_judges import KnownJudge, known_judges
from briefing.judge.classifier.pin import Pin
from briefing.notices import Notice

HUB = "https://huggingface.co"

_SECONDS = 20.0  # for the description of a repository, and for what is said of a file
_NEEDED = (model_folder.CONFIG, model_folder.TOKENIZER)
_BESIDE = (model_folder.TOKENIZER_CONFIG,)
_WEIGHTS_APART = ("_data", ".data")  # after the model's name: where its weights are in a file of their own
_SHORT = 10  # digits of a commit, where it is only named
_LICENCE = "license:"  # among the tags of a repository


class AddedJudge(NamedTuple):
    """A classifier that was added, where it is, and the SHA-256 of its model."""

    name: str
    folder: Path
    sha256: str


class _Repository(NamedTuple):
    """What the hub says of a repository at a commit: its files with their sizes in bytes, 0 where they are
    not known, and with those hashes that it names."""

    source: str
    commit: str
    licence: str
    sizes: Mapping[str, int]
    hashes: Mapping[str, str]


def add_judge(
    named: str, environment: Mapping[str, str], notice: Notice, endpoint: str = "", entailment: str = ""
) -> AddedJudge:
    """Downloads the judge of a name: one of the table, or "hf:OWNER/NAME@REVISION".

    `notice` is told its size, licence and what could not be looked up, before the first file. `endpoint` is a
    server with the hub's paths; else HF_ENDPOINT, else the hub. `entailment` names the label that says that a
    statement follows, where the model's own configuration does not. Raises UsageError for a name that means
    nothing and where the extra `judge` is missing, BriefingError where the download fails, a hash is another
    one than expected, or what came is no classifier; nothing is left of it then.
    """
    from briefing.judge.classifier.classifier_reader import load_reader

    wanted = _wanted(named)
    wanted = wanted.model_copy(update={"entailment": entailment or wanted.entailment})
    check_installed("briefing judge add")
    server = _server(endpoint or environment.get("HF_ENDPOINT", "") or HUB)
    with _translated_errors(wanted, server):
        repository = _describe(wanted, server)
    files = _files(wanted, repository)
    _announce(wanted, repository, files, notice)
    with judge_store.judge_in_the_making(wanted.name, environment) as made:
        _check_room(made, sum(repository.sizes[name] for name in files))
        with _translated_errors(wanted, server):
            for name in files:
                _fetch(repository, name, made, server)
        shutil.rmtree(made / ".cache", ignore_errors=True)  # notes of huggingface_hub
        hashes = {name: pin.file_digest(made / name) for name in files}
        _check_hashes(wanted, repository, hashes)
        (made / pin.FILE).write_bytes(pin.pin_bytes(_pin(wanted, repository, hashes)))
        try:
            load_reader(made)
        except UsageError as wrong:
            raise BriefingError(str(wrong).replace(str(made), wanted.source)) from wrong
    folder = judge_store.judge_folder(wanted.name, environment)
    return AddedJudge(wanted.name, folder, hashes[files[0]])


def _wanted(named: str) -> KnownJudge:
    hub = judge_store.parse_hub_name(named)
    if hub:
        source, revision = hub
        return KnownJudge(name=f"{judge_store.ON_THE_HUB}{source}", source=source, revision=revision)
    known = known_judges()
    if named in known:
        return known[named]
    hint = suggestion(named, known, f"there are {', '.join(known)}, and hf:OWNER/NAME for any other")
    raise UsageError(f"no judge is called {named}; {hint}")


def _describe(wanted: KnownJudge, server: str) -> _Repository:
    hub = import_package("huggingface_hub")
    told = hub.HfApi(endpoint=server, token=False).model_info(
        wanted.source, revision=wanted.revision or None, files_metadata=True, timeout=_SECONDS
    )
    if not told.sha:
        raise BriefingError(f"{_host(server)} names no commit of {wanted.source}; name another --endpoint")
    siblings = told.siblings or []
    licences = [tag.removeprefix(_LICENCE) for tag in told.tags or () if tag.startswith(_LICENCE)]
    return _Repository(
        wanted.source,
        told.sha,
        licences[0] if licences else "",
        {file.rfilename: file.size or 0 for file in siblings},
        {file.rfilename: file.lfs.sha256 for file in siblings if file.lfs},
    )


def _files(wanted: KnownJudge, repository: _Repository) -> list[str]:
    """The files to be had, the model first. Raises BriefingError where one is missing there."""
    there = repository.sizes
    models = [wanted.file] if wanted.file else model_folder.MODELS
    model = next((name for name in models if name in there), None)
    missing = [] if model else [" or ".join(models)]
    missing += [name for name in _NEEDED if name not in there]
    if model is None or missing:
        raise BriefingError(
            f"{wanted.source} holds no {', no '.join(missing)}: export the model to ONNX, and name its folder"
            " as onnx:FOLDER"
        )
    beside = [*_BESIDE, *(model + ending for ending in _WEIGHTS_APART)]
    return [model, *_NEEDED, *(name for name in beside if name in there)]


def _announce(wanted: KnownJudge, repository: _Repository, files: Sequence[str], notice: Notice) -> None:
    size = sum(repository.sizes[name] for name in files)
    megabytes = f"{size / 1e6:,.0f} MB" if size >= 1e6 else f"{size / 1e3:,.0f} KB"
    licence = wanted.licence or repository.licence
    notice(
        f"{wanted.name}: {wanted.source} at {repository.commit[:_SHORT]}, {megabytes},"
        f" {f'licence {licence}' if licence else 'no licence is named'}."
    )
    if wanted.licence and repository.licence and wanted.licence != repository.licence:
        notice(f"The hub names another licence by now: {repository.licence}.")
    looked_up = {"revision": wanted.revision, "hash": wanted.sha256, "licence": wanted.licence}
    unknown = [what for what, known in looked_up.items() if not known]
    if unknown:
        notice(
            f"Not looked up beforehand: {', '.join(unknown)}. What comes is taken as it is, and pinned by its"
            " hashes."
        )


def _pin(wanted: KnownJudge, repository: _Repository, hashes: Mapping[str, str]) -> Pin:
    return Pin(
        name=wanted.name,
        source=repository.source,
        revision=repository.commit,
        licence=wanted.licence or repository.licence,
        files=dict(hashes),
        entailment=wanted.entailment,
        threshold=wanted.threshold,
    )


def _check_room(folder: Path, size: int) -> None:
    free = shutil.disk_usage(folder).free
    if size > free:
        raise BriefingError(
            f"cannot write {folder.parent.parent}: {size / 1e6:,.0f} MB are wanted and {free / 1e6:,.0f} MB"
            " are free; make room or set XDG_CACHE_HOME"
        )


def _fetch(repository: _Repository, name: str, folder: Path, server: str) -> None:
    import_package("huggingface_hub").hf_hub_download(
        repository.source,
        name,
        revision=repository.commit,
        local_dir=folder,
        endpoint=server,
        token=False,
        etag_timeout=_SECONDS,
    )


def _check_hashes(wanted: KnownJudge, repository: _Repository, hashes: Mapping[str, str]) -> None:
    expected = {**repository.hashes}
    if wanted.sha256:
        expected[wanted.file] = wanted.sha256
    for name, digest in hashes.items():
        if name in expected and digest != expected[name]:
            raise BriefingError(
                f"{name} of {wanted.source} has the SHA-256 {digest} and not {expected[name]}: it is not what"
                " was expected, and was not kept; try again, or ask who keeps the repository"
            )


@contextmanager
def _translated_errors(wanted: KnownJudge, server: str) -> Iterator[None]:
    """Errors of huggingface_hub as one line, and those of the disk as they are."""
    import httpx2

    errors = import_package("huggingface_hub.errors")
    host, another = _host(server), "try again later, or name an --endpoint"
    try:
        with _silent_hub():
            yield
    except errors.RevisionNotFoundError as wrong:
        said = f"{host} has no revision {wanted.revision} of {wanted.source}; name another one"
        raise BriefingError(said) from wrong
    except errors.RepositoryNotFoundError as wrong:
        said = (
            f"{host} shows no {wanted.source} to everybody; have it by yourself, and name it as onnx:FOLDER"
        )
        raise BriefingError(said) from wrong
    except errors.OfflineModeIsEnabled as wrong:
        raise BriefingError("HF_HUB_OFFLINE is set, so that nothing is downloaded; unset it") from wrong
    except errors.HfHubHTTPError as wrong:
        status = wrong.response.status_code if wrong.response is not None else "no status"
        raise BriefingError(f"{host} answers with {status}; {another}") from wrong
    except (httpx2.HTTPError, httpx2.InvalidURL) as wrong:
        raise BriefingError(f"{host} cannot be reached ({_reason(wrong)}); {another}") from wrong
    except (
        errors.XetDownloadError,
        errors.LocalEntryNotFoundError,
        ValueError,
        KeyError,
        TypeError,
    ) as wrong:
        raise BriefingError(f"{host} gave no {wanted.source} ({_reason(wrong)}); {another}") from wrong
    except OSError as wrong:
        if wrong.errno is not None:
            raise
        raise BriefingError(f"{host} gave no {wanted.source} ({_reason(wrong)}); {another}") from wrong


@contextmanager
def _silent_hub() -> Iterator[None]:
    """Within the block huggingface_hub says nothing on standard error, and draws no bar."""
    bars, log = (import_package(f"huggingface_hub.utils.{name}") for name in ("tqdm", "logging"))
    hidden, level = bars.are_progress_bars_disabled(), log.get_verbosity()
    bars.disable_progress_bars()
    log.set_verbosity(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.set_verbosity(level)
        if not hidden:
            bars.enable_progress_bars()


def _reason(wrong: BaseException) -> str:
    said = str(wrong).strip().splitlines()
    return said[0][:120] if said else type(wrong).__name__


def _server(named: str) -> str:
    try:
        known = urlsplit(named).scheme in ("http", "https") and bool(urlsplit(named).hostname)
    except ValueError:
        known = False
    if not known:
        raise UsageError(f"--endpoint {named} is no address of a server; give one as in {HUB}")
    return named.rstrip("/")


def _host(server: str) -> str:
    return urlsplit(server).netloc.rpartition("@")[2]
