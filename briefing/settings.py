"""Settings: flags, then the environment, then `briefing.toml`, then the defaults, in one typed object."""

import os
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from briefing.archive_place import ArchivePlace, archive_place, check_address, is_address
from briefing.errors import UsageError, suggestion
from briefing.models import Ignored, Source, Watched
from briefing.page_formats import PageFormat, find_format
from briefing.quality_gate import GateLimits
from briefing.recency import first_day
from briefing.setting_faults import LIMIT, explain_fault

EngineName = Literal["auto", "llm", "extractive"]
CheckMode = Literal["auto", "rules", "model"]
RecordMode = Literal["all", "new", "strict"]
FILE = "briefing.toml"
COMMAND_LINE = "the command line"
DEFAULT_MODEL = "gpt-5-mini"
NO_ARCHIVE = "none"
_ARCHIVE = "archive.db"
_PREFIX = "BRIEFING_"
_IN_THE_FILE = frozenset(
    ("variables", "watch", "ignore", "limits")
)  # tables, which no line of the environment can hold
_TABLES: dict[str, type[BaseModel]] = {"sources": Source, "watch": Watched, "ignore": Ignored}
_PROMPTS = {"dir": "prompts", "vars": "variables"}  # what the table [prompts] holds, by its settings
_CHECK = {  # the same of [check]
    "mode": "check",
    "model": "check_model",
    "base_url": "check_base_url",
    "api_key_env": "check_api_key_env",
    "context": "check_context",
    "threshold": "check_threshold",
}
_ADDRESSES = ("base_url", "check_base_url", "archive")
_BY_THE_PROGRAM = frozenset(("from_file",))  # settings that nobody gives


class Settings(BaseModel):
    """What a run needs to know; an empty text means "not given".

    `out` is the folder that holds a folder of briefs for each date, `archive` the file or the database that
    each brief is taken into (empty: archive.db under `out`; "none": no one), `prompts` one of templates,
    which get the `variables` (`[prompts.vars]` in the file), `record` and `replay` a cassette, `local_model`
    a GGUF file.
    By `record_mode` a cassette that is there is written anew (all), gets what it lacks (new) or is only
    replayed (strict: `replay` by another name). `chunk_tokens` bounds the numbered lines of one request,
    `max_tokens` its answer with what a model reasons before it (once four times as many, where all went to
    that). `timeout` are the seconds of one answer, of which a local model gets ten times as many, `patience`
    those that a passing fault is waited for, `concurrency` the requests under way, `jobs` the
    processes that read articles (0 for as many as there are processors). `since` is a period or a
    date (`recency`), `allow_private` lets sources lie in a private network. Of an article the first
    `article_sentences` are read (news has some hundred at most). `cache` keeps answers,
    and what was made of articles, for later runs;
    `budget`, in USD, is what a run may cost at most, and None sets no bound. `stories` is how many a page
    shows in full at most, in at most `story_words` words each, `also` how many others in one line, and
    `words` how many words it has at most before its sources; what the reader wants to `watch` ranks stories,
    and what is to be left out is what they `ignore`.
    `previous` is an earlier brief to compare with, "none" for no one, and empty for the newest under `out`.
    By `check`, statements are checked by rules alone or read again by a model besides; "auto" is the model
    where a model analyzes. That reader is `check_model` at `check_base_url`; empty is the analyst's own. It
    may be a classifier on this machine, by its name or as "onnx:FOLDER", which finds a statement entailed
    from the probability `check_threshold` on (None for what the classifier has noted).
    `check_api_key_env` names the variable of the environment that holds its key; by `check_context` it is
    shown the sentences beside the cited ones. The addresses that briefing.toml names stand in `from_file`:
    they get no key unless the user trusts them.
    `limits` are those of `briefing check`.
    """

    # Whose own errors, which `--debug` shows, would tell an address with its password.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    engine: EngineName = "auto"
    out: str = Field(default="briefs", min_length=1)
    archive: str = ""
    formats: tuple[PageFormat, ...] = Field(
        default=(PageFormat.MARKDOWN, PageFormat.HTML, PageFormat.JSON), min_length=1
    )
    sources: tuple[Source, ...] = ()
    since: str = ""
    allow_private: bool = False
    model: str = ""
    base_url: str = ""
    local_model: str = ""
    article_sentences: int = Field(default=2000, ge=1)
    prompts: str = ""
    variables: dict[str, object] = Field(default_factory=dict)
    chunk_tokens: int = Field(default=6000, ge=200)
    max_tokens: int = Field(default=4096, ge=256)
    timeout: float = Field(default=120.0, gt=0)
    concurrency: int = Field(default=8, ge=1, le=1000)
    jobs: int = Field(default=0, ge=0, le=256)
    patience: float = Field(default=60.0, ge=0)
    record: str = ""
    record_mode: RecordMode = "all"
    replay: str = ""
    cache: bool = True
    budget: Decimal | None = Field(default=None, ge=0)
    stories: int = Field(default=8, ge=1)
    story_words: int = Field(default=250, ge=80)
    also: int = Field(default=8, ge=0)
    words: int = Field(default=900, ge=200)
    watch: Watched = Watched()
    ignore: Ignored = Ignored()
    previous: str = ""
    check: CheckMode = "auto"
    check_model: str = ""
    check_base_url: str = ""
    check_api_key_env: str = ""
    check_context: bool = True
    check_threshold: float | None = Field(default=None, gt=0, lt=1)
    from_file: frozenset[str] = frozenset()
    limits: GateLimits = GateLimits()

    @property
    def uses_cache(self) -> bool:
        """Whether a run keeps anything and takes what was kept; not beside a cassette, which is a record
        of its own."""
        return self.cache and not self.record and not self.replay

    @property
    def archive_place(self) -> ArchivePlace | None:
        """Where the archive lies; None where none is wanted."""
        if self.archive == NO_ARCHIVE:
            return None
        if not self.archive:
            return Path(self.out) / _ARCHIVE
        return archive_place(self.archive, by_folder=self.archive in self.from_file)

    @field_validator("archive", mode="before")
    @classmethod
    def _archive_wanted(cls, given: object) -> object:
        """`true` is the archive in its usual place."""
        return {True: "", False: NO_ARCHIVE}[given] if isinstance(given, bool) else given

    @field_validator("archive")
    @classmethod
    def _check_archive(cls, given: str) -> str:
        if is_address(given):
            check_address(given)
        return given

    @field_validator("formats", mode="before")
    @classmethod
    def _full_format_names(cls, given: object) -> object:
        return tuple(find_format(name) for name in given) if isinstance(given, list | tuple) else given

    @field_validator("sources", mode="before")
    @classmethod
    def _source_tables(cls, given: object) -> object:
        """A source that is a text alone is the place of one."""
        listed = cls._split_list(given)
        if not isinstance(listed, list | tuple):
            return given
        return tuple({"place": source} if isinstance(source, str) else source for source in listed)

    @field_validator("sources")
    @classmethod
    def _check_max_ages(cls, given: tuple[Source, ...]) -> tuple[Source, ...]:
        for source in given:
            _check_period(source.max_age)
        return given

    @field_validator("ignore")
    @classmethod
    def _check_ignore(cls, given: Ignored) -> Ignored:
        return _check_ignored(given) if given != Ignored() else given

    @field_validator("since")
    @classmethod
    def _check_since(cls, given: str) -> str:
        return _check_period(given)

    @field_validator("formats", mode="before")
    @classmethod
    def _split_list(cls, given: object) -> object:
        """ "html, md" is a list as well."""
        return (
            tuple(part.strip() for part in given.split(",") if part.strip())
            if isinstance(given, str)
            else given
        )


def _check_ignored(given: Ignored) -> Ignored:
    """The ignored with languages by their codes. Raises ValueError for what nothing could be known by."""
    from briefing.nlp.content_words import content_words  # a run without [ignore] begins without them
    from briefing.nlp.languages import language_code

    for name, entries in given:
        if empty := [entry for entry in entries if not entry.strip()]:
            raise ValueError(f"[ignore] {name}: {empty[0]!r} names nothing; leave it out")
    for topic in given.topics:
        if not content_words(topic):
            raise ValueError(f"[ignore] topics: {topic!r} is in every article; name a topic by its own words")
    for language in given.languages:
        if not language_code(language):
            raise ValueError(f"[ignore] languages: {language!r} is unknown; write it as in de or German")
    codes = dict.fromkeys(map(language_code, given.languages))
    return given.model_copy(update={"languages": tuple(codes)})


def _check_period(said: str) -> str:
    try:
        first_day(said, date.max)
    except UsageError as wrong:
        raise ValueError(str(wrong)) from wrong
    return said


class SettingsWithOrigins(NamedTuple):
    """Settings, and for the name of each one where its value came from: "the command line",
    "the environment", "briefing.toml" or "the default"."""

    settings: Settings
    origins: Mapping[str, str]


def load(
    flags: Mapping[str, object],
    folder: Path,
    environment: Mapping[str, str] = os.environ,
    flags_from: str = COMMAND_LINE,
) -> Settings:
    """The settings for a run in `folder`; a flag that is None was not given.

    Raises UsageError where a value or a key is wrong, and names the place that it came from.
    """
    return load_with_origins(flags, folder, environment, flags_from).settings


def load_with_origins(
    flags: Mapping[str, object],
    folder: Path,
    environment: Mapping[str, str] = os.environ,
    flags_from: str = COMMAND_LINE,
) -> SettingsWithOrigins:
    """What `load` returns, with the origin of each value. Raises UsageError as it does."""
    layers: list[tuple[str, Mapping[str, object]]] = [
        (FILE, _read_file(folder / FILE)),
        ("the environment", _read_environment(environment)),
        (flags_from, {name: value for name, value in flags.items() if value is not None}),
    ]
    merged: dict[str, object] = {}
    if unknown := _BY_THE_PROGRAM & {name for _, values in layers for name in values}:
        raise UsageError(f"{FILE}: unknown setting {next(iter(unknown))!r}")
    came_from = dict.fromkeys(Settings.model_fields, "the default")
    for place, values in layers:
        merged |= values
        came_from |= dict.fromkeys(values, place)
    merged["from_file"] = {str(merged[name]) for name in _ADDRESSES if came_from[name] == FILE}
    try:
        return SettingsWithOrigins(Settings.model_validate(merged), came_from)
    except ValidationError as wrong:
        fault = explain_fault(wrong, came_from, _TABLES, Settings.model_fields, FILE)
        raise UsageError(fault) from wrong


def _read_file(path: Path) -> Mapping[str, object]:
    try:
        return _flatten_tables(tomllib.loads(path.read_text(encoding="utf-8-sig")))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise UsageError(f"{path.name} is not valid TOML: {wrong}; correct it or move it away") from wrong
    except OSError as wrong:
        raise UsageError(f"{path.name} cannot be read: {wrong.strerror}; move it away") from wrong


def _flatten_tables(written: dict[str, object]) -> dict[str, object]:
    """The tables `[prompts]` and `[check]` as the settings that they stand for."""
    beside = {name: value for name, value in written.items() if name not in ("prompts", "check")}
    return beside | _prompts_table(written) | _check_table(written)


def _prompts_table(written: Mapping[str, object]) -> dict[str, object]:
    """`[prompts]` with `dir` and `vars`, or the folder alone."""
    table = written.get("prompts")
    if not isinstance(table, dict):
        return {"prompts": table} if "prompts" in written else {}
    unknown = [name for name in table if name not in _PROMPTS]
    if unknown:
        raise UsageError(f"{FILE}: unknown setting 'prompts.{unknown[0]}'; known are dir and vars")
    if not isinstance(table.get("vars", {}), dict):
        raise UsageError(f"{FILE}: [prompts.vars] is a table; write a variable a line below it")
    return {_PROMPTS[name]: value for name, value in table.items()}


def _check_table(written: Mapping[str, object]) -> dict[str, object]:
    """`[check]` with the second reader and limits, as in `max_weak`; or the mode alone."""
    table = written.get("check", {})
    known = [*_CHECK, *(f"{LIMIT}{name}" for name in GateLimits.model_fields)]
    if not isinstance(table, dict):
        return {"check": table}
    for name in table:
        if name not in known:
            hint = suggestion(name, known, f"known are {', '.join(known)}")
            raise UsageError(f"{FILE}: unknown setting 'check.{name}'; {hint}")
    limits = {name.removeprefix(LIMIT): value for name, value in table.items() if name not in _CHECK}
    reader = {_CHECK[name]: value for name, value in table.items() if name in _CHECK}
    return reader | ({"limits": limits} if limits else {})


def _read_environment(environment: Mapping[str, str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for name in Settings.model_fields.keys() - _IN_THE_FILE - _BY_THE_PROGRAM:
        value = environment.get(_PREFIX + name.upper())
        if value:
            values[name] = value
    return values
