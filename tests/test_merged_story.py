"""A story of four made-up newspapers that differ, merged by a model: replayed, in steps, refused."""

import json
import re
from typing import Any

import pytest

from tests.conftest import Run
from tests.llm.server import Chooser, Json, Reply, serve
from tests.record_fixtures import ROOT, answer_to

STORY = str(ROOT / "tests" / "articles" / "ravensey")
REPLAY = ("--replay", str(ROOT / "fixtures" / "ravensey.yaml"))
ANSWERS: Json = json.loads((ROOT / "tests" / "answers" / "ravensey.json").read_text(encoding="utf-8"))


@pytest.fixture
def brief(briefing: Run) -> Any:
    def made(*arguments: str, form: str = "json", **more: Any) -> Any:
        wanted = ("--date", "2026-11-24", "--stdout", "--format", form, *arguments)
        done = briefing("daily", STORY, *wanted, **more)
        assert done.returncode == 0, done.stderr
        return (json.loads(done.stdout) if form == "json" else done.stdout.decode()), done.stderr.decode()

    return made


def is_merge(request: Json) -> bool:
    return bool(request["response_format"]["json_schema"]["name"] == "merge")


def merging(change: Json) -> Chooser:
    """A server that answers as it was recorded, but for parts of the answer that merges."""
    answers = {**ANSWERS, "merge": {**ANSWERS["merge"], **change}}
    return lambda request: json.dumps(answer_to(request, answers))


def test_each_article_is_one_request_and_the_story_one_more(brief: Any) -> None:
    found, _ = brief(*REPLAY)

    assert found["run"]["usage"]["requests"] == 5
    assert len(found["stories"]) == 1
    assert found["stories"][0]["not_merged"] == ""
    assert found["withheld"] == []


def test_a_merged_statement_has_the_evidence_of_the_findings_that_it_cites(brief: Any) -> None:
    story = brief(*REPLAY)[0]["stories"][0]

    rescued = next(one for one in story["summary"] if one["text"].startswith("Fishing boats"))
    assert [piece["quote"] for piece in rescued["evidence"]] == [
        "Fishing boats from Ravensey pulled 40 people out of the water before the lifeboat arrived.",
        "Survivors of the sinking were taken to the hospital at Stony Cross.",
    ]
    assert rescued["verdict"] == "supported"


def test_a_finding_that_the_account_leaves_out_follows_it(brief: Any) -> None:
    story = brief(*REPLAY)[0]["stories"][0]

    left_out = [point["text"] for point in story["summary"] if not point["superseded_by"]]
    assert left_out[-1].startswith("The regional government has ordered an inquiry")


def test_the_page_shows_the_days_and_the_denial_with_both_quotes(brief: Any) -> None:
    page, _ = brief(*REPLAY, form="md")

    _, _, differing = page.partition("**Where the sources differ**")
    days, denial = differing.strip().split("\n")[:2]
    assert "“The ferry Lady Maud sank off Ravensey on Sunday evening” (Ravensey Courier)" in days
    assert "“The ferry Lady Maud sank off Ravensey on Saturday evening” (Evening Dispatch)" in days
    assert "“A deckhand told the Herald that the ship was overloaded.” (Northern Herald)" in denial
    assert "*denied:* “Brandt Lines, which runs the ferry, denied that the ship was overloaded.”" in denial


def test_the_toll_of_the_next_day_takes_the_place_of_the_one_before(brief: Any) -> None:
    page, _ = brief(*REPLAY, form="md")

    _, _, changed = page.partition("**What changed**")
    toll = changed.strip().split("\n")[0]
    assert toll.startswith("- **How many were killed**: “14 people died” (Northern Herald)")
    assert "“Twelve people died” (Ravensey Courier, 23 November)" in toll
    assert "Twelve people died" not in page.partition("**What changed**")[0]


def test_the_html_page_shows_the_days_and_the_denial_with_both_quotes(brief: Any) -> None:
    page, _ = brief(*REPLAY, form="html")

    _, _, differing = page.partition("Where the sources differ")
    days, denial = differing.split("<li>")[1:3]
    assert "on Sunday evening”" in days
    assert "on Saturday evening”" in days
    assert "“A deckhand told the Herald that the ship was overloaded.”" in denial
    assert "“Brandt Lines, which runs the ferry, denied that the ship was overloaded.”" in denial


def test_the_sentences_that_differ_are_cited_whole(brief: Any) -> None:
    page, _ = brief(*REPLAY, form="md")

    _, _, cited = page.partition("**Sentences cited, word for word**")
    assert "sentence 1: “The ferry Lady Maud sank off Ravensey on Sunday evening after it struck" in cited
    assert "sentence 1: “The ferry Lady Maud sank off Ravensey on Saturday evening, the Dispatch" in cited
    assert "“The coast guard said 14 people died in the sinking.”" in cited


def test_the_bottom_line_does_not_contradict_itself(brief: Any) -> None:
    told = [line["text"] for line in brief(*REPLAY)[0]["bottom_line"]]

    assert "Sunday" in " ".join(told)
    assert "Saturday" not in " ".join(told)


def test_a_merged_statement_that_fails_is_withheld_and_its_findings_stay(brief: Any) -> None:
    wrong = {"text": "The coast guard said 26 people died in the sinking.", "status": "fact", "findings": [5]}
    with serve(merging({"summary": [wrong]})) as server:
        found, _ = brief("--base-url", server.url, "--model", "m")

    (withheld,) = found["withheld"]
    told = [one["text"] for one in found["stories"][0]["summary"]]
    assert (withheld["section"], withheld["text"]) == ("summary", wrong["text"])
    assert "26" in withheld["reason"]
    assert "The coast guard said 14 people died in the sinking." in told


def test_a_finding_whose_figure_the_merged_statement_lacks_stays(brief: Any) -> None:
    one = {
        "text": "The ferry Lady Maud sank off Ravensey on Sunday evening after it struck a sandbank.",
        "status": "fact",
        "findings": [1, 3, 5],
    }
    with serve(merging({"summary": [one]})) as server:
        found, _ = brief("--base-url", server.url, "--model", "m")

    told = " ".join(point["text"] for point in found["stories"][0]["summary"])
    assert "14 people" in told
    assert "Twelve people" in told


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("The ferry Lady Maud sank off Ravensey on Sunday evening.", True),
        ("The ferry Lady Maud sank off Ravensey.", False),  # no day is told as the only one
        ("The ferry Lady Maud sank off Ravensey on Saturday evening.", False),
    ],
)
def test_a_finding_of_another_day_than_the_merged_statements_stays(
    brief: Any, text: str, stays: bool
) -> None:
    one = {"text": text, "status": "fact", "findings": [1, 2]}
    with serve(merging({"summary": [one]})) as server:
        found, _ = brief("--base-url", server.url, "--model", "m")

    told = [point["text"] for point in found["stories"][0]["summary"]]
    told.remove(text)
    assert ("The ferry Lady Maud sank off Ravensey on Saturday evening." in told) is stays


ASKED = [
    "Who will pay for raising the wreck of the ferry?",
    "What will the inquiry into the sinking find?",
]


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        ([(ASKED[1], [18]), (ASKED[0], [19])], ASKED[::-1]),  # what it puts first stays first
        ([(ASKED[0], [19])], ASKED[:1]),  # what it leaves out is answered
        ([], []),
        ([("Will 300 people pay for the wreck?", [19])], ASKED[:1]),  # withheld: the article's own stays
        ([(ASKED[0], [99])], ASKED[::-1]),  # nobody knows which it means
    ],
)
def test_the_questions_of_a_merged_story_are_those_of_the_account(
    brief: Any, answered: list[tuple[str, list[int]]], expected: list[str]
) -> None:
    questions = [{"question": text, "why": "", "findings": findings} for text, findings in answered]
    with serve(merging({"open_questions": questions})) as server:
        found, _ = brief("--base-url", server.url, "--model", "m")

    assert [one["question"] for one in found["stories"][0]["open_questions"]] == expected


def test_an_account_that_tells_nothing_leaves_no_question_out(brief: Any) -> None:
    with serve(merging({"summary": [], "open_questions": []})) as server:
        found, _ = brief("--base-url", server.url, "--model", "m")

    assert len(found["stories"][0]["open_questions"]) == 2


def test_a_number_that_no_finding_has_is_dropped(brief: Any) -> None:
    one = {"text": "A deckhand told the Herald that the ship was overloaded.", "status": "claim"}
    with serve(merging({"summary": [{**one, "findings": [99]}], "same_positions": [[98, 99]]})) as server:
        found, _ = brief("--base-url", server.url, "--model", "m")

    assert [row["reason"] for row in found["withheld"]] == ["cites no finding of the story"]


def test_positions_of_two_parties_are_not_joined_whatever_the_model_says(brief: Any) -> None:
    with serve(merging({"same_positions": [[10, 13], [13, 16]]})) as server:
        found, _ = brief("--base-url", server.url, "--model", "m")

    assert len(found["stories"][0]["positions"]) == 8


def test_a_story_that_could_not_be_merged_says_so_and_keeps_its_findings(brief: Any) -> None:
    def answered(request: Json) -> str | Reply:
        return Reply("no", status=400) if is_merge(request) else json.dumps(answer_to(request, ANSWERS))

    with serve(answered) as server:
        found, said = brief("--base-url", server.url, "--model", "m")

    story = found["stories"][0]
    assert "1 story was not merged" in said
    assert story["not_merged"]
    assert len(story["summary"]) == 9


def test_the_page_says_that_a_story_was_not_merged(brief: Any) -> None:
    def answered(request: Json) -> str | Reply:
        return Reply("no", status=400) if is_merge(request) else json.dumps(answer_to(request, ANSWERS))

    with serve(answered) as server:
        page, _ = brief("--base-url", server.url, "--model", "m", form="md")

    assert "The model did not merge what the articles say" in page


def test_a_story_too_large_for_one_request_is_merged_in_steps(brief: Any) -> None:
    asked: list[str] = []

    def answered(request: Json) -> str:
        if not is_merge(request):
            return json.dumps(answer_to(request, ANSWERS))
        asked.append(request["messages"][1]["content"])
        lines = [one for one in asked[-1].rpartition("<findings-")[2].splitlines() if one[:1] == "["]
        points = [
            {"text": line.split(" · ")[-1].partition(" “")[0], "status": "claim", "findings": [number]}
            for line in lines
            if " · position" not in line and " · question" not in line and "question ·" not in line
            for number in [int(line[1 : line.index("]")])]
        ][:2]
        return json.dumps({**ANSWERS["merge"], "headline": "", "summary": points, "open_questions": []})

    with serve(answered) as server:
        small = {"BRIEFING_CHUNK_TOKENS": "300"}
        found, _ = brief("--base-url", server.url, "--model", "m", environment=small)

    parts, last = [one for one in asked if "part " in one.split("\n")[0]], asked[-1]
    assert len(parts) >= 3
    assert len(asked) > len(parts)
    assert "part " not in last.split("\n")[0]
    assert found["withheld"] == []
    assert all(point["evidence"] for point in found["stories"][0]["summary"])


def test_the_question_that_merges_holds_no_path_and_no_day_but_those_of_the_articles() -> None:
    told = (ROOT / "fixtures" / "ravensey.yaml").read_text(encoding="utf-8")
    days = "Published: A 2026-11-23, B 2026-11-23, C 2026-11-24, D 2026-11-24"

    assert "courier.txt + wire.txt + dispatch.txt + herald.txt" in told
    assert not any(place in told for place in (str(ROOT), "tests/articles"))
    assert days in told
    assert "2026-11" not in re.sub(r"^ +(?:head: ')?Published: .*$", "", told, flags=re.MULTILINE)
