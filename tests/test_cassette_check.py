"""Cassettes checked against the templates, the schema and the articles of today."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing import cassette_check, prompts
from briefing.cassette_check import RecordingCheck
from briefing.errors import UsageError
from tests.conftest import Run
from tests.record_fixtures import FIXTURES, ROOT, record

Edit = Callable[[dict[str, Any]], None]
SEED = "eu-japan-ai-chips.txt"


@pytest.fixture
def tape(tmp_path: Path) -> Path:
    return record(FIXTURES[0], tmp_path)


def edited(tape: Path, edit: Edit) -> Path:
    recorded = yaml.safe_load(tape.read_text(encoding="utf-8"))
    edit(recorded)
    tape.write_text(yaml.safe_dump(recorded, allow_unicode=True), encoding="utf-8")
    return tape


def check(tape: Path, *sources: str, templates: Path | None = None) -> list[RecordingCheck]:
    at_hand = cassette_check.load_articles(sources, all_there_are=bool(sources))
    return list(cassette_check.check_cassettes([tape], prompts.layers(templates, tape.parent), at_hand))


def only(rows: list[RecordingCheck]) -> tuple[str, str, tuple[str, ...]]:
    (row,) = rows
    return row.state, row.why, row.lines


def test_our_own_fixtures_are_current(briefing: Run, seed: Path) -> None:
    done = briefing("fixtures", "check", str(ROOT / "fixtures"))

    assert done.returncode == 0, done.stdout
    assert done.stdout.decode().endswith(" 0 stale, 0 unused, 0 never matched.\n")


def test_a_changed_template_makes_a_recording_stale(tape: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    system = (ROOT / "prompts" / "system.md.j2").read_text(encoding="utf-8")
    (tmp_path / "mine" / "system.md.j2").write_text(system + "\nBe brief.\n", encoding="utf-8")

    found = check(tape, templates=tmp_path / "mine")

    assert only(found) == ("stale", "the template system.md.j2 has changed", ("+ Be brief.",))
    assert found[0].again == "make fixtures"


def test_a_comment_in_a_template_changes_no_request(tape: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    system = (ROOT / "prompts" / "system.md.j2").read_text(encoding="utf-8")
    (tmp_path / "mine" / "system.md.j2").write_text("{# ours #}" + system, encoding="utf-8")

    assert check(tape, templates=tmp_path / "mine")[0].state == "current"


def test_a_section_more_makes_a_recording_stale_by_template_and_schema(tape: Path, tmp_path: Path) -> None:
    (tmp_path / "mine" / "sections").mkdir(parents=True)
    (tmp_path / "mine" / "sections" / "costs.md.j2").write_text(
        "---\ntitle: Costs\norder: 40\nmax_items: 3\nfields:\n  amount: string\n---\nWhat it costs.\n",
        encoding="utf-8",
    )

    state, why, lines = only(check(tape, templates=tmp_path / "mine"))

    assert (state, why) == (
        "stale",
        "the template sections/costs.md.j2 is new; the schema of the answer has changed",
    )
    assert "+ What it costs." in lines


def test_a_changed_article_is_never_matched_and_its_lines_are_shown(tape: Path, seed: Path) -> None:
    text = (seed / SEED).read_text(encoding="utf-8").replace("key to training AI", "vital to training AI")
    (seed / SEED).write_text(text, encoding="utf-8")

    assert only(check(tape, str(seed))) == (
        "never matched",
        f"the article {SEED} has changed",
        (
            "- [14] Semiconductors are also key to training AI models.",
            "+ [14] Semiconductors are also vital to training AI models.",
        ),
    )


def test_a_changed_title_is_a_changed_article(tape: Path, seed: Path) -> None:
    text = (seed / SEED).read_text(encoding="utf-8").replace("EU, Japan look to partner", "EU, Japan partner")
    (seed / SEED).write_text(text, encoding="utf-8")

    state, why, lines = only(check(tape, str(seed)))

    assert (state, why) == ("never matched", f"the article {SEED} has changed")
    assert [line[:9] for line in lines] == ["- Title: ", "+ Title: "]


def test_a_sentence_more_or_fewer_is_a_changed_article(tape: Path, seed: Path) -> None:
    text = (seed / SEED).read_text(encoding="utf-8")
    sentence = "Semiconductors are also key to training AI models."
    (seed / SEED).write_text(text.replace(sentence, f"{sentence} So is power."), encoding="utf-8")
    more = check(tape, str(seed))
    (seed / SEED).write_text(text.replace(sentence, ""), encoding="utf-8")
    fewer = check(tape, str(seed))

    assert (more[0].state, fewer[0].state) == ("never matched", "never matched")


def test_an_article_that_reads_as_it_did_is_current_and_one_that_is_not_there_unused(
    tape: Path, seed: Path
) -> None:
    (seed.parent / "other.txt").write_text("Rents fall\n\nRents fell in May.\n", encoding="utf-8")

    assert check(tape, str(seed))[0].state == "current"
    assert only(check(tape, str(seed.parent / "other.txt")))[:2] == ("unused", f"no source is named {SEED}")


def test_a_sentence_that_was_cut_is_the_sentence_still() -> None:
    same = cassette_check._is_same_sentence

    assert same(["The mayor, who", "was glad, left."], ["The mayor, who was glad, left."])
    assert same(["He left.", "He", "left."], ["He left."])
    assert not same(["The mayor"], ["The mayor left."])
    assert not same(["He left."], [])


def twice(recorded: dict[str, Any]) -> None:
    recorded["interactions"].append(deepcopy(recorded["interactions"][0]))


def of_another_model(recorded: dict[str, Any]) -> None:
    twice(recorded)
    recorded["interactions"][1]["request"]["model"] = "other"


def by_hand(recorded: dict[str, Any]) -> None:
    message = recorded["interactions"][0]["request"]["messages"][0]
    message["content"] = message["content"].replace("ministers", "mayors")


def in_its_article(recorded: dict[str, Any]) -> None:
    message = recorded["interactions"][0]["request"]["messages"][1]
    message["content"] = message["content"].replace("[18] New", "[18] Old")


def without_origin(recorded: dict[str, Any]) -> None:
    del recorded["interactions"][0]["made_from"]


@pytest.mark.parametrize(
    ("edit", "state", "why"),
    [
        (twice, "unused", "the same request is recorded before it, and is asked once"),
        (of_another_model, "unused", "it was asked of other, and a replay asks written-by-hand"),
        (by_hand, "never matched", "the same templates ask otherwise: edited by hand, or for a day"),
        (
            in_its_article,
            "never matched",
            "its article is not the one that it was recorded of: it was edited",
        ),
        (without_origin, "never matched", "it does not say what it was made from: record it anew"),
    ],
)
def test_a_recording_that_no_replay_asks_for_is_found(tape: Path, edit: Edit, state: str, why: str) -> None:
    assert check(edited(tape, edit))[-1][3:5] == (state, why)


def test_the_command_lists_what_is_wrong_and_how_to_record_anew(
    briefing: Run, tape: Path, tmp_path: Path
) -> None:
    edited(tape, twice)

    done = briefing("fixtures", "check", str(tmp_path))

    assert done.returncode == 1
    assert done.stdout.decode().splitlines()[1:] == [
        "To record anew: make fixtures",
        "2 recordings in 1 cassette: 1 current, 0 stale, 1 unused, 0 never matched.",
    ]
    assert f"unused: {tape}, recording 2 ({SEED}): the same request" in done.stdout.decode()


def test_a_folder_without_a_cassette_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no cassette"):
        cassette_check.cassette_paths([str(tmp_path)])


def test_a_variable_of_the_project_that_has_changed_makes_a_recording_stale(
    briefing: Run, tape: Path, tmp_path: Path
) -> None:
    (tmp_path / "briefing.toml").write_text('[prompts.vars]\nlanguage = "German"\n', encoding="utf-8")

    done = briefing("fixtures", "check", tape.name)

    assert done.returncode == 1
    assert 'the setting language has changed from nothing to "German"' in done.stdout.decode()
    assert "+ Write German. " in done.stdout.decode()
