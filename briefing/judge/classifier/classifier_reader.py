"""Classifier reader: a second reader that is a classifier on this machine: no network, no key, no cost.

Like any second reader it can withhold a statement or mark it, and can rescue none. Before it is believed it
is tried on pairs of which the answer is known, so that one whose labels are mixed up says nothing.
"""

import asyncio
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import UsageError
from briefing.judge.classifier.model_folder import read_folder
from briefing.judge.classifier.pin import FILE, file_digest
from briefing.judge.classifier.premise_runs import premise_runs
from briefing.judge.reader import Readings
from briefing.judge.statements import KINDS, JudgedStatement
from briefing.judge.trust import ControlResults
from briefing.tasks.readings import Entailment, Reading

if TYPE_CHECKING:
    from briefing.judge.classifier.onnx_classifier import OnnxClassifier, Pair, Scores

THRESHOLD = 0.5
WEAK_SHARE = 0.5  # of the threshold: the probability from which a statement is borne out in part
"""Neither is chosen on labelled statements: no real weights could be had, as decision 13 says."""

TOO_LONG = "a statement is longer than the classifier reads"
FAILED = "it got pairs wrong of which the answer is known"
_CONTRADICTED = 0.5  # the probability from which a statement is said to be contradicted
_BESIDE = re.compile(r" \((?:role|stance): .*\)$", re.DOTALL)  # statements.text_with_fields
_QUESTION = KINDS["open_questions"]
_SHOWN_DIGITS = 12  # of a hash, in a brief

_FOLLOWS = (
    ("The harbour at Wexby was closed on Monday.", "The harbour at Wexby was closed on Monday."),
    ("Dana Orlov sold the mill in March.", "Dana Orlov sold the mill in March."),
)
_DOES_NOT_FOLLOW = (
    ("The harbour at Wexby was closed on Monday.", "Nine hundred voters chose a new mayor of Larvik."),
    ("Dana Orlov sold the mill in March.", "Rain fell on the hills all summer long."),
)


class ClassifierReader:
    """Reads statements with a classifier, by the sentences that they cite alone. `name` tells which, as a
    brief names it; `read_any` whether it has read one. It is given no controls: it was tried before."""

    results: ControlResults | None = None

    def __init__(self, classifier: "OnnxClassifier", name: str, threshold: float, weak_from: float) -> None:
        self._classifier = classifier
        self._threshold = threshold
        self._weak_from = weak_from
        self._turn = asyncio.Lock()  # stories are read again side by side, and the processors are the same
        self.name = name
        self.read_any = False

    async def read(self, _sources: Sequence[str], statements: Mapping[int, JudgedStatement]) -> Readings:
        """What the classifier finds of these statements, by their numbers. Questions state nothing, and are
        left to the rules; what else could not be read is missing, with the reason."""
        asked = {number: statement for number, statement in statements.items() if statement.kind != _QUESTION}
        async with self._turn:
            readings = await asyncio.to_thread(self._read, asked)
        self.read_any = self.read_any or bool(readings)
        return Readings(readings, TOO_LONG if len(readings) < len(asked) else "")

    def check(self) -> None:
        """Raises UsageError where pairs of which the answer is known are read wrongly."""
        follows = min(scores.entailment for scores in self._classifier.scores(_FOLLOWS))
        others = max(scores.entailment for scores in self._classifier.scores(_DOES_NOT_FOLLOW))
        if follows < self._threshold or others >= follows:
            raise UsageError(
                f"{self._classifier.folder.path}: {FAILED}, so it is no judge; see that its labels are in"
                f' order ("entailment" in {FILE})'
            )

    def _read(self, statements: Mapping[int, JudgedStatement]) -> dict[int, Reading]:
        pairs: list[Pair] = []
        whose: list[int] = []
        for number, statement in statements.items():
            for pair in self._pairs(statement):
                pairs.append(pair)
                whose.append(number)
        best: dict[int, Scores] = {}
        for number, scores in zip(whose, self._classifier.scores(pairs), strict=True):
            best[number] = max(best.get(number, scores), scores)
        return {number: self._reading(scores) for number, scores in best.items()}

    def _pairs(self, statement: JudgedStatement) -> "list[Pair]":
        """The statement against its sentences; none where it is too long by itself."""
        said = _hypothesis(statement)
        room = self._classifier.room(said)
        if not room:
            return []
        sentences = list(dict.fromkeys(passage.text for passage in statement.cited))
        return [(run, said) for run in premise_runs(sentences, room, self._classifier.count)]

    def _reading(self, scores: "Scores") -> Reading:
        probability = scores.entailment
        if probability >= self._threshold:
            return Reading(verdict="entailed", probability=probability)
        if scores.contradiction > max(probability, _CONTRADICTED):
            return Reading(verdict="contradicted", probability=probability)
        graded: Entailment = "partly" if probability >= self._weak_from else "not entailed"
        return Reading(verdict=graded, probability=probability)


def _hypothesis(statement: JudgedStatement) -> str:
    """A statement as a sentence: a position without the dashes between its parts, and without what stands in
    brackets after them."""
    if statement.kind != KINDS["positions"]:
        return statement.text
    return _BESIDE.sub("", statement.text).replace(" — ", " ")


def load_reader(path: Path, threshold: float | None = None) -> ClassifierReader:
    """The classifier in a folder as a reader, tried on pairs of which the answer is known.

    `threshold` is taken for the folder's own. Raises UsageError where the extra `judge` is missing, the
    folder holds no classifier that can be run, its files are not those that were pinned, or it fails the
    pairs.
    """
    from briefing.judge.classifier.onnx_classifier import OnnxClassifier

    folder = read_folder(path)
    _check_pinned(path, folder.pin.files)
    classifier = OnnxClassifier(folder)
    digest = folder.pin.files.get(folder.model.relative_to(path).as_posix()) or file_digest(folder.model)
    least = threshold or folder.pin.threshold or THRESHOLD
    weak_from = min(least, folder.pin.weak_from or least * WEAK_SHARE)
    name = f"{folder.name} (onnx, sha256 {digest[:_SHOWN_DIGITS]})"
    reader = ClassifierReader(classifier, name, least, weak_from)
    reader.check()
    return reader


def _check_pinned(path: Path, files: Mapping[str, str]) -> None:
    for name, digest in files.items():
        if not (path / name).is_file() or file_digest(path / name) != digest:
            raise UsageError(
                f"{path / name} is not the file whose hash is in {FILE} beside it; add the judge anew"
            )
