"""Recorder: vcrpy between the SDK and the network. Importing this imports vcrpy, 0.15 s."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx2
from vcr.cassette import Cassette  # type: ignore[import-untyped]
from vcr.patch import PATCHER_NAMES, CassettePatcherBuilder  # type: ignore[import-untyped]
from vcr.record_mode import RecordMode  # type: ignore[import-untyped]
from vcr.request import Request  # type: ignore[import-untyped]

from briefing.errors import PASSING, AnswerError, BriefingError, GarbledError
from briefing.llm import error_responses
from briefing.llm import response as responses
from briefing.llm.cassettes import cassette_file, provenance
from briefing.llm.cassettes.cassette_file import Interaction
from briefing.llm.cassettes.player import Player

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


class Extender(Recorder):
    """Plays what was recorded, and keeps what is asked beyond it."""

    def __init__(
        self, path: str, interactions: Sequence[Interaction], keep: Callable[[Interaction], None]
    ) -> None:
        super().__init__(keep)
        self.player = Player(path, interactions, again="")

    def can_play_response_for(self, request: Request) -> bool:
        known = self.filter_request(request) is not None and self.player.has(json.loads(request.body))
        return known or super().can_play_response_for(request)

    def play_response(self, request: Request) -> dict[str, Any]:
        played = self.player.play(json.loads(request.body))
        return {
            "status": {"code": played.status, "message": None},
            "headers": {"content-type": [played.content_type]},
            "body": {"string": played.content()},
        }


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
