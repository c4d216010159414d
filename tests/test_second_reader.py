"""What a second reader does to a brief: withholds, marks, leaves alone, fails; and who is asked."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.judge.stand_in import asked, planted_kind, same_to_all
from tests.llm import articles
from tests.llm.server import Chooser, Json, Reply, serve
from tests.record_fixtures import ROOT, answer_to

REPLAY = ("--replay", str(ROOT / "fixtures" / "second-reader.yaml"))
ANSWERS: Json = json.loads((ROOT / "tests" / "answers" / "second-reader.json").read_text(encoding="utf-8"))
BY_DEFAULT = {"BRIEFING_CHECK": ""}
Made = Callable[..., tuple[Any, str]]


@pytest.fixture
def brief(briefing: Run, seed: Path) -> Made:
    def made(*arguments: str, **environment: str) -> tuple[Any, str]:
        wanted = ("--date", "2026-11-24", "--stdout", "--format", "json", *arguments)
        done = briefing("daily", "seeds", *wanted, environment=BY_DEFAULT | environment)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout), done.stderr.decode()

    return made


def reading(**faults: str) -> Chooser:
    """A server that answers about the article as it was recorded, and finds an error in the statements that
    have these words: `mainly="not entailed"`, or `mainly="partly: military"`."""
    found = {}
    for words, fault in faults.items():
        verdict, _, missing = fault.partition(": ")
        found[words.replace("_", " ")] = {"verdict": verdict, "words": missing}
    return lambda request: json.dumps(answer_to(request, {**ANSWERS, "check": found}))


def is_check(request: Json) -> bool:
    return bool(request["response_format"]["json_schema"]["name"] == "check")


def test_a_statement_that_is_not_borne_out_is_withheld(brief: Made) -> None:
    found, _ = brief(*REPLAY)

    refused, _ = found["withheld"]
    assert refused["text"] == "Japan depends on its domestic industry for semiconductors."
    assert (
        refused["reason"]
        == "a second reader finds that its sentences do not say it: “depends on its domestic industry”"
    )
    assert refused["text"] not in json.dumps(found["stories"])


def test_one_with_words_at_fault_that_cannot_be_cut_is_withheld_with_them(brief: Made) -> None:
    found, _ = brief(*REPLAY)

    _, refused = found["withheld"]
    assert refused["reason"] == "a second reader misses a part in its sentences: “mainly”"
    assert "military" not in json.dumps(found["stories"][0]["summary"])


def test_one_with_words_at_fault_is_shown_without_them_where_the_rest_stands_by_itself(brief: Made) -> None:
    longer = {
        "text": "Breton said the council would be established in Tokyo.",
        "status": "claim",
        "evidence": [4],
    }
    analysis = {**ANSWERS["analysis"], "summary": [longer]}
    check = {"in Tokyo": {"verdict": "partly", "kind": "other", "words": "in Tokyo"}}
    answers = {"analysis": analysis, "check": check}
    with serve(lambda request: json.dumps(answer_to(request, answers))) as server:
        found, _ = brief("--base-url", server.url, "--model", "m")

    (point,) = found["stories"][0]["summary"]
    assert point["text"] == "Breton said the council would be established."
    assert (point["verdict"], point["checked"]) == ("supported", "second reader")
    (cut,) = found["withheld"]
    assert (cut["text"], cut["beside"]) == (point["text"], "in Tokyo")


def test_each_finding_says_how_it_was_checked_and_the_run_by_whom(brief: Made) -> None:
    found, _ = brief(*REPLAY)

    checked = [one["checked"] for one in found["stories"][0]["summary"]]
    assert checked == ["second reader", "verbatim"]
    assert found["run"]["second_reader"] == "written-by-hand"
    assert found["run"]["planted_errors"]["polarity"] == {"planted": 1, "seen": 1}
    assert found["run"]["usage"]["requests"] == 2


def test_a_sentence_that_stands_whole_in_its_source_is_not_sent_again(brief: Made) -> None:
    with serve(reading()) as server:
        brief("--base-url", server.url, "--model", "m")

    (asked,) = [request["messages"][0]["content"] for request in server.requests if is_check(request)]
    assert "fact [7]: Part of the EU strategy" not in asked
    assert "fact [7]: Japan depends on its domestic industry for semiconductors.\n" in asked


def test_it_sees_status_role_and_stance_and_the_sentences_beside_the_cited_ones(brief: Made) -> None:
    with serve(reading()) as server:
        brief("--base-url", server.url, "--model", "m")

    (asked,) = [request["messages"][0]["content"] for request in server.requests if is_check(request)]
    assert ". claim [1]: The EU hopes to cooperate" in asked
    assert "— to persuade European allies to join (role: Washington; stance: supports export" in asked
    assert "\n(2) European Commissioner Thierry Breton" in asked


def test_without_context_it_sees_the_cited_sentences_alone(brief: Made) -> None:
    with serve(reading()) as server:
        brief("--base-url", server.url, "--model", "m", BRIEFING_CHECK_CONTEXT="no")

    (asked,) = [request["messages"][0]["content"] for request in server.requests if is_check(request)]
    assert "\n(2) " not in asked.rpartition("\n<statements-")[2]


def test_what_the_rules_marked_weak_comes_first(brief: Made) -> None:
    weak = {"text": "The EU plans a digital council with Japan soon.", "status": "fact", "evidence": [4]}
    analysis = {**ANSWERS["analysis"], "summary": [*ANSWERS["analysis"]["summary"], weak]}
    with serve(lambda request: json.dumps(answer_to(request, {**ANSWERS, "analysis": analysis}))) as server:
        found, _ = brief("--base-url", server.url, "--model", "m", "--check", "rules")
        brief("--base-url", server.url, "--model", "m")

    marked = [point["text"] for point in found["stories"][0]["summary"] if point["verdict"] == "weak"]
    (every,) = [asked(request) for request in server.requests if is_check(request)]
    own = [one.text for one in every.statements if not planted_kind(one, every) and one.text in marked]
    others = [one.text for one in every.statements if one.text.startswith("Japan depends")]
    texts = [one.text for one in every.statements]
    assert marked
    assert own
    assert all(texts.index(first) < texts.index(others[0]) for first in own)


def test_a_brief_checked_by_rules_asks_nobody_and_says_so(brief: Made) -> None:
    with serve(reading()) as server:
        found, _ = brief("--base-url", server.url, "--model", "m", "--check", "rules")

    assert (server.count, found["run"]["second_reader"]) == (1, None)
    assert "check.md.j2" not in found["run"]["prompts"]
    assert {one["checked"] for one in found["stories"][0]["summary"]} == {"rules", "verbatim"}


def test_what_the_rules_refused_is_not_shown_to_the_second_reader(brief: Made) -> None:
    wrong = {"text": "The EU gave Japan $77 billion for chips.", "status": "fact", "evidence": [1]}
    analysis = {**ANSWERS["analysis"], "summary": [wrong, *ANSWERS["analysis"]["summary"]]}
    with serve(lambda request: json.dumps(answer_to(request, {**ANSWERS, "analysis": analysis}))) as server:
        found, _ = brief("--base-url", server.url, "--model", "m")

    assert not any("$77 billion" in str(request) for request in server.requests)
    assert "$77 billion" in found["withheld"][0]["text"]


def test_a_statement_that_was_left_out_stays_checked_by_rules_and_the_story_says_so(brief: Made) -> None:
    def answered(request: Json) -> str:
        answer = answer_to(request, {**ANSWERS, "check": {}})
        if not is_check(request):
            return json.dumps(answer)
        every = asked(request).statements
        left_out = [s.number for s in every if "Japan depends" in s.text or "mainly" in s.text]
        outside = {"number": 99, "kind": "who", "words": "", "sentence": 0, "verdict": "not entailed"}
        kept = [number for number in answer["entailed"] if number not in left_out]
        return json.dumps({"errors": [*answer["errors"], outside], "entailed": kept})

    with serve(answered) as server:
        found, said = brief("--base-url", server.url, "--model", "m")

    story = found["stories"][0]
    assert [one["checked"] for one in story["summary"]] == ["second reader", "rules", "rules", "verbatim"]
    assert story["not_read_again"] == "it left statements unanswered"
    assert "1 story was not read again, or not whole" in said


@pytest.mark.parametrize("verdict", ["not entailed", "entailed"])
def test_a_reader_that_says_the_same_of_everything_is_not_believed(brief: Made, verdict: str) -> None:
    def answered(request: Json) -> str:
        found = answer_to(request, {**ANSWERS, "check": {}})
        return json.dumps(same_to_all(request, verdict) if is_check(request) else found)

    with serve(answered) as server:
        found, _ = brief("--base-url", server.url, "--model", "m")

    assert found["withheld"] == []
    assert found["stories"][0]["not_read_again"] == "it got statements wrong of which the answer is known"
    assert (found["run"]["second_reader"], found["run"]["usage"]["requests"]) == (None, 2)


def test_a_reader_that_fails_leaves_the_brief_as_the_rules_had_it(brief: Made) -> None:
    def answered(request: Json) -> str | Reply:
        return Reply("no", status=400) if is_check(request) else json.dumps(ANSWERS["analysis"])

    with serve(answered) as server:
        found, said = brief("--base-url", server.url, "--model", "m")

    assert found["stories"][0]["not_read_again"]
    assert (found["withheld"], found["run"]["second_reader"]) == ([], None)
    assert "checked by rules alone" in said


def test_words_that_do_not_stand_in_the_statement_are_not_quoted(brief: Made) -> None:
    with serve(reading(military="partly: nuclear arms")) as server:
        found, _ = brief("--base-url", server.url, "--model", "m")

    (refused,) = found["withheld"]
    assert refused["reason"] == "a second reader misses a part in its sentences"


def test_of_two_answers_on_one_statement_the_graver_counts(brief: Made) -> None:
    def answered(request: Json) -> str:
        found = answer_to(request, {**ANSWERS, "check": {}})
        if not is_check(request):
            return json.dumps(found)
        number = next(s.number for s in asked(request).statements if "Japan depends" in s.text)
        graver = {"number": number, "kind": "other", "words": "", "sentence": 0, "verdict": "not entailed"}
        return json.dumps({**found, "errors": [graver, *found["errors"]]})

    with serve(answered) as server:
        found, _ = brief("--base-url", server.url, "--model", "m")

    assert [one["text"] for one in found["withheld"]] == [
        "Japan depends on its domestic industry for semiconductors."
    ]


def test_a_headline_that_is_borne_out_in_part_gives_way_to_the_first_point(brief: Made) -> None:
    titled = {"headline": "EU hopes to cooperate with Japan", "headline_evidence": [1]}
    analysis = {**ANSWERS["analysis"], **titled}
    check = {"EU hopes to cooperate with Japan": {"verdict": "partly", "words": "cooperate"}}
    answers = {"analysis": analysis, "check": check}
    with serve(lambda request: json.dumps(answer_to(request, answers))) as server:
        found, _ = brief("--base-url", server.url, "--model", "m")

    story = found["stories"][0]
    assert story["headline"]["text"] in [point["text"] for point in story["summary"]]
    assert found["withheld"][0]["section"] == "headline"


def test_who_lost_a_position_to_the_second_reader_is_named_without_one(brief: Made) -> None:
    with serve(reading(**{"— to persuade": "not entailed"})) as server:
        found, _ = brief("--base-url", server.url, "--model", "m")

    assert found["stories"][0]["positions"] == []
    assert any("United States" in name or "US" in name for name in found["stories"][0]["silent"])


def test_another_model_at_another_address_is_asked_and_named(brief: Made) -> None:
    with serve(reading()) as analyst, serve(reading(Japan_depends="not entailed")) as reader:
        place = {"BRIEFING_CHECK_MODEL": "other", "BRIEFING_CHECK_BASE_URL": reader.url}
        found, said = brief("--base-url", analyst.url, "--model", "m", **place)

    assert (analyst.count, reader.count) == (1, 1)
    assert reader.requests[0]["model"] == "other"
    assert len(found["withheld"]) == 1
    assert "second reader other" in said


def test_answers_of_two_models_are_recorded_and_replayed(brief: Made) -> None:
    with serve(reading(Japan_depends="not entailed")) as server:
        arguments = ("--base-url", server.url, "--model", "m")
        live, _ = brief(*arguments, "--record", "tape.yaml", BRIEFING_CHECK_MODEL="a-reader")
    again, _ = brief("--replay", "tape.yaml")

    assert live == again


def test_a_cassette_without_such_answers_replays_by_rules_and_says_so_once(brief: Made) -> None:
    found, said = brief("--replay", str(ROOT / "fixtures" / "eu-japan.yaml"))

    assert found["run"]["second_reader"] is None
    assert said.count("holds no answers of a second reader: statements are checked by rules.") == 1


def test_answers_are_kept_for_the_next_run(brief: Made) -> None:
    with serve(reading(Japan_depends="not entailed")) as server:
        first, _ = brief("--base-url", server.url, "--model", "m")
        second, said = brief("--base-url", server.url, "--model", "m")

    assert (server.count, first) == (2, second)
    assert "nothing paid now; 2 answers from the cache" in said


def test_statements_too_many_for_a_request_are_read_in_parts(brief: Made) -> None:
    with serve(reading()) as server:
        brief("--base-url", server.url, "--model", "m", BRIEFING_CHUNK_TOKENS="200")

    parts = [request for request in server.requests if is_check(request)]
    assert len(parts) > 1
    assert len({json.dumps(request["response_format"]) for request in parts}) == 1


def test_the_embedded_analyst_may_have_a_second_reader_too(brief: Made) -> None:
    refused = {"Japan — has been looking": {"verdict": "not entailed"}}
    with serve(lambda request: json.dumps(answer_to(request, {"check": refused}))) as server:
        place = {"BRIEFING_CHECK_BASE_URL": server.url, "BRIEFING_CHECK_MODEL": "other"}
        found, said = brief("--engine", "extractive", "--check", "model", **place)

    assert (found["run"]["engine"], found["run"]["second_reader"]) == ("extractive", "other")
    assert [one["section"] for one in found["withheld"]] == ["positions"]
    assert "second reader other" in said


def test_a_second_reader_without_a_key_is_wrong_usage(briefing: Run, seed: Path) -> None:
    done = briefing("daily", "seeds", "--engine", "extractive", "--check", "model")

    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)


def test_a_recording_has_all_articles_before_the_first_statements(briefing: Run, tmp_path: Path) -> None:
    articles.write(tmp_path / "news", 4)
    folder, cassette = str(tmp_path / "news"), str(tmp_path / "c.yaml")

    def answer(request: Json) -> str:
        """Statements that are no whole sentence, so that they are read again."""
        return (
            '{"errors": [], "entailed": []}'
            if is_check(request)
            else articles.answer(request).replace(" will ", " is to ")
        )

    with serve(answer) as server:
        options = ("--base-url", server.url, "--model", "m", "--record", cassette)
        done = briefing("daily", folder, "--stdout", *options, environment=BY_DEFAULT)

    names = [is_check(request) for request in server.requests]
    assert done.stdout, done.stderr
    assert (False in names, True in names) == (True, True)
    assert names == sorted(names)
