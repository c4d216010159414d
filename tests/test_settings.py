from pathlib import Path

import pytest

from briefing import settings
from briefing.errors import UsageError
from briefing.models import Source


def test_a_flag_beats_the_environment_and_that_the_file(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text('out = "file"\nengine = "extractive"\n', encoding="utf-8")

    from_all = settings.load({"out": "flag"}, tmp_path, {"BRIEFING_OUT": "environment"})
    without_flag = settings.load({"out": None}, tmp_path, {"BRIEFING_OUT": "environment"})
    file_alone = settings.load({}, tmp_path, {})

    assert [s.out for s in (from_all, without_flag, file_alone)] == ["flag", "environment", "file"]
    assert file_alone.engine == "extractive"


def test_each_value_is_known_with_the_place_that_it_came_from(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text('out = "file"\nmodel = "file"\n', encoding="utf-8")

    origins = settings.load_with_origins(
        {"engine": "llm"}, tmp_path, {"BRIEFING_MODEL": "environment"}
    ).origins

    assert [origins[name] for name in ("engine", "model", "out", "timeout")] == [
        "the command line",
        "the environment",
        "briefing.toml",
        "the default",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('engine = "magic"\n', "engine = 'magic' will not do"),
        ('formatz = ["html"]\n', "did you mean formats?"),
        ("engine = \n", "not valid TOML"),
    ],
)
def test_a_wrong_file_is_named_with_its_fault(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "briefing.toml").write_text(content, encoding="utf-8")

    with pytest.raises(UsageError, match=r"briefing\.toml") as caught:
        settings.load({}, tmp_path, {})

    assert said in str(caught.value)


def test_formats_may_be_named_by_their_endings_in_a_list_or_a_line(tmp_path: Path) -> None:
    in_a_line = settings.load({}, tmp_path, {"BRIEFING_FORMATS": "md, eml"})
    (tmp_path / "briefing.toml").write_text('formats = ["md"]\n', encoding="utf-8")
    in_a_list = settings.load({}, tmp_path, {})

    assert in_a_line.formats == ("markdown", "email")
    assert in_a_list.formats == ("markdown",)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('url = "a.txt"', "unknown key 'url' in source 1"),
        ('place = "a.txt"\nlimits = 2', "did you mean limit?"),
        ('place = "a.txt"\nlimit = 0', "limit of source 1 will not do"),
        ('place = "https://jane:sesame@x.example/"\nmax_age = "soon"', "is no period and no date"),
        ('name = "https://jane:sesame@x.example/"', "place of source 1 will not do: field required"),
    ],
)
def test_a_fault_in_a_source_is_named_without_its_address(tmp_path: Path, table: str, said: str) -> None:
    (tmp_path / "briefing.toml").write_text(f"[[sources]]\n{table}\n", encoding="utf-8")

    with pytest.raises(UsageError) as caught:
        settings.load({}, tmp_path, {})

    assert said in str(caught.value)
    assert "sesame" not in str(caught.value)


def test_sources_may_be_texts_or_tables(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text(
        'sources = ["a.txt", {place = "b.txt", name = "The Post", limit = 3, max_age = "2d"}]',
        encoding="utf-8",
    )

    assert settings.load({}, tmp_path, {}).sources == (
        Source(place="a.txt"),
        Source(place="b.txt", name="The Post", limit=3, max_age="2d"),
    )


def test_a_watch_list_is_a_table_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text('[watch]\nstakeholders = ["Breton"]\n', encoding="utf-8")

    assert settings.load({}, tmp_path, {"BRIEFING_WATCH": "x"}).watch.stakeholders == ("Breton",)


def test_a_wrong_key_of_the_watch_list_is_named(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").write_text('[watch]\nstakeholder = ["Breton"]\n', encoding="utf-8")

    with pytest.raises(UsageError, match=r"'stakeholder' in \[watch\]; did you mean stakeholders\?"):
        settings.load({}, tmp_path, {})
