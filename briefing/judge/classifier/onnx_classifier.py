"""ONNX classifier: the probability that one text follows from another, by a model that runs on this machine.

The model runs by onnxruntime, its texts are encoded by tokenizers: no other package is needed, and none of
the model's own code is run.
"""

import math
import os
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from briefing.errors import UsageError
from briefing.judge.classifier.extra import check_installed, import_package
from briefing.judge.classifier.model_folder import ModelFolder

Pair = tuple[str, str]  # a premise and a hypothesis

MOST_THREADS = 4
_BATCH = 16  # pairs
_BATCH_TOKENS = 4096  # of a batch with its padding; bounds the memory that a long pair takes
_LEAST_PREMISE = 16  # tokens
_DIGITS = 4  # of a probability: the rest depends on the processor, and on what else is in the batch
_FATAL = 4  # of onnxruntime's own log, which it writes to standard error
_KINDS = {"tensor(int64)": "int64", "tensor(int32)": "int32"}
_FED = ("input_ids", "attention_mask", "token_type_ids")


class Scores(NamedTuple):
    """The probabilities that a hypothesis follows from its premise, and that it is contradicted by it; the
    second is 0 where the model has no such label."""

    entailment: float
    contradiction: float


class _Encoded(NamedTuple):
    ids: list[int]
    segments: list[int]


class OnnxClassifier:
    """A classifier that is loaded. Raises UsageError where the extra `judge` is missing or the folder holds
    none that can be run.

    The same pairs get the same scores on one machine, to the fourth digit; it takes four threads at most.
    """

    def __init__(self, folder: ModelFolder) -> None:
        check_installed(f"the judge {folder.name}")
        self.folder = folder
        self._tokenizer = _load_tokenizer(folder)
        self._marks = _special_tokens(self._tokenizer)
        self._session = _load_session(folder)
        self._kinds = {given.name: given.type for given in self._session.get_inputs()}
        unknown = [name for name in self._kinds if name not in _FED or self._kinds[name] not in _KINDS]
        if unknown or "input_ids" not in self._kinds:
            wanted = ", ".join(unknown) or "no input_ids"
            raise UsageError(f"{folder.model} is no classifier of texts: it asks for {wanted}")
        self._around = len(self._encoded("", "").ids)
        self._check_outputs()

    def room(self, hypothesis: str) -> int:
        """The tokens that a premise may have beside this hypothesis; 0 where the hypothesis is too long."""
        room = self.folder.max_tokens - self._around - self.count(hypothesis)
        return room if room >= _LEAST_PREMISE else 0

    def count(self, text: str) -> int:
        """The tokens of a text."""
        return len(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def scores(self, pairs: Sequence[Pair]) -> list[Scores]:
        """The scores of pairs of a premise and a hypothesis, in order. Of a premise that is too long the end
        is left out, of a hypothesis never anything. Raises ValueError where one is too long by itself."""
        encoded = [self._encode(pair) for pair in pairs]
        by_length = sorted(range(len(pairs)), key=lambda at: (len(encoded[at].ids), at))
        scores: dict[int, Scores] = {}
        for batch in _batches(by_length, encoded):
            logits = self._run([encoded[at] for at in batch])
            scores.update(zip(batch, map(self._as_scores, logits), strict=True))
        return [scores[at] for at in range(len(pairs))]

    def _encode(self, pair: Pair) -> _Encoded:
        premise, hypothesis = (self._marks.sub(" ", text) for text in pair)
        room = self.room(hypothesis)
        if not room:
            raise ValueError("a hypothesis is longer than the model reads")
        ends = [end for _, end in self._tokenizer.encode(premise, add_special_tokens=False).offsets]
        encoded = self._encoded(premise if len(ends) <= room else premise[: ends[room - 1]], hypothesis)
        while (over := len(encoded.ids) - self.folder.max_tokens) > 0 and room > over:
            room -= over  # where words stick together, a text has other tokens than its parts
            encoded = self._encoded(premise[: ends[room - 1]], hypothesis)
        return encoded

    def _encoded(self, premise: str, hypothesis: str) -> _Encoded:
        """Both texts as the model reads them: as a pair, or in the template that it was trained with."""
        template = self.folder.pin.template
        if template:
            before, _, rest = template.partition("{premise}")
            between, _, after = rest.partition("{hypothesis}")
            encoding = self._tokenizer.encode(f"{before}{premise}{between}{hypothesis}{after}")
        else:
            encoding = self._tokenizer.encode(premise, hypothesis)
        return _Encoded(encoding.ids, encoding.type_ids)

    def _run(self, batch: Sequence[_Encoded]) -> list[list[float]]:
        import numpy

        longest = max(len(encoded.ids) for encoded in batch)
        padded = {
            "input_ids": [_pad(encoded.ids, longest, self.folder.pad_id) for encoded in batch],
            "attention_mask": [_pad([1] * len(encoded.ids), longest, 0) for encoded in batch],
            "token_type_ids": [_pad(encoded.segments, longest, 0) for encoded in batch],
        }
        fed = {name: numpy.array(padded[name], dtype=_KINDS[kind]) for name, kind in self._kinds.items()}
        first, *_ = self._session.run([self._session.get_outputs()[0].name], fed)
        rows: list[list[float]] = first.astype("float64").reshape(len(batch), -1).tolist()
        return rows

    def _check_outputs(self) -> None:
        """Raises UsageError unless the model runs, and gives a number for each of its labels."""
        model, labels = self.folder.model, self.folder.labels
        try:
            row = self._run([self._encode(("It rained.", "It rained."))])[0]
        except _runtime_errors() as wrong:
            raise UsageError(f"{model} cannot be run ({_first_line(wrong)}); export it anew") from wrong
        if len(row) != len(labels) or not all(map(math.isfinite, row)):
            raise UsageError(
                f"{model} gives {len(row)} numbers for a pair, and its config.json has {len(labels)} labels:"
                " it is no sequence classifier, or not this one's"
            )

    def _as_scores(self, logits: Sequence[float]) -> Scores:
        if len(logits) == 1:
            return Scores(round(1 / (1 + math.exp(-max(-500.0, logits[0]))), _DIGITS), 0.0)
        powers = [math.exp(logit - max(logits)) for logit in logits]
        shares = [round(power / sum(powers), _DIGITS) for power in powers]
        opposite = self.folder.contradiction
        return Scores(shares[self.folder.entailment], 0.0 if opposite is None else shares[opposite])


def _load_tokenizer(folder: ModelFolder) -> Any:
    tokenizers = import_package("tokenizers")
    try:
        tokenizer = tokenizers.Tokenizer.from_file(str(folder.tokenizer))
    except Exception as wrong:  # the package raises no narrower one
        said = f"{folder.tokenizer} cannot be read ({_first_line(wrong)}); export it anew"
        raise UsageError(said) from wrong
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _special_tokens(tokenizer: Any) -> re.Pattern[str]:
    """The marks by which a model tells its texts apart: in an article they would be taken for such."""
    added = [token.content for token in tokenizer.get_added_tokens_decoder().values() if token.special]
    return re.compile(
        "|".join(map(re.escape, sorted(added, key=len, reverse=True))) or r"(?!)", re.IGNORECASE
    )


def _load_session(folder: ModelFolder) -> Any:
    onnxruntime = import_package("onnxruntime")
    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _FATAL
    options.inter_op_num_threads = 1
    options.intra_op_num_threads = min(MOST_THREADS, len(_processors()))
    options.use_deterministic_compute = True
    options.enable_cpu_mem_arena = False  # else it keeps what the longest batch took
    try:
        return onnxruntime.InferenceSession(str(folder.model), options, providers=["CPUExecutionProvider"])
    except _runtime_errors() as wrong:
        raise UsageError(
            f"{folder.model} is no model that onnxruntime can load ({_first_line(wrong)}); export it anew"
        ) from wrong


def _processors() -> Sequence[int]:
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return range(os.cpu_count() or 1)


def _runtime_errors() -> tuple[type[Exception], ...]:
    """What onnxruntime raises: a dozen exceptions that have no class in common but Exception."""
    state = import_package("onnxruntime.capi.onnxruntime_pybind11_state")
    own = [kind for kind in vars(state).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    return (*own, RuntimeError, ValueError)


def _first_line(wrong: Exception) -> str:
    """What an error says, in short: onnxruntime puts its code and the path before it."""
    said = str(wrong).strip().splitlines()[0] if str(wrong).strip() else type(wrong).__name__
    return said.rpartition(" : ")[2].rpartition("failed:")[2][:160]


def _batches(order: Sequence[int], encoded: Sequence[_Encoded]) -> Iterator[list[int]]:
    """The places of pairs that are run together, those of about one length: the shorter ones first."""
    batch: list[int] = []
    for at in order:
        full = len(batch) == _BATCH or (len(batch) + 1) * len(encoded[at].ids) > _BATCH_TOKENS
        if batch and full:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def _pad(row: Sequence[int], length: int, filler: int) -> list[int]:
    return [*row, *[filler] * (length - len(row))]
