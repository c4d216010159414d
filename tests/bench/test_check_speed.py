"""How fast the check is beside an earlier commit's: both alternately, in one run, on the same statements.

Each sentence is a statement without one of its words, against the ten sentences around it and ten of
another article. The articles are made up, or the texts of a folder: `BRIEFING_ARTICLES=DIR make bench`.
"""

import json
import os
import random
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli import COLLECT_AFTER
from briefing.nlp.cleaning.body_lines import paragraphs
from briefing.nlp.sentences import split_sentences
from tests.earlier import COMMIT, ROOT, unpack

AROUND = 10  # sentences
ROUNDS = 5
CEILING = 1.3  # times the CPU that the earlier check takes, which has a third of the rules
FOLDER = os.environ.get("BRIEFING_ARTICLES", "")
WORDS = range(8, 36)  # of a statement
CHECK = f"""
import gc, json, sys, time
try:
    from briefing.verification import verify
except ImportError:
    from briefing.grounding import verify
gc.set_threshold(*{COLLECT_AFTER})  # as the command does
rows = json.load(open(sys.argv[1], encoding="utf-8"))
for statement, evidence in rows[:50]:
    verify(statement, evidence)
begun = time.process_time()
verdicts = [verify(statement, evidence) for statement, evidence in rows]
spent = time.process_time() - begun
supported = [verdict.verdict for verdict in verdicts].count("supported")
print(json.dumps([spent, supported, len(rows)]))
"""

pytestmark = pytest.mark.bench


def test_a_statement_is_checked_in_less_time_than_before(tmp_path: Path) -> None:
    rows = tmp_path / "rows.json"
    rows.write_text(json.dumps(list(_statements(random.Random(3)))), encoding="utf-8")
    earlier = unpack(COMMIT, tmp_path / "earlier")

    ratios, milliseconds = [], []
    for _ in range(ROUNDS):
        then, now = (_seconds(folder, rows, tmp_path) for folder in (earlier, ROOT))
        ratios.append(now[0] / then[0])
        milliseconds.append(now[0] / now[2] * 1000)
        assert now[1] >= then[1] - 0.05 * now[2]  # its time is not saved by withholding at a first look

    ratio = statistics.median(ratios)
    print(
        f"\n{min(milliseconds):.2f} ms of CPU for a statement against {AROUND} sentences,"
        f" {ratio:.2f} of what {COMMIT} takes ({min(ratios):.2f} to {max(ratios):.2f});"
        f" {now[1]} of {now[2]} supported, {then[1]} before"
    )
    assert FOLDER or ratio < CEILING


def _seconds(folder: Path, rows: Path, away: Path) -> tuple[float, int, int]:
    """CPU, how many statements are borne out, and how many there are."""
    environment = os.environ | {"PYTHONPATH": str(folder)}
    command = [sys.executable, "-c", CHECK, str(rows)]
    done = subprocess.run(command, cwd=away, env=environment, check=True, capture_output=True)
    seconds, supported, rows_read = json.loads(done.stdout)
    return seconds, supported, rows_read


def _statements(chance: random.Random) -> Iterator[tuple[str, list[str]]]:
    """Statements with the sentences that they cite, in the order of a day's articles shuffled."""
    texts = [_sentences(path.read_text(encoding="utf-8")) for path in sorted(Path(FOLDER).glob("*.txt"))]
    texts = [text for text in texts if len(text) >= AROUND] if FOLDER else list(_made_up(chance))
    pairs = [(number, at) for number, text in enumerate(texts) for at in range(len(text))]
    chance.shuffle(pairs)
    for number, at in pairs:
        words = texts[number][at].split()
        if len(words) in WORDS:
            left_out = chance.randrange(1, len(words) - 1)
            statement = " ".join(words[:left_out] + words[left_out + 1 :])
            yield statement, _around(texts[number], at)
            yield statement, _around(chance.choice(texts), 0)


def _around(sentences: list[str], at: int) -> list[str]:
    first = max(0, min(at - AROUND // 2, len(sentences) - AROUND))
    return sentences[first : first + AROUND]


def _sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text, paragraphs(text, None))]


_WHO = "Kari Holm|Anna Berg|The mayor of Norvik|The port authority|Lindholm Steel|The union|Per Lund"
_SAID = "said that|told reporters that|denied that|warned that|announced on Monday that|does not believe that"
_WHAT = (
    "the council would raise the toll|the ministry had closed the harbour|the bank will sell two ferries"
    "|the court upheld a ban on cheap foreign steel|the government plans to build a new bridge"
    "|14 people were injured in the fire|the fund lost $6.3 million|rents fell 3 percent in April"
)
_WHY = (
    "because costs rose last year|after voters asked for it|before winter began|though nobody was hurt"
    "|as the budget of 2019 is short|and that “it was not a good day” for the town"
)


def _made_up(chance: random.Random, articles: int = 40, length: int = 15) -> Iterator[list[str]]:
    parts = [part.split("|") for part in (_WHO, _SAID, _WHAT, _WHY)]
    for _ in range(articles):
        yield [" ".join(map(chance.choice, parts)) + "." for _ in range(length)]
