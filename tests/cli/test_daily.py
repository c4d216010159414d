import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.stories.test_grouping import FERRY, FIRE, OTHER

ARTICLE = b"Port strike ends\n\nDockers in Oslo said on Monday that they would return to work.\n"

MILL = (
    b"Mill burns\n\nA cotton mill in Hexley burned down on Sunday night, its owner Karl Lund said. "
    b"Forty firefighters fought the flames until dawn, when the roof of the old building fell in. "
    b"Nobody was hurt, but sixty people who work there do not know where they will work next month. "
    b"Mr. Lund said that he would build a new mill in the same place before the end of next year. "
    b"The town wants him to build it farther from the river, which floods the street each spring. "
    b"Police in Hexley have not said how the fire began, and asked people who saw it to call them.\n"
)


def test_daily_writes_three_files_under_the_date(briefing: Run, seed: Path, tmp_path: Path) -> None:
    done = briefing("daily", "seeds", "--date", "2026-11-24")

    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in (tmp_path / "briefs/2026-11-24").iterdir()) == [
        "brief-2026-11-24.html",
        "brief-2026-11-24.json",
        "brief-2026-11-24.md",
    ]


def test_without_a_source_daily_reads_seeds_and_says_so(briefing: Run, seed: Path) -> None:
    done = briefing("daily")

    assert done.returncode == 0
    assert b"reading ./seeds" in done.stderr


def test_without_a_source_and_seeds_daily_says_what_to_try(briefing: Run) -> None:
    done = briefing("daily")

    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"try: briefing daily article.txt" in done.stderr


def test_the_terminal_form_has_at_most_24_lines_and_ends_with_the_paths(briefing: Run, seed: Path) -> None:
    done = briefing("daily", "seeds", "--date", "2026-11-24")

    lines = done.stdout.decode().splitlines()
    assert len(lines) <= 24
    assert lines[-1] == "briefs/2026-11-24/brief-2026-11-24.{md,html,json}"


def test_two_processes_write_the_same_bytes(process: Run, seed: Path, tmp_path: Path) -> None:
    for number, text in enumerate((*FIRE, *FERRY, OTHER)):
        (seed / f"{number}.txt").write_text(text, encoding="utf-8")
    formats = ("--format", "markdown,html,json,email")
    for hash_seed in ("1", "2"):
        wanted = ("daily", "seeds", "--date", "2026-11-24", "--out", hash_seed, *formats)
        done = process(*wanted, environment={"PYTHONHASHSEED": hash_seed})
        assert done.returncode == 0, done.stderr

    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / out / "2026-11-24").iterdir()} for out in "12"
    )
    assert first == second
    assert len(first) == len([content for content in first.values() if content]) == 4


def test_one_bad_source_costs_only_itself(briefing: Run, seed: Path) -> None:
    done = briefing("daily", "seeds", "missing.txt", "--stdout", "--format", "json")

    brief = json.loads(done.stdout)
    assert done.returncode == 3
    assert [a["status"] for a in brief["articles"]] == ["used", "failed"]
    assert b"missing.txt: no such file" in done.stderr


def test_only_bad_sources_make_no_brief(briefing: Run, tmp_path: Path) -> None:
    done = briefing("daily", "missing.txt")

    assert done.returncode == 1
    assert done.stderr.count(b"missing.txt") == 1
    assert not (tmp_path / "briefs").exists()


def test_the_same_text_twice_is_told_once(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(ARTICLE)
    (tmp_path / "two.txt").write_bytes(ARTICLE.replace(b"\n", b"\r\n"))

    brief = json.loads(briefing("daily", "one.txt", "two.txt", "--stdout", "--format", "json").stdout)

    assert [(a["status"], a["duplicate_of"]) for a in brief["articles"]] == [
        ("used", None),
        ("duplicate", "a1"),
    ]
    assert len(brief["stories"]) == 1


def test_an_article_comes_from_standard_input(briefing: Run) -> None:
    done = briefing("daily", "-", "--stdout", stdin=ARTICLE)

    assert done.returncode == 0
    assert "Port strike ends" in done.stdout.decode()


def test_a_model_without_a_key_says_what_to_do(briefing: Run, seed: Path) -> None:
    done = briefing("daily", "seeds", "--engine", "llm")

    assert done.returncode == 2
    assert b"set OPENAI_API_KEY" in done.stderr


def test_wrong_usage_is_one_line(briefing: Run, seed: Path) -> None:
    for arguments in (
        ["--date", "yesterday"],
        ["--format", "pdf"],
        ["--nonsense"],
        ["--stdout", "--format", "md,html"],
    ):
        done = briefing("daily", "seeds", *arguments)

        assert done.returncode == 2, arguments
        assert done.stderr.count(b"\n") == 1, done.stderr


def test_quiet_says_nothing(briefing: Run, seed: Path) -> None:
    done = briefing("daily", "seeds", "--quiet")

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_folder_that_cannot_be_written_is_one_line(briefing: Run, seed: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")

    done = briefing("daily", "seeds", "--out", "taken")

    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"cannot write taken" in done.stderr


def test_an_unknown_setting_names_the_nearest(briefing: Run, seed: Path, tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text('engin = "auto"\n', encoding="utf-8")

    done = briefing("daily", "seeds")

    assert done.returncode == 2
    assert b"did you mean engine?" in done.stderr


def test_an_article_in_another_language_is_said_to_be_one(briefing: Run, tmp_path: Path) -> None:
    german = "Streik beendet\n\nDie Hafenarbeiter in Oslo kehren am Montag an die Arbeit zurück.\n"
    (tmp_path / "streik.txt").write_text(german, encoding="utf-8")

    done = briefing("daily", "streik.txt", "--stdout")

    assert b"streik.txt: not recognised as English" in done.stderr
    assert b"streik.txt: not recognised as English" in done.stdout


def test_what_the_reader_watches_leads_the_day(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "port.txt").write_bytes(ARTICLE)
    (tmp_path / "mill.txt").write_bytes(MILL)
    (tmp_path / "briefing.toml").write_text('[watch]\nstakeholders = ["Karl Lund"]\n', encoding="utf-8")

    done = briefing("daily", "port.txt", "mill.txt", "--stdout", "--format", "json")
    page = briefing("daily", "port.txt", "mill.txt", "--stdout", "--stories", "1").stdout.decode()

    assert json.loads(done.stdout)["stories"][0]["why"] == "names Karl Lund, whom you watch"
    assert page.index("## “Mill burns”") < page.index("Names Karl Lund") < page.index("- “Port strike ends”")


def test_fewer_stories_than_one_are_a_wrong_setting(briefing: Run, seed: Path) -> None:
    done = briefing("daily", "seeds", "--stories", "0")

    assert done.returncode == 2
    assert b"stories = 0 will not do" in done.stderr


def test_a_brief_is_shown_again_in_other_words_and_lines(briefing: Run, tmp_path: Path) -> None:
    for number, text in enumerate((*FIRE, *FERRY, OTHER)):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    briefing(
        "daily", *(f"{number}.txt" for number in range(len((*FIRE, *FERRY)) + 1)), "--date", "2026-11-24"
    )
    brief = "briefs/2026-11-24/brief-2026-11-24.json"

    for options, said in (
        (("--words", "200"), "Kept to 200 words a page"),
        (("--stories", "1", "--also", "0"), "1 story in full and none in one line"),
    ):
        page = briefing("show", brief, "--format", "md", *options).stdout.decode()
        assert said in page
    assert len(page.partition("**Sentences cited")[0].split()) <= 900


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--words", "0"), "words = 0 will not do: input should be greater than or equal to 200"),
        (("--also", "-1"), "also = -1 will not do: input should be greater than or equal to 0"),
        (("--words", "many"), "Invalid value for '--words'"),
    ],
)
def test_a_bound_that_is_none_is_a_wrong_setting(
    briefing: Run, seed: Path, wrong: tuple[str, str], said: str
) -> None:
    done = briefing("daily", "seeds", *wrong)

    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert said in done.stderr.decode()


def test_the_order_of_the_sources_changes_nothing_but_the_articles_ids(briefing: Run, tmp_path: Path) -> None:
    named = {f"{n}.txt": text for n, text in enumerate((*FIRE, *FERRY, OTHER))}
    for name, text in named.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def stories(*order: str) -> str:
        brief = json.loads(briefing("daily", *order, "--stdout", "--format", "json").stdout)
        told = json.dumps(brief["stories"])
        for article in brief["articles"]:
            told = told.replace(f'"{article["id"]}"', f'"{article["source"]}"')
        return told

    assert stories(*named) == stories(*reversed(named))
