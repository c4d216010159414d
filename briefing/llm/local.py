"""Local model: a GGUF file, served by llama.cpp inside this process and asked like any endpoint.

llama.cpp comes with the package xllamacpp (the extra `local`). It holds a strict schema by a grammar of its
own, listens on loopback alone, and takes no request without the key that is made up for each run.
"""

import hashlib
import json
import os
import secrets
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from briefing import atomic_files
from briefing.errors import BriefingError, UsageError
from briefing.llm import cache
from briefing.llm.endpoint import MAX_TOKENS, Endpoint, endpoint

EXTRA = "pip install 'briefing-cli[local]'"

_PACKAGE = "xllamacpp"
_MAGIC = b"GGUF"
_SLOWER = 10  # times as long for an answer as a model on somebody's servers is given
_SPREAD = 1.3  # tokens of a small vocabulary for one of o200k_base; measured with SmolLM2: 1.1
_LEAST = 200  # tokens of sentences that a request must have room for
_STEP = 512  # tokens of a prompt that are read in one go; llama.cpp stops between two of them
_WAITING = ("OMP_WAIT_POLICY", "passive")  # read by libgomp when it is loaded; else threads that wait for one
# another hold the cores, and a machine that has other work too writes 5 tokens a second instead of 70
_SILENT = -1  # of llama.cpp's own log, which it writes to standard error


class LocalModel(NamedTuple):
    """A local model that can be asked; `chunk_tokens` is how many tokens of sentences fit a request."""

    endpoint: Endpoint
    chunk_tokens: int


def is_installed() -> bool:
    """Whether the extra `local` is there."""
    return find_spec(_PACKAGE) is not None


def check(path: Path) -> None:
    """Raises UsageError where the file cannot be a model, or the extra `local` is missing."""
    try:
        with path.open("rb") as file:
            begins = file.read(len(_MAGIC))
    except OSError as wrong:
        reason = (wrong.strerror or "it cannot be read").lower()
        raise UsageError(f"--local-model {path}: {reason}; name a file in the format GGUF") from wrong
    if begins != _MAGIC:
        raise UsageError(f"--local-model {path} is no GGUF file; name one that llama.cpp reads")
    if not is_installed():
        raise UsageError(f"--local-model needs llama.cpp, which is not installed: {EXTRA}")


def digests_path(environment: Mapping[str, str]) -> Path | None:
    """Where digests are noted: beside the answers; None where the user has no home."""
    answers = cache.cache_path(environment)
    return answers.with_name("models.json") if answers else None


def digest(path: Path, kept: Path | None = None) -> str:
    """The SHA-256 of a file as hexadecimal digits.

    Some gigabytes take seconds, so it is noted in the file `kept`, and found there while the path, the size
    and the time of the last change stay the same.
    """
    about, noted = path.stat(), _noted_digests(kept)
    seen = f"{path.resolve()} {about.st_size} {about.st_mtime_ns}"
    if seen in noted:
        return noted[seen]
    with path.open("rb") as file:
        hexdigest = hashlib.file_digest(file, "sha256").hexdigest()
    if kept is not None:
        with suppress(BriefingError):  # the next run will take its seconds again
            atomic_files.write_all({kept: json.dumps({**noted, seen: hexdigest}, indent=1).encode()}, "")
    return hexdigest


@contextmanager
def serve_model(
    path: Path, prompt_tokens: int, chunk_tokens: int, timeout: float, kept: Path | None = None
) -> Iterator[LocalModel]:
    """The model of a GGUF file, loaded and listening until the block ends.

    A request takes `prompt_tokens` beside its sentences and wants `chunk_tokens` for those, both counted with
    o200k_base; a model whose context is smaller gets smaller requests. `timeout`: seconds for an answer, of
    which it gets ten times as many. Raises UsageError where the file is no model, or none that llama.cpp can
    load, or one that cannot hold the prompts.
    """
    check(path)
    token = secrets.token_hex(16)
    wanted = int((prompt_tokens + chunk_tokens) * _SPREAD) + MAX_TOKENS
    server = _start_server(path, wanted, token)
    base_url = f"{server.listening_address}/v1"
    context = _context_size(base_url, token, wanted)
    most = min(MAX_TOKENS, context // 4)
    room = int((context - most) / _SPREAD) - prompt_tokens
    if room < _LEAST:
        raise UsageError(
            f"{path.name} holds {context:,} tokens at once, too few for the prompts, which take "
            f"{prompt_tokens:,}; shorten them or take another model"
        )
    server_endpoint = endpoint(path.name, base_url, {"OPENAI_API_KEY": token}, timeout * _SLOWER, most)
    model_endpoint = server_endpoint.model_copy(update={"identity": f"sha256:{digest(path, kept)}"})
    try:
        yield LocalModel(model_endpoint, min(chunk_tokens, room))
    finally:
        del server  # ends llama.cpp's threads, and gives back the memory


def _start_server(path: Path, context: int, token: str) -> Any:
    """llama.cpp's server. One request at a time: so the beginning that all prompts share is read once."""
    os.environ.setdefault(*_WAITING)
    llama = import_module(_PACKAGE)
    parameters = llama.CommonParams()
    parameters.verbosity = _SILENT
    parameters.model.path, parameters.model_alias = str(path), {path.name}
    parameters.n_ctx, parameters.n_parallel, parameters.n_batch = context, 1, _STEP
    parameters.port, parameters.api_keys = 0, [token]
    parameters.ui = parameters.endpoint_slots = False
    allowed = _cores_allowed()
    if allowed is not None:
        parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = allowed
    try:
        with _default_interrupt():
            return llama.Server(parameters)
    except RuntimeError as wrong:
        raise UsageError(
            f"llama.cpp cannot load {path}: it is damaged, too large for this machine, or of a kind that "
            "this version does not know; try another file, or a newer xllamacpp"
        ) from wrong


def _cores_allowed() -> int | None:
    """How many cores this process may use; None for all of them, of which llama.cpp takes the real ones."""
    if not hasattr(os, "sched_getaffinity"):
        return None
    allowed = len(os.sched_getaffinity(0))
    return allowed if allowed < (os.cpu_count() or allowed) else None


@contextmanager
def _default_interrupt() -> Iterator[None]:
    """Lets Ctrl-C end the process while llama.cpp loads, which keeps Python from noticing it; nothing has
    been begun that could be lost."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _context_size(base_url: str, token: str, wanted: int) -> int:
    """The tokens of one context: what was asked for, or less where the model was trained for less."""
    import httpx2

    reply = httpx2.get(f"{base_url}/models", headers={"authorization": f"Bearer {token}"}, trust_env=False)
    return min(wanted, int(reply.json()["data"][0]["meta"]["n_ctx"]))


def _noted_digests(kept: Path | None) -> dict[str, str]:
    try:
        content = json.loads(kept.read_bytes()) if kept is not None else {}
    except (OSError, ValueError):
        return {}
    return {seen: str(digest) for seen, digest in content.items()} if isinstance(content, dict) else {}
