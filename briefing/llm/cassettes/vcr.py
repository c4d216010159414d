"""Recorder and player: vcrpy between the SDK and the network. Importing this imports vcrpy, 0.15 s."""

import json
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx2
from vcr.cassette import Cassette  # type: ignore[import-untyped]
from vcr.patch import PATCHER_NAMES, CassettePatcherBuilder  # type: ignore[import-untyped]
from vcr.record_mode import RecordMode  # type: ignore[import-untyped]
from vcr.request import Request  # type: ignore[import-untyped]

from briefing.errors import PASSING, AnswerError, BriefingError, CassetteError, GarbledError
from briefing.llm import error_responses
from briefing.llm import response as responses
from briefing.llm.cassettes import cassette_file, drift, provenance
from briefing.llm.cassettes.cassette_file import Interaction

_ENDING = (401, 403, 404, 407)  # faults that end a run, some with a part of the key in their text
_OURS = ("httpx", "httpx2")  # the libraries that the SDK may send through; all others are left alone


class _Tape(Cassette):  # type: ignore[misc]
    """What vcrpy asks of a cassette; requests to anything but a model pass it by."""

    def __init__(self, mode: Any) -> None:
        others = [name for name in PATCHER_NAMES if name not in _OURS]
        super().__init__(path="", record_mode=mode, skip_patchers=others)

    def filter_request(self, request: Request) -> Request | None:
        return request if request.method == "POST" and request.path.endswith("/chat/completions") else None

    @contextmanager
    def running(self) -> Iterator[None]:
        """Stands between every client of this process and the network."""
        with ExitStack() as patches:
            for patch in CassettePatcherBuilder(self).build():
                patches.enter_context(patch)
            yield


class Recorder(_Tape):
    """Keeps what was asked and answered; `keep` is handed each answer as it comes. Once it has failed nothing
    more is asked, since nothing could be kept of it."""

    def __init__(self, keep: Callable[[Interaction], None]) -> None:
        super().__init__(RecordMode.ALL)
        self.added: list[Interaction] = []
        self._keep = keep
        self._failed: BriefingError | None = None

    def can_play_response_for(self, request: Request) -> bool:
        """Raises the error that an earlier answer could not be kept for."""
        if self._failed is not None and self.filter_request(request) is not None:
            raise self._failed
        return False

    def append(self, request: Request, response: dict[str, Any]) -> None:
        status = response["status"]["code"]
        if self.filter_request(request) is None or not _lasts(status):
            return
        headers = [(name, value) for name, values in response["headers"].items() for value in values]
        plain = httpx2.Response(status, headers=headers, content=response["body"]["string"])
        interaction = cassette_file.interaction(
            request.body,
            status,
            plain.headers.get("content-type", ""),
            plain.content,
            provenance.current_provenance(),
        )
        if not (_refuses_form(interaction) or _is_garbled(interaction)):
            try:
                self._keep(interaction)
            except BriefingError as wrong:
                self._failed = wrong
                raise
            self.added.append(interaction)


class Player(_Tape):
    """Plays what was recorded, each answer once, and lets no other question through. `used` are the answers
    that were played, in order."""

    def __init__(self, path: str, interactions: Sequence[Interaction], again: str) -> None:
        super().__init__(RecordMode.NONE)
        self._file = path
        self._again = again
        self._recorded = tuple(interactions)
        self.used: list[Interaction] = []
        self._waiting: defaultdict[cassette_file.RequestKey, deque[Interaction]] = defaultdict(deque)
        self._played: Counter[cassette_file.RequestKey] = Counter()
        for interaction in interactions:
            self._waiting[cassette_file.request_key(interaction.request)].append(interaction)

    @property
    def played(self) -> int:
        return self._played.total()

    def can_play_response_for(self, request: Request) -> bool:
        """Raises CassetteError where the request is a question without an answer (left)."""
        if self.filter_request(request) is None:
            return False
        if not self.has(request):
            raise self._missing(request.body)
        return True

    def has(self, request: Request) -> bool:
        """Whether an answer to the question waits to be played."""
        return bool(self._waiting.get(_key(request.body)))

    def play_response(self, request: Request) -> dict[str, Any]:
        key = _key(request.body)
        self._played[key] += 1
        self.used.append(self._waiting[key].popleft())
        response = self.used[-1].response
        return {
            "status": {"code": response.status, "message": None},
            "headers": {"content-type": [response.content_type]},
            "body": {"string": response.content()},
        }

    def append(self, request: Request, response: dict[str, Any]) -> None:
        pass

    def _missing(self, body: bytes) -> CassetteError:
        key, again = _key(body), f"record it anew with: {self._again}"
        played = self._played[key]
        if played:
            times = "once" if played == 1 else f"{played} times"
            return CassetteError(
                f"{self._file} holds the answer to this request {times}, and it is asked once more; {again}",
                played,
            )
        models = sorted({waiting_key.model for waiting_key in self._waiting})
        if models and key.model not in models:
            return CassetteError(
                f"{self._file} was recorded with {' and '.join(models)}, not with {key.model}; "
                f"leave out --model, or {again}"
            )
        today = drift.CurrentRequest(json.loads(body), provenance.current_provenance())
        recorded = drift.nearest_recording(today, self._recorded)
        if recorded is None:
            return CassetteError(
                f"{self._file} holds no answer to this request: nothing was recorded of this text; "
                f"add it with --record {self._file} --record-mode new"
            )
        difference = drift.drift(today, recorded)
        since = "; ".join(difference.causes) or "the program asks otherwise"
        return CassetteError(
            f"{self._file} holds no answer to this request. Since it was recorded {since}; {again}",
            differing=difference.lines,
        )


class Extender(Recorder):
    """Plays what was recorded, and keeps what is asked beyond it."""

    def __init__(
        self, path: str, interactions: Sequence[Interaction], keep: Callable[[Interaction], None]
    ) -> None:
        super().__init__(keep)
        self.player = Player(path, interactions, again="")

    def can_play_response_for(self, request: Request) -> bool:
        known = self.filter_request(request) is not None and self.player.has(request)
        return known or super().can_play_response_for(request)

    def play_response(self, request: Request) -> dict[str, Any]:
        return self.player.play_response(request)


def _key(body: bytes) -> cassette_file.RequestKey:
    return cassette_file.request_key(json.loads(body))


def _refuses_form(interaction: Interaction) -> bool:
    """Whether the answer refuses a parameter or a format, so that the client asks in another way."""
    status, body = interaction.response.status, interaction.response.body
    refused = error_responses.refused_parameter(
        status, body, error_responses.adjustable_parameters(interaction.request)
    )
    return (
        refused is not None
        or error_responses.refuses_format(status, body)
        or error_responses.refuses_role(status, body)
        or error_responses.demands_stream(status, body)
    )


def _is_garbled(interaction: Interaction) -> bool:
    """Whether a status of 200 came with a page, a fault or nothing, which passes."""
    if interaction.response.status >= 300:
        return False
    content = interaction.response.content()
    try:
        return responses.refusal(content, {}) is not None or not responses.answer(content, "", "", 0)
    except GarbledError:
        return True
    except AnswerError:
        return False


def _lasts(status: int) -> bool:
    """Whether the same request would be answered so again, and a run goes on after it."""
    return status < 300 or (400 <= status < 500 and status not in PASSING + _ENDING)
