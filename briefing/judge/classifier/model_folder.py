"""Model folder: the files of a sequence classifier in ONNX, and what its configuration says of its labels."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from briefing.errors import UsageError
from briefing.judge.classifier.pin import FILE as PIN
from briefing.judge.classifier.pin import Pin, read_pin

MODELS = ("model.onnx", "onnx/model.onnx")
TOKENIZER, CONFIG, TOKENIZER_CONFIG = "tokenizer.json", "config.json", "tokenizer_config.json"

_ENTAILMENT = frozenset("entailment entailed entails consistent supported faithful grounded".split())
_CONTRADICTION = frozenset("contradiction contradicted contradicts refuted refutes".split())
_CLASSIFIER = "ForSequenceClassification"  # how transformers ends the names of such architectures
_USUAL_TOKENS = 512
_NO_LIMIT = 1_000_000  # tokens; transformers writes 10^30 where a tokenizer knows none
_PADDED_POSITIONS = frozenset("roberta xlm-roberta camembert xlm-roberta-xl longformer mpnet".split())
"""Kinds of model whose positions begin after that of the padding, so that as many fewer are of use."""


class ModelFolder(NamedTuple):
    """A classifier on the disk. `labels` are those of its outputs, in order; one alone has a probability of
    its own. `entailment` and `contradiction` are places among them, None where there is no such label. A pair
    has at most `max_tokens`, with the tokens that stand around and between its texts."""

    path: Path
    model: Path
    labels: tuple[str, ...]
    entailment: int
    contradiction: int | None
    max_tokens: int
    pad_id: int
    pin: Pin

    @property
    def tokenizer(self) -> Path:
        return self.path / TOKENIZER

    @property
    def name(self) -> str:
        """What the judge is called, without the folder that it is in."""
        return self.pin.name or self.path.resolve().name


def read_folder(path: Path) -> ModelFolder:
    """What is in a folder of a classifier. Raises UsageError, which says what is missing."""
    if not path.is_dir():
        raise UsageError(f"{path}: no such folder; name one that holds a classifier in ONNX")
    model = next((path / name for name in MODELS if (path / name).is_file()), None)
    missing = [] if model else [" or ".join(MODELS)]
    missing += [name for name in (TOKENIZER, CONFIG) if not (path / name).is_file()]
    if model is None or missing:
        raise UsageError(f"{path} holds no sequence classifier: {', '.join(missing)} missing; export it anew")
    config = _read_json(path / CONFIG)
    labels = _labels(path, config)
    pin = read_pin(path)
    return ModelFolder(
        path,
        model,
        labels,
        _entailment(path, labels, pin),
        next((at for at, label in enumerate(labels) if _plain(label) in _CONTRADICTION), None),
        pin.max_tokens or _max_tokens(path, config),
        _whole_number(config.get("pad_token_id")) or 0,
        pin,
    )


def _read_json(path: Path) -> Mapping[str, Any]:
    try:
        read = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as wrong:
        raise UsageError(f"{path} cannot be read ({type(wrong).__name__}); export the model anew") from wrong
    if not isinstance(read, dict):
        raise UsageError(f"{path} is no configuration of a model; export the model anew")
    return read


def _labels(path: Path, config: Mapping[str, Any]) -> tuple[str, ...]:
    """The labels of the outputs, in order: those that are named, else LABEL_0 and so on."""
    kinds = config.get("architectures") or []
    if kinds and not any(str(kind).endswith(_CLASSIFIER) for kind in kinds):
        raise UsageError(
            f"{path} holds no sequence classifier: its config.json is one of {kinds[0]}; name another folder"
        )
    named = config.get("id2label")
    if isinstance(named, dict) and named:
        by_place = {_whole_number(key): str(label) for key, label in named.items()}
        if set(by_place) == set(range(len(named))):
            return tuple(by_place[at] for at in range(len(named)))
        raise UsageError(f"{path / CONFIG}: id2label does not number its labels from 0; correct it")
    count = _whole_number(config.get("num_labels"))
    if not count or count < 1:
        raise UsageError(f"{path} holds no sequence classifier: its config.json names no labels (id2label)")
    return tuple(f"LABEL_{at}" for at in range(count))


def _entailment(path: Path, labels: Sequence[str], pin: Pin) -> int:
    """The place of the label that says that a statement follows. A single output needs no name."""
    if pin.entailment:
        if pin.entailment in labels:
            return labels.index(pin.entailment)
        raise UsageError(
            f"{path / PIN}: entailment = {pin.entailment!r} is no label of the model; it has"
            f" {', '.join(labels)}"
        )
    named = [at for at, label in enumerate(labels) if _plain(label) in _ENTAILMENT]
    if len(named) == 1 or len(labels) == 1:
        return named[0] if named else 0
    raise UsageError(
        f"{path / CONFIG} does not tell which of its labels ({', '.join(labels)}) is entailment: name it in"
        f' {PIN} beside it, as in {{"entailment": "{labels[-1]}"}}, or to briefing judge add --entailment'
    )


def _plain(label: str) -> str:
    return label.strip().casefold()


def _max_tokens(path: Path, config: Mapping[str, Any]) -> int:
    """The tokens of a pair, by what the model has positions for and what its tokenizer names."""
    positions = _whole_number(config.get("max_position_embeddings"))
    if positions and config.get("model_type") in _PADDED_POSITIONS:
        positions -= (_whole_number(config.get("pad_token_id")) or 0) + 1
    tokenizer = path / TOKENIZER_CONFIG
    named = _read_json(tokenizer).get("model_max_length") if tokenizer.is_file() else None
    limits = [limit for limit in (positions, _whole_number(named)) if limit and 0 < limit < _NO_LIMIT]
    return min(limits, default=_USUAL_TOKENS)


def _whole_number(value: object) -> int | None:
    """A number of a configuration, which may be written as a text; None for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    try:
        return int(value)
    except ValueError:
        return None
