"""Player: recorded answers in the place of an endpoint, without a network and without what speaks to one."""

import json
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from briefing.errors import CassetteError
from briefing.llm import client
from briefing.llm.cassettes import cassette_file, drift, provenance
from briefing.llm.cassettes.cassette_file import Interaction, RecordedResponse


class Player:
    """Plays what was recorded, each answer once, and lets no other question through. `used` are the answers
    that were played, in order."""

    def __init__(self, path: str, interactions: Sequence[Interaction], again: str) -> None:
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

    @contextmanager
    def running(self) -> Iterator[None]:
        """Stands in the place of every endpoint that is asked within the block."""
        before = client.RECORDED.set(self)
        try:
            yield
        finally:
            client.RECORDED.reset(before)

    def has(self, request: Mapping[str, Any]) -> bool:
        """Whether an answer to the question waits to be played."""
        return bool(self._waiting.get(cassette_file.request_key(request)))

    def play(self, request: Mapping[str, Any]) -> RecordedResponse:
        """The next answer to a question. Raises CassetteError where there is none (left)."""
        key = cassette_file.request_key(request)
        if not self._waiting.get(key):
            raise self._missing(request, key)
        self._played[key] += 1
        self.used.append(self._waiting[key].popleft())
        return self.used[-1].response

    def _missing(self, request: Mapping[str, Any], key: cassette_file.RequestKey) -> CassetteError:
        again = f"record it anew with: {self._again}"
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
        today = drift.CurrentRequest(json.loads(json.dumps(request)), provenance.current_provenance())
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
