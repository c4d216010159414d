from typing import Any

import pytest

from briefing.llm.cassettes.cassette_file import Interaction, RecordedResponse
from briefing.llm.cassettes.drift import CurrentRequest, Drift, drift, nearest_recording
from briefing.llm.cassettes.provenance import Provenance, lines_hash, source_name

LINES = "[1] Rents fell in Oslo.\n[2] The mayor was glad."
LONG = " ".join(f"word{n}" for n in range(100))


def made_from(lines: str = LINES, **changed: Any) -> Provenance:
    told = {
        "source": "rents.txt",
        "part": 1,
        "parts": 1,
        "lines": lines_hash(lines),
        "templates": {"analyze.md.j2": "aaa", "system.md.j2": "bbb"},
        "answer_schema": "ccc",
        "settings": {"chunk_tokens": 6000, "language": "English"},
    }
    return Provenance(**(told | changed))


def request(lines: str = LINES, system: str = "You read news.", **changed: Any) -> dict[str, Any]:
    user = f"For example:\n\n[1] Ferries sail.\n\n<article-{lines_hash(lines)}>\n{lines}\n</article>\n"
    messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
    return {"model": "m", "messages": messages, **changed}


def recorded(asked: dict[str, Any] | None = None, origin: Provenance | None = None) -> Interaction:
    answer = RecordedResponse.model_validate({"status": 200, "content-type": "text/plain", "body": "{}"})
    return Interaction(made_from=origin or made_from(), request=asked or request(), response=answer)


def changed(asked: dict[str, Any], origin: Provenance) -> Drift:
    return drift(CurrentRequest(asked, origin), recorded())


@pytest.mark.parametrize(
    ("asked", "origin", "said"),
    [
        (request(model="n"), made_from(), "the model has changed from m to n"),
        (
            request(),
            made_from(templates={"analyze.md.j2": "aaa", "system.md.j2": "x"}),
            "the template system.md.j2 has changed",
        ),
        (
            request(),
            made_from(templates={"analyze.md.j2": "x", "system.md.j2": "x"}),
            "the templates analyze.md.j2 and system.md.j2 have changed",
        ),
        (request(), made_from(templates={"analyze.md.j2": "aaa"}), "the template system.md.j2 is gone"),
        (
            request(),
            made_from(templates={"analyze.md.j2": "aaa", "mine.md.j2": "x", "system.md.j2": "bbb"}),
            "the template mine.md.j2 is new",
        ),
        (request(), made_from(answer_schema="x"), "the schema of the answer has changed"),
        (
            request(),
            made_from(settings={"chunk_tokens": 6000, "language": "German"}),
            'the setting language has changed from "English" to "German"',
        ),
        (request("[1] Rents rose."), made_from("[1] Rents rose."), "the article rents.txt has changed"),
        (
            request(f"Title: Rents\n{LINES}"),
            made_from(head="Title: Rents"),
            "what is told of rents.txt above its lines has changed",
        ),
    ],
    ids=["model", "template", "templates", "gone", "new", "schema", "setting", "article", "head"],
)
def test_what_has_changed_is_named(asked: dict[str, Any], origin: Provenance, said: str) -> None:
    assert changed(asked, origin).causes == (said,)


def test_how_an_article_is_divided_is_no_cause_where_it_is_divided_alike() -> None:
    smaller = {"chunk_tokens": 300, "language": "English"}
    halved = made_from("[1] Rents fell in Oslo.", parts=2, settings=smaller)

    assert changed(request(), made_from(settings=smaller)).causes == ()
    assert changed(request("[1] Rents fell in Oslo."), halved).causes == (
        "the setting chunk_tokens has changed from 6000 to 300",
    )


def test_the_lines_that_differ_are_shown_and_no_others() -> None:
    found = changed(request("[1] Rents rose in Oslo.\n[2] The mayor was glad."), made_from())

    assert found.lines == ("- [1] Rents fell in Oslo.", "+ [1] Rents rose in Oslo.")


def test_of_a_long_line_the_place_is_shown_where_it_differs() -> None:
    before = recorded(request(system=LONG))

    found = drift(CurrentRequest(request(system=LONG.replace("word70", "other")), made_from()), before)

    assert all("word69" in line and len(line) < 150 for line in found.lines)
    assert "word70" in found.lines[0]
    assert "other" in found.lines[1]


def test_a_great_difference_is_bounded() -> None:
    found = changed(request(system="\n".join(f"rule {n}" for n in range(5000))), made_from())

    assert len(found.lines) == 13
    assert found.lines[-1].endswith("more lines that differ")


def test_a_recording_without_provenance_is_compared_by_its_text() -> None:
    answer = RecordedResponse.model_validate({"status": 200, "content-type": "text/plain", "body": "{}"})
    bare = Interaction(request=request(), response=answer)

    found = drift(CurrentRequest(request(system="You write."), made_from()), bare)

    assert found.causes == ("the text or the templates have changed",)
    assert found.lines == ("- You read news.", "+ You write.")


def test_nearest_is_the_same_part_of_the_article_then_the_one_that_shares_lines() -> None:
    first, second = (recorded(origin=made_from(part=n, parts=2)) for n in (1, 2))
    other = recorded(request("[1] Ferries."), made_from("[1] Ferries.", source="ferries.txt"))
    today = CurrentRequest(request(system="New."), made_from(part=2, parts=2))
    renamed = CurrentRequest(request(), made_from(source="moved.txt"))

    assert nearest_recording(today, [other, first, second]) is second
    assert nearest_recording(renamed, [other, first]) is first
    assert (
        nearest_recording(
            CurrentRequest(request("[1] Trams."), made_from("[1] Trams.", source="t.txt")), [other]
        )
        is None
    )


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("/home/me/secret/rents.txt", "rents.txt"),
        (r"C:\Users\me\rents.txt", "rents.txt"),
        ("https://me:key@news.example/a/rents?token=1", "rents"),
        ("articles/", "articles"),
        ("-", "-"),
    ],
)
def test_a_source_is_named_without_its_machine(source: str, name: str) -> None:
    assert source_name(source) == name


def test_a_schema_is_compared_where_an_endpoint_was_told_it_in_the_same_way() -> None:
    def wanted(kind: str, limit: int) -> dict[str, Any]:
        return request(response_format={"type": kind, "limit": limit})

    alike = drift(CurrentRequest(wanted("json_schema", 3), made_from()), recorded(wanted("json_schema", 5)))
    other = drift(CurrentRequest(wanted("json_schema", 3), made_from()), recorded(wanted("json_object", 5)))

    assert alike.lines == ('-  "limit": 5,', '+  "limit": 3,')
    assert other.lines == ()
