"""A lie in each field of a model's answer that can reach a page: on none of them, or with its mark beside it.

`LIES` and `MERGE_LIES` name the field, what is planted there, the words that would show it on a page, and the
mark that has to stand in the same paragraph where it is shown all the same ("" where it must not be).
"""

import copy
import email
import email.policy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing import prompts
from briefing.tasks.analyze import analysis_templates
from briefing.tasks.merge import merge_schema
from tests.conftest import Command
from tests.llm.server import Json, serve
from tests.test_contributing import ARCHITECTURE, table

PRINTED = "What a page prints, and what vouches for it"

PIER = """Norvik closes a pier

The harbour board of Norvik closed pier 4 on Monday. Mayor of Norvik Per Lund called for an inquiry into the
cracks. The board said that it would name a date for the reopening in April. The repairs cost 12 million
crowns, the board said.

Divers had found the cracks in the spring, and the board had asked for a second opinion in June. Ferries use
pier 5 until then, and the fishermen of Norvik land their catch in Hamn. Shipping agents have moved to other
harbours, and the engineer Anna Berg said that the pier "was never built for lorries". The repairs take until
spring.

The pier was opened in 1962, when a new cannery needed room for larger ships, and it was made longer twice. It
carries a road, two cranes and a shed in which nets are dried, and a stair leads down to the water at its end.
In summer children jump from it, although a sign forbids that, and in winter the ice is broken by a tug each
morning. A museum in the old customs house shows how it was built, with drawings, tools and a film that runs
every hour.

Lorries that used the road now wait at the gate of pier 5, where drivers complain of queues and of a crossing
without lights. A shop near the gate has sold out of coffee twice. The school bus takes another way and is
late on most days, and the library has moved its van to the church. Two cafés stay closed until the crossing
is safe, and a baker sends her bread to Hamn by boat.
"""
SECTION = """---
title: Costs
order: 25
max_items: 4
fields:
  what: string, what costs
  amount: number, how much
  berths?: integer, of how many
  who: string, who pays
  kind(enum, what sort): [paid, promised]
  settled: boolean, whether it is
  parties(array, who is there): string
---
Costs.
"""
ANSWER: Json = {
    "headline": "Norvik closes pier 4",
    "headline_evidence": [1],
    "summary": [
        {"text": "The harbour board of Norvik closed pier 4 on Monday.", "status": "fact", "evidence": [1]},
        {"text": "The repairs will cost 12 million crowns.", "status": "claim", "evidence": [4]},
    ],
    "positions": [
        {
            "stakeholder": "Per Lund",
            "stakeholder_kind": "person",
            "role": "Mayor of Norvik",
            "verb": "called",
            "position": "for an inquiry into the cracks",
            "stance": "supports",
            "stance_on": "an inquiry",
            "directness": "reported",
            "evidence": [2],
            "named_in": None,
        }
    ],
    "open_questions": [
        {"question": "When will the date for the reopening be named?", "why": "not given", "evidence": [3]}
    ],
    "costs": [
        {
            "what": "The repairs",
            "amount": 12_000_000,
            "berths": None,
            "who": "the board",
            "kind": "paid",
            "settled": False,
            "parties": ["the board"],
            "evidence": [4],
        }
    ],
}
LIES = (
    ("headline", "Norvik closes pier 9", "pier 9", ""),
    ("headline", "Anna Berg closes pier 4", "Anna Berg closes", ""),
    ("headline", "Repairs cost 12 million crowns", "Repairs cost", ""),  # somebody's claim
    ("summary.0.text", "The harbour board of Norvik closed pier 9 on Monday.", "pier 9", ""),
    ("summary.0.text", "The harbour board of Norvik did not close pier 4 on Monday.", "did not close", ""),
    ("summary.0.text", "Anna Berg closed pier 4 on Monday.", "Berg closed", ""),
    ("summary.0.text", "The harbour board of Norvik closed pier 4 on Friday.", "Friday", ""),
    ("summary.1.status", "fact", "will cost 12 million", "Claim"),
    ("positions.0.stakeholder", "Anna Berg", "Berg called", ""),
    ("positions.0.stakeholder", "Ola Krogh", "Krogh", ""),
    ("positions.0.stakeholder_kind", "company", "company", ""),
    ("positions.0.role", "convicted of bribery", "bribery", ""),
    ("positions.0.role", "engineer", "Lund, engineer", ""),
    ("positions.0.verb", "refused", "refused", ""),
    ("positions.0.verb", "lied", "lied", "traced"),
    ("positions.0.position", "for an inquiry into 14 cracks", "14 cracks", ""),
    ("positions.0.position", "for no inquiry into the cracks", "no inquiry", ""),
    ("positions.0.stance", "opposes", "opposes", ""),
    ("positions.0.stance_on", "the bribery of Anna Berg", "bribery", ""),
    ("positions.0.directness", "direct quote", "own words", ""),
    ("positions.0.named_in", 7, "[3, 4]", ""),
    ("open_questions.0.question", "When will pier 9 be opened?", "pier 9", ""),
    ("open_questions.0.question", "Will Ola Krogh name the date?", "Krogh", ""),
    ("open_questions.0.why", "the board was bribed", "bribed", ""),
    ("costs.0.what", "The bribes of Ola Krogh", "Krogh", ""),
    ("costs.0.amount", 13_000_000, "13,000,000", ""),
    ("costs.0.berths", 31, "berths: 31", ""),
    ("costs.0.who", "Anna Berg", "who: Anna Berg", ""),
    ("costs.0.kind", "promised", "promised", "unchecked"),
    ("costs.0.settled", True, "settled: yes", "unchecked"),
    ("costs.0.parties", ["the board", "Anna Berg"], "the board, Anna Berg", ""),
)
LETTER = """Lund wants an inquiry

The harbour board of Norvik closed pier 4 on Monday. Mayor Per Lund called for an inquiry into the cracks.
Lund praised the divers of the harbour board. The repairs cost 12 million crowns, the board said.
"""
REPORT = """Pier 4 of Norvik is shut

The harbour board of Norvik closed pier 4 on Monday after divers found cracks. Mayor Per Lund called for an
inquiry into the cracks. It is unclear who pays for the repairs of pier 4.
"""


def _article_answer(points: list[int], positions: list[tuple[str, str, int]], asked: int) -> Json:
    of_lund = {
        "stakeholder": "Per Lund",
        "stakeholder_kind": "person",
        "role": "",
        "stance": "supports",
        "stance_on": "",
        "directness": "reported",
        "named_in": None,
    }
    texts = {
        1: "The harbour board of Norvik closed pier 4 on Monday.",
        4: "The repairs cost 12 million crowns, the board said.",
    }
    return {
        "headline": "",
        "headline_evidence": [],
        "summary": [{"text": texts[n], "status": "fact", "evidence": [n]} for n in points],
        "positions": [
            {**of_lund, "verb": verb, "position": clause, "evidence": [n]} for verb, clause, n in positions
        ],
        "open_questions": [{"question": "Who pays for the repairs?", "why": "", "evidence": [asked]}] * asked,
    }


BY_ARTICLE = {
    "praised the divers": _article_answer([1, 4], [("praised", "the divers of the harbour board", 3)], 0),
    "Pier 4 of Norvik": _article_answer([1], [("called", "for an inquiry into the cracks", 2)], 3),
    "It is unclear who": _article_answer([1], [("called", "for an inquiry into the cracks", 2)], 3),
}
MERGED: Json = {
    "headline": "Norvik closes pier 4",
    "headline_findings": [1],
    "summary": [
        {
            "text": "The harbour board of Norvik closed pier 4 on Monday.",
            "status": "fact",
            "findings": [1],
        },
        {"text": "The repairs will cost 12 million crowns.", "status": "claim", "findings": [2]},
    ],
    "open_questions": [{"question": "Who pays for the repairs?", "why": "it is unclear", "findings": [5]}],
    "same_positions": [],
}
MERGE_LIES = (
    ("headline", "Norvik closes pier 9", "pier 9", ""),
    ("headline", "Norvik reopens pier 4", "reopens", ""),
    ("summary.0.text", "The harbour board of Norvik closed pier 9 on Monday.", "pier 9", ""),
    ("summary.0.text", "Per Lund closed pier 4 on Monday.", "Lund closed", ""),
    ("summary.1.status", "fact", "will cost 12 million", "Claim"),
    ("open_questions.0.question", "Who pays Ola Krogh?", "Krogh", ""),
    ("open_questions.0.why", "the board was bribed", "bribed", ""),
    ("same_positions", [[3, 4]], "praised the divers of the harbour board (two", ""),
)


def planted(answer: Json, where: str, lie: object) -> Json:
    """The answer with something else in one of its places, as in "summary.0.text"."""
    changed = copy.deepcopy(answer)
    place: Any = changed
    *path, last = (int(step) if step.isdigit() else step for step in where.split("."))
    for step in path:
        place = place[step]
    assert place[last] != lie
    place[last] = lie
    return changed


def pages(command: Command, chooser: Callable[[Json], str], *sources: str) -> dict[str, list[str]]:
    """The paragraphs of each page, up to where what was withheld is unfolded."""
    with serve(chooser) as server:
        where = ("--base-url", server.url, "--model", "m", "--date", "2026-11-24", "--no-cache")
        made = command("daily", *sources, *where, "--format", "markdown,html,email")
    assert made.code == 0, made.err
    folder = Path("briefs") / "2026-11-24"
    html = (folder / "brief-2026-11-24.html").read_text("utf-8").partition('<details class="withheld">')[0]
    letter = email.message_from_bytes(
        (folder / "brief-2026-11-24.eml").read_bytes(), policy=email.policy.default
    )
    text = {
        "md": (folder / "brief-2026-11-24.md").read_text("utf-8").partition("**Sentences cited")[0],
        "html": re.sub(r"<[^>]+>", "", re.sub(r"</(?:li|p|dd|h\d)>", "\n", html.partition("<footer>")[0])),
        "subject": str(letter["Subject"]),
        "terminal": re.sub(r"\n(?=\S)", " ", made.out),  # its lines are wrapped
    }
    for part in letter.iter_parts():
        shown = str(part.get_content()).replace("</p>", "\n")
        shown = re.sub(r"<[^>]+>", "", shown)
        text[part.get_content_type()] = re.split("sentences cited", shown, flags=re.IGNORECASE)[0]
    return {
        name: [" ".join(line.replace("*", "").split()) for line in whole.split("\n")]
        for name, whole in text.items()
    }


def unmarked(shown: dict[str, list[str]], sign: str, mark: str) -> dict[str, str]:
    """Where a lie stands without its mark: the page, and the line."""
    return {
        name: line
        for name, lines in shown.items()
        for line in lines
        if sign in line and (not mark or mark not in line)
    }


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    sections = tmp_path / "prompts" / "sections"
    sections.mkdir(parents=True)
    (tmp_path / "pier.txt").write_text(PIER, "utf-8")
    return tmp_path


@pytest.mark.parametrize(("where", "lie", "sign", "mark"), LIES)
def test_no_lie_about_an_article_passes_unmarked(
    command: Command, folder: Path, where: str, lie: object, sign: str, mark: str
) -> None:
    (folder / "prompts" / "sections" / "costs.md.j2").write_text(SECTION, "utf-8")
    shown = pages(command, lambda _: json.dumps(planted(ANSWER, where, lie)), "pier.txt")

    assert any("pier 4" in line for line in shown["md"])
    assert unmarked(shown, sign, mark) == {}


def test_the_honest_answer_stands_on_the_pages(command: Command, folder: Path) -> None:
    (folder / "prompts" / "sections" / "costs.md.j2").write_text(SECTION, "utf-8")
    whole = "\n".join(pages(command, lambda _: json.dumps(ANSWER), "pier.txt")["md"])

    for told in ("Norvik closes pier 4", "closed pier 4 on Monday", "Mayor of Norvik, called", "12,000,000"):
        assert told in whole


def merge_of(answer: Json) -> Callable[[Json], str]:
    def chosen(request: Json) -> str:
        asked = request["messages"][1]["content"]
        if request["response_format"]["json_schema"]["name"] == "merge":
            return json.dumps(answer)
        return json.dumps(next(own for words, own in BY_ARTICLE.items() if words in asked))

    return chosen


@pytest.mark.parametrize(("where", "lie", "sign", "mark"), MERGE_LIES)
def test_no_lie_in_a_merged_account_passes_unmarked(
    command: Command, folder: Path, where: str, lie: object, sign: str, mark: str
) -> None:
    (folder / "letter.txt").write_text(LETTER, "utf-8")
    (folder / "report.txt").write_text(REPORT, "utf-8")
    shown = pages(command, merge_of(planted(MERGED, where, lie)), "letter.txt", "report.txt")

    assert any("pier 4" in line for line in shown["md"])
    assert unmarked(shown, sign, mark) == {}


def properties(schema: Json, prefix: str = "") -> set[str]:
    """The places of an answer by its schema, but for the numbers of what is cited."""
    parts: set[str] = set()
    for name, described in schema["properties"].items():
        reference = described.get("items", {}).get("$ref", "")
        own = schema.get("$defs", {}).get(reference.rpartition("/")[2])
        if own:
            parts |= properties({**own, "$defs": schema["$defs"]}, f"{prefix}{name}.")
        elif not name.endswith(("evidence", "findings")):
            parts.add(f"{prefix}{name}")
    return parts


def test_each_field_of_an_answer_has_its_lie(folder: Path) -> None:
    def places(lies: Any) -> set[str]:
        return {re.sub(r"\.\d+", "", where) for where, *_ in lies}

    (folder / "prompts" / "sections" / "costs.md.j2").write_text(SECTION, "utf-8")
    layers = prompts.layers(folder / "prompts")
    assert properties(analysis_templates(layers).expected.json_schema) == places(LIES)
    assert properties(merge_schema().json_schema) == places(MERGE_LIES)
    documented = {cells[0] for cells in table(ARCHITECTURE, PRINTED) if "_" in cells[0] or "." in cells[0]}
    assert documented | {"headline"} == {
        place for place in places(LIES) | places(MERGE_LIES) if not place.startswith("costs")
    }
