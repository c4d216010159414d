"""A classifier as second reader: what it withholds, marks and leaves alone."""

import asyncio
from pathlib import Path

import pytest

from briefing.errors import UsageError
from briefing.judge.classifier.classifier_reader import ClassifierReader, load_reader
from briefing.judge.classifier.extra import missing_packages
from briefing.judge.reader import Readings
from briefing.judge.statements import JudgedStatement, bare_statement
from tests.judge.classifier.made_judge import FALSE, NLI_LABELS, PARTLY, TRUE, make_judge

pytestmark = pytest.mark.skipif(bool(missing_packages()), reason="needs pip install '.[judge]'")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_judge(tmp_path_factory.mktemp("judges") / "bags")


@pytest.fixture
def reader(folder: Path) -> ClassifierReader:
    return load_reader(folder)


def statement(pair: tuple[str, str], kind: str = "statement") -> JudgedStatement:
    return bare_statement(pair[1], [pair[0]])._replace(kind=kind)


def read(reader: ClassifierReader, *statements: JudgedStatement) -> Readings:
    return asyncio.run(reader.read(["story.txt"], dict(enumerate(statements, start=1))))


def terms(readings: Readings) -> list[str]:
    return [reading.verdict for reading in readings.by_number.values()]


def test_a_dozen_pairs_are_read_rightly(reader: ClassifierReader) -> None:
    assert terms(read(reader, *map(statement, TRUE))) == ["entailed"] * len(TRUE)
    assert terms(read(reader, *map(statement, FALSE))) == [
        *("contradicted", "not entailed", "contradicted", "contradicted", "not entailed", "contradicted")
    ]


def test_what_lies_below_the_threshold_is_entailed_in_part_and_below_half_of_it_not(folder: Path) -> None:
    assert terms(read(load_reader(folder), statement(PARTLY))) == ["partly"]
    assert terms(read(load_reader(folder, 0.4), statement(PARTLY))) == ["entailed"]
    assert terms(read(load_reader(folder, 0.95), statement(PARTLY))) == ["not entailed"]


def test_the_run_of_sentences_that_bears_a_statement_out_best_counts(reader: ClassifierReader) -> None:
    others = [f"Witness {at} told the court of a long walk by the sea." for at in range(30)]
    long, without = (
        bare_statement(TRUE[4][1], evidence) for evidence in ([*others, TRUE[4][0], *others], others)
    )

    assert terms(read(reader, long)) == ["entailed"]
    assert terms(read(reader, without)) == ["not entailed"]


def test_a_position_is_read_as_a_sentence(reader: ClassifierReader) -> None:
    """Its dashes and brackets are of a request: a classifier was trained on sentences."""
    said = "Ilse Brandt — will sell — the mill (role: head of the mill; stance: opposes the levy)"
    position = bare_statement(said, [TRUE[2][0]])._replace(kind="position")

    (reading,) = read(reader, position).by_number.values()

    assert (reading.verdict, reading.words) == ("entailed", "")
    assert reading.probability is not None
    assert reading.probability > 0.9


def test_a_question_is_left_to_the_rules(reader: ClassifierReader) -> None:
    readings = read(reader, statement(("Rain fell.", "Will it rain?"), "question"), statement(TRUE[0]))

    assert (set(readings.by_number), readings.fault) == ({2}, "")


def test_a_statement_that_is_too_long_is_missing_with_the_reason(reader: ClassifierReader) -> None:
    readings = read(reader, statement(("A loss.", "loss " * 60)), statement(TRUE[0]))

    assert (set(readings.by_number), readings.fault) == (
        {2},
        "a statement is longer than the classifier reads",
    )


def test_stories_that_are_read_side_by_side_get_their_own_readings(reader: ClassifierReader) -> None:
    async def both() -> tuple[Readings, Readings]:
        return await asyncio.gather(
            reader.read(["a"], {1: statement(TRUE[0]), 2: statement(FALSE[0])}),
            reader.read(["b"], {1: statement(FALSE[1]), 7: statement(TRUE[1])}),
        )

    first, second = asyncio.run(both())

    assert (terms(first), terms(second)) == (["entailed", "contradicted"], ["not entailed", "entailed"])


def test_a_judge_whose_labels_are_mixed_up_is_not_believed(tmp_path: Path) -> None:
    mixed = make_judge(tmp_path / "mixed", ("entailment", "neutral", "contradiction"))
    config = (mixed / "config.json").read_text("utf-8")
    turned = config.replace("entailment", "other").replace("contradiction", "entailment")
    (mixed / "config.json").write_text(turned.replace("other", "contradiction"), encoding="utf-8")

    with pytest.raises(UsageError, match="got pairs wrong of which the answer is known"):
        load_reader(mixed)


def test_the_name_holds_no_path_and_begins_the_hash(reader: ClassifierReader, folder: Path) -> None:
    assert reader.name.startswith("bags (onnx, sha256 ")
    assert str(folder.parent) not in reader.name


def test_a_file_that_is_not_the_pinned_one_is_refused(tmp_path: Path) -> None:
    made = make_judge(tmp_path / "pinned", NLI_LABELS)
    (made / "judge.json").write_text(f'{{"files": {{"model.onnx": "{"0" * 64}"}}}}', encoding="utf-8")

    with pytest.raises(UsageError, match=r"model\.onnx is not the file whose hash is in judge\.json"):
        load_reader(made)
