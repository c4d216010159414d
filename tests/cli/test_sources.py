import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.sources.web.site import Reply, Site, site

ARTICLE = "Port strike ends\n\nDockers in Oslo said on Monday that they would return to work.\n"
PAGE = (
    "<html><head><title>Ferries run again</title></head><body><article><h1>Ferries run again</h1>"
    "<p>The ferry company said on Monday that its ships would leave Bergen again.</p></article></body></html>"
)
FEED = '<rss version="2.0"><channel><title>Fjord</title>{}</channel></rss>'


@pytest.fixture
def news() -> Iterator[Site]:
    with site() as served:
        served.pages["/a"] = Reply(PAGE.encode())
        served.pages["/feed"] = Reply(FEED.format("<item><link>/a</link></item>").encode())
        yield served


def test_files_pages_and_feeds_stand_in_one_brief(briefing: Run, news: Site, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    sources = ("a.txt", f"{news.url}/feed", "-")
    done = briefing(
        "daily", *sources, "--allow-private", "--stdout", "--format", "json", stdin=b"Third. It is."
    )

    brief = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert [article["source"] for article in brief["articles"]] == ["a.txt", f"{news.url}/a", "-"]


def test_two_processes_write_the_same_bytes_from_the_web(process: Run, news: Site) -> None:
    wanted = ("--allow-private", "--stdout", "--format", "json", "--date", "2026-11-24")
    first, second = (
        process("daily", f"{news.url}/feed", *wanted, environment={"PYTHONHASHSEED": hash_seed})
        for hash_seed in "12"
    )

    assert first.stdout == second.stdout != b""


def test_a_private_network_is_no_source_unless_it_is_allowed(briefing: Run, news: Site) -> None:
    done = briefing("daily", f"{news.url}/a")

    assert done.returncode == 1
    assert b"add --allow-private if it is your own" in done.stderr
    assert news.asked == []


def test_a_dead_feed_costs_its_line_in_the_coverage_and_exit_3(
    briefing: Run, news: Site, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    done = briefing("daily", f"{news.url}/gone", "a.txt", "--allow-private", "--stdout", "--format", "json")

    brief = json.loads(done.stdout)
    assert done.returncode == 3
    assert [article["status"] for article in brief["articles"]] == ["failed", "used"]
    assert b"/gone: the server answered 404" in done.stderr


def test_no_password_of_an_address_gets_out(briefing: Run, news: Site, tmp_path: Path) -> None:
    address = news.url.replace("://", "://jane:sesame@")
    done = briefing("daily", f"{address}/a", f"{address}/gone", "--allow-private")

    written = b"".join(path.read_bytes() for path in (tmp_path / "briefs").rglob("*.*"))
    assert done.returncode == 3
    assert b"sesame" not in done.stdout + done.stderr + written


def test_the_sources_of_the_settings_are_read_where_none_is_named(
    briefing: Run, news: Site, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "briefing.toml").write_text(
        'allow_private = true\n[[sources]]\nplace = "a.txt"\n'
        f'[[sources]]\nplace = "{news.url}/feed"\nname = "Fjord"\n'
    )

    for command in (("daily", "--stdout", "--format", "json"), ("analyze",)):
        done = briefing(*command)
        assert done.returncode == 0, done.stderr
        assert b"a.txt" in done.stdout
        assert b"Ferries run again" in done.stdout


def test_articles_from_before_are_left_out_and_undated_ones_kept(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(f"Old news\n\nNovember 20, 2026\n\n{ARTICLE}")
    (tmp_path / "new.txt").write_text(f"New news\n\nNovember 23, 2026\n\n{ARTICLE}More is to come.\n")
    (tmp_path / "undated.txt").write_text("Ferries\n\nThe ferry company said so.\n")

    done = briefing(
        "daily",
        "old.txt",
        "new.txt",
        "undated.txt",
        "--since",
        "24h",
        "--date",
        "2026-11-24",
        "--stdout",
        "--format",
        "json",
    )

    brief = json.loads(done.stdout)
    assert [article["source"] for article in brief["articles"]] == ["new.txt", "undated.txt"]
    assert b"old.txt: 1 article from before 2026-11-23 left out." in done.stderr
    assert b"Without a date of publication, and kept: undated.txt." in done.stderr


def dated(folder: Path, name: str, moment: str) -> str:
    text = f"---\ntitle: Ferries of {name}\npublished: {moment}\n---\n\nThe ferries of {name} sail again.\n"
    (folder / f"{name}.txt").write_text(text)
    return f"{name}.txt"


def sources_of(briefing: Run, *arguments: str) -> tuple[list[str], str]:
    done = briefing("daily", *arguments, "--stdout", "--format", "json")
    assert done.returncode == 0, done.stderr
    articles = json.loads(done.stdout)["articles"]
    return [article["source"] for article in articles], done.stderr.decode()


def test_hours_are_counted_back_from_the_newest_article_whose_hour_is_known(
    briefing: Run, tmp_path: Path
) -> None:
    newest = dated(tmp_path, "Alm", "2026-11-24T07:00:00Z")
    within = dated(tmp_path, "Bro", "2026-11-23T09:00:00+01:00")
    before = dated(tmp_path, "Dal", "2026-11-23T06:30:00Z")
    day = dated(tmp_path, "Eid", "2026-11-23")

    read, said = sources_of(briefing, newest, within, before, day, "--since", "24h", "--date", "2026-11-24")

    assert read == [newest, within, day]
    assert (
        "Dal.txt: 1 article more than 24 hours before the newest, of 2026-11-24 07:00 UTC, left out." in said
    )


def test_a_brief_that_is_asked_for_by_its_date_takes_nothing_younger(briefing: Run, tmp_path: Path) -> None:
    today, younger = dated(tmp_path, "Alm", "2026-11-24"), dated(tmp_path, "Bro", "2026-11-25")

    read, said = sources_of(briefing, today, younger, "--date", "2026-11-24")

    assert read == [today]
    assert "Bro.txt: 1 article dated after 2026-11-24 left out." in said


def test_nothing_new_enough_is_said(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(f"Old news\n\nNovember 20, 2026\n\n{ARTICLE}")

    done = briefing("daily", "old.txt", "--since", "2026-11-24")

    assert done.returncode == 1
    assert b"none is new enough" in done.stderr


def test_a_wrong_period_is_wrong_usage(briefing: Run, seed: Path) -> None:
    done = briefing("daily", "seeds", "--since", "yesterday")

    assert done.returncode == 2
    assert b"write it as in 24h, 7d or 2026-11-24" in done.stderr
