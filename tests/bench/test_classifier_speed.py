"""What a classifier costs as second reader, on models of real shapes with random weights: milliseconds a
statement, memory, and the time that it takes to load."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.judge.classifier.extra import missing_packages
from tests.bench.transformer import SHAPES, Shape, write_transformer
from tests.judge.classifier.made_judge import NLI_LABELS, write_config, write_tokenizer

STATEMENTS = 40
ROUNDS = 5
MEASURE = """
import json, statistics, sys, time
from pathlib import Path
from briefing.judge.classifier.model_folder import read_folder
from briefing.judge.classifier.onnx_classifier import OnnxClassifier

def megabytes(name):
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))

rows, rounds = json.loads(Path(sys.argv[2]).read_text()), int(sys.argv[3])
before, begun = megabytes("VmRSS"), time.perf_counter()
classifier = OnnxClassifier(read_folder(Path(sys.argv[1])))
loading, loaded = time.perf_counter() - begun, megabytes("VmRSS")
pairs = [(" ".join(evidence), said) for said, evidence in rows]
classifier.scores(pairs[:4])
clock, cpu = [], []
for _ in range(rounds):
    begun, used = time.perf_counter(), time.process_time()
    classifier.scores(pairs)
    clock.append((time.perf_counter() - begun) / len(pairs) * 1000)
    cpu.append((time.process_time() - used) / len(pairs) * 1000)
tokens = statistics.mean(classifier.count(premise) + classifier.count(said) for premise, said in pairs)
figures = statistics.median(clock), min(clock), max(clock), statistics.median(cpu)
print(json.dumps([*figures, loading, loaded - before, megabytes("VmHWM") - before, tokens]))
"""

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(bool(missing_packages()), reason="needs pip install '.[judge]'"),
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc, which tells the memory"),
]


def rows() -> list[tuple[str, list[str]]]:
    """Statements of about twenty words with one to three sentences of about twenty-five."""
    names = ("Kari Holm", "the port authority of Norvik", "Lindholm Steel", "the dockers’ union", "Per Lund")
    sentences = [
        f"{name} said on Monday that the council would have to raise the toll of the old bridge by {at}"
        f" percent before winter begins, because its repair has become much dearer than was thought."
        for at in range(STATEMENTS)
        for name in names
    ]
    made = []
    for at in range(STATEMENTS):
        cited = sentences[at * 3 : at * 3 + 1 + at % 3]
        said = f"{names[at % 5]} said that the toll of the bridge would rise by {at} percent before winter."
        made.append((said, cited))
    return made


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_statement_is_read_again_by_a_model_of_a_real_shape(tmp_path: Path, shape: Shape) -> None:
    given = rows()
    write_tokenizer(tmp_path, [text for said, cited in given for text in (said, *cited)])
    write_config(tmp_path, NLI_LABELS, max_position_embeddings=512)
    write_transformer(tmp_path / "model.onnx", shape, len(NLI_LABELS))
    (tmp_path / "rows.json").write_text(json.dumps(given), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(tmp_path), str(tmp_path / "rows.json"), str(ROUNDS)],
        capture_output=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    )
    median, least, most, cpu, loading, loaded, peak, tokens = json.loads(done.stdout)

    size = (tmp_path / "model.onnx").stat().st_size
    print(
        f"\n{shape.name}, {shape.parameters / 1e6:.0f}M parameters, {size / 1e6:.0f} MB: {median:.1f} ms a"
        f" statement ({least:.1f} to {most:.1f}; {cpu:.1f} of CPU; {tokens:.0f} tokens with its sentences),"
        f" loaded in {loading:.1f} s; {loaded:.0f} MB when loaded, {peak:.0f} MB at most"
    )
