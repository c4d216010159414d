"""A classifier that the tests make: how many words of a hypothesis its premise has, and whether both deny.

It is a real ONNX file, asked through a real tokenizer, and right on the pairs below: no more is claimed.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.judge.classifier.onnx_file import FLOAT, INT64, Graph

TRUE = (
    ("The council of Marby approved a new bridge on Tuesday.", "The council approved a new bridge."),
    ("Two ferries collided off Sandvik in thick fog.", "Two ferries collided off Sandvik."),
    ("Ilse Brandt, who runs the mill, will sell it in May.", "Ilse Brandt will sell the mill."),
    ("The bank does not expect a loss this year.", "The bank does not expect a loss."),
    ("Rents in Oldhaven rose by 4 percent last year.", "Rents in Oldhaven rose by 4 percent."),
    ("The court has never heard the case of the two farmers.", "The court has never heard the case."),
)
FALSE = (
    ("The council of Marby did not approve a new bridge.", "The council of Marby did approve a new bridge."),
    ("Two ferries left Sandvik on time.", "Three trains collided near Holm."),
    ("Ilse Brandt runs the mill.", "Ilse Brandt never runs the mill."),
    ("The bank does not expect a loss this year.", "The bank does expect a loss this year."),
    ("Rents in Oldhaven rose by 4 percent last year.", "Wages in Kirkwall fell by 9 percent."),
    ("The court heard the case of the farmers.", "No court heard the case of the farmers."),
)
PARTLY = ("The port will open in June.", "The port will open in June after a repair.")
NLI_LABELS = ("contradiction", "entailment", "neutral")

_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_NEGATIONS = ("not", "never", "no", "nobody")
_MARKS = ".,;:!?'’“”\"-()"
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøåäöü0123456789"


def make_judge(folder: Path, labels: Sequence[str] = NLI_LABELS, **config: Any) -> Path:
    """A folder with a classifier of these labels; `config` is added to its config.json, or takes from it
    what is None."""
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = write_tokenizer(folder)
    write_model(folder / "model.onnx", vocabulary, labels)
    write_config(folder, labels, **config)
    return folder


def write_config(folder: Path, labels: Sequence[str], **config: Any) -> None:
    written = {
        "architectures": ["BertForSequenceClassification"],
        "id2label": {str(at): label for at, label in enumerate(labels)},
        "max_position_embeddings": 64,
        "pad_token_id": 0,
        **config,
    }
    kept = {name: value for name, value in written.items() if value is not None}
    (folder / "config.json").write_text(json.dumps(kept), encoding="utf-8")


def write_tokenizer(folder: Path, texts: Iterable[str] = ()) -> list[str]:
    """A WordPiece tokenizer of the words of these texts and of the pairs above; its vocabulary comes back."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    pairs = [text for pair in (*TRUE, *FALSE, PARTLY) for text in pair]
    splitter, lower = pre_tokenizers.BertPreTokenizer(), normalizers.BertNormalizer(lowercase=True)
    words = {
        word for text in (*pairs, *texts) for word, _ in splitter.pre_tokenize_str(lower.normalize_str(text))
    }
    pieces = [*_MARKS, *_LETTERS, *(f"##{letter}" for letter in _LETTERS), *_NEGATIONS]
    vocabulary = list(dict.fromkeys([*_SPECIAL, *pieces, *sorted(words)]))
    by_word = {word: at for at, word in enumerate(vocabulary)}
    tokenizer = Tokenizer(models.WordPiece(by_word, unk_token="[UNK]"))
    tokenizer.normalizer = lower
    tokenizer.pre_tokenizer = splitter
    tokenizer.post_processor = processors.BertProcessing(
        ("[SEP]", by_word["[SEP]"]), ("[CLS]", by_word["[CLS]"])
    )
    tokenizer.add_special_tokens(list(_SPECIAL))
    tokenizer.save(str(folder / "tokenizer.json"))
    return vocabulary


def write_model(path: Path, vocabulary: Sequence[str], labels: Sequence[str] = NLI_LABELS) -> None:
    """A model of bags of words over a vocabulary, with an output for each label; of one label alone it gives
    the logit of a probability."""
    graph = Graph()
    weights = [0.0 if word in (*_SPECIAL, *_MARKS) else 1.0 for word in vocabulary]
    denies = [float(word in _NEGATIONS) for word in vocabulary]
    one = graph.add(
        "OneHot",
        ["input_ids", graph.constant(len(vocabulary), INT64), graph.constant([0.0, 1.0])],
        axis=-1,
    )
    segment, mask = (graph.add("Cast", [name], to=FLOAT) for name in ("token_type_ids", "attention_mask"))
    hypothesis = _bag(graph, one, graph.add("Mul", [segment, mask]))
    premise = _bag(graph, one, graph.add("Mul", [graph.add("Sub", [graph.constant(1.0), segment]), mask]))
    weighted = graph.add("Mul", [hypothesis, graph.constant(weights)])
    shared = _total(graph, graph.add("Mul", [weighted, premise]))
    share = graph.add("Div", [shared, graph.add("Add", [_total(graph, weighted), graph.constant(1e-6)])])
    denials = [
        _total(graph, graph.add("Mul", [bag, graph.constant(denies)])) for bag in (premise, hypothesis)
    ]
    denied = graph.add("Abs", [graph.add("Sub", denials)])
    firm = graph.add("Mul", [graph.add("Sub", [share, graph.constant(0.68)]), graph.constant(20.0)])
    logits = {
        "entailment": graph.add("Sub", [firm, graph.add("Mul", [denied, graph.constant(30.0)])]),
        "contradiction": graph.add(
            "Sub", [graph.add("Mul", [denied, graph.constant(30.0)]), graph.constant(15.0)]
        ),
    }
    neutral = graph.add("Mul", [share, graph.constant(0.0)])
    columns = [logits.get(label, neutral) for label in labels]
    if "entailment" not in labels:
        columns[-1] = logits["entailment"]
    graph.add("Concat", columns, "logits", axis=-1)
    inputs = dict.fromkeys(("input_ids", "attention_mask", "token_type_ids"), INT64)
    graph.write(path, inputs, "logits", len(labels))


def _bag(graph: Graph, one: str, mask: str) -> str:
    """Which words of the vocabulary stand where the mask is 1."""
    column = graph.add("Unsqueeze", [mask, graph.constant([2], INT64)])
    return graph.add("ReduceMax", [graph.add("Mul", [one, column])], axes=[1], keepdims=0)


def _total(graph: Graph, bag: str) -> str:
    return graph.add("ReduceSum", [bag, graph.constant([1], INT64)], keepdims=1)
