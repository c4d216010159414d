"""Local checks: of what is on this machine; none of them asks anybody."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import BaseModel

from briefing import prompts as templates
from briefing.errors import BriefingError, UsageError
from briefing.models import Ignored, Source, Watched
from briefing.redaction import mask_all
from briefing.session import run_cassette
from briefing.settings import DEFAULT_MODEL, Settings, SettingsWithOrigins

if TYPE_CHECKING:
    from briefing.llm.cache import CacheContents
    from briefing.result_cache import ResultContents

CheckState = Literal["ok", "warn", "fail"]
_SENTENCE = "[1] The council met on Monday."
_MEGABYTE = 1e6


class CheckResult(NamedTuple):
    """One thing that was looked at. `said` tells in one line what was found, and where the state is not "ok"
    what to do about it."""

    name: str
    state: CheckState
    said: str


def check_settings(sourced: SettingsWithOrigins, environment: Mapping[str, str]) -> list[CheckResult]:
    """A line for each setting that somebody gave, with the place, and one for the defaults."""
    empty: tuple[object, ...] = ("", (), {}, frozenset(), None, Watched(), Ignored())
    values = {name: value for name, value in sourced.settings if value not in empty}
    checks = [
        CheckResult("settings", "ok", f"{name} = {_setting_text(sourced.settings, name)} ({origin})")
        for name, origin in sourced.origins.items()
        if origin != "the default"
    ]
    if environment.get("OPENAI_BASE_URL"):
        checks.append(
            CheckResult(
                "settings",
                "ok",
                f"OPENAI_BASE_URL = {mask_all(environment['OPENAI_BASE_URL'])} (the environment)",
            )
        )
    default = [
        f"{name} = {_setting_text(sourced.settings, name)}"
        for name in values
        if sourced.origins[name] == "the default"
    ]
    return [*checks, CheckResult("settings", "ok", f"by default: {'; '.join(default)}")]


def _setting_text(chosen: Settings, name: str) -> str:
    return mask_all(_value_text(getattr(chosen, name)))


def _value_text(value: object) -> str:
    if isinstance(value, Source):
        return value.place
    if isinstance(value, BaseModel):
        return "; ".join(f"{name}: {_value_text(given)}" for name, given in value if given != ())
    if isinstance(value, tuple):
        return ", ".join(map(_value_text, value))
    if isinstance(value, dict):
        return ", ".join(f"{variable}: {given}" for variable, given in value.items())
    return str(value).lower() if isinstance(value, bool) else str(value)


def check_key(chosen: Settings, environment: Mapping[str, str]) -> CheckResult:
    """Whether a key is there, where one is needed."""
    if chosen.local_model:
        return CheckResult("key", "ok", "none is needed: the model runs on this machine")
    if environment.get("OPENAI_API_KEY", "").strip():
        return CheckResult("key", "ok", "OPENAI_API_KEY is set (it is not shown)")
    if chosen.base_url or environment.get("OPENAI_BASE_URL"):
        return CheckResult("key", "ok", "OPENAI_API_KEY is not set; a server of one's own mostly needs none")
    return CheckResult(
        "key",
        "fail",
        "OPENAI_API_KEY is not set: set it, name a server with --base-url or a file with --local-model, "
        "or take --engine extractive, which needs none",
    )


def check_prompts(chosen: Settings, folder: Path) -> CheckResult:
    """Where templates are looked for, which of them are not the packaged ones, and whether they render."""
    from briefing.llm.token_count import tokenizer

    try:
        where = templates.configured_layers(chosen, folder, date.today())
        request = templates.request(where, _SENTENCE, 1, 1)
        sections = ", ".join(section.name for section in templates.sections(where))
    except UsageError as wrong:
        return CheckResult("prompts", "fail", str(wrong))
    own = [str(layer) for layer in where.folders[:-1]]
    folders = f"{', then '.join(own)}, then the default templates" if own else "the default templates"
    changed = _changed_templates(where)
    differing = f"changed: {', '.join(changed)}" if changed else "none changed"
    size = sum(tokenizer("").count(request))
    return CheckResult(
        "prompts",
        "ok",
        f"{folders}; {differing}; they take {size:,} tokens of a request; sections: {sections}",
    )


def _changed_templates(where: templates.Layers) -> list[str]:
    """The names of the templates whose text differs from that of the packaged one, or that have none."""
    packaged = templates.hashes(templates.Layers((templates.packaged_folder(),)))
    return [name for name, digest in templates.hashes(where).items() if packaged.get(name) != digest]


def check_tokenizer(chosen: Settings) -> CheckResult:
    """How tokens are counted."""
    from briefing.llm.token_count import tokenizer

    model = Path(chosen.local_model).name or chosen.model or DEFAULT_MODEL
    if chosen.replay:
        with suppress(BriefingError):
            model = run_cassette.recorded_model(chosen) or model
    counter = tokenizer(model)
    try:
        counter.count([_SENTENCE])
    except (OSError, ValueError) as wrong:
        return CheckResult(
            "tokenizer", "fail", f"{counter.name} cannot be read ({wrong}): install briefing anew"
        )
    exact = f"exact for {model}" if counter.exact else f"an estimate for {model}"
    return CheckResult("tokenizer", "ok", f"{counter.name}, {exact}")


def check_cache(chosen: Settings, environment: Mapping[str, str]) -> CheckResult:
    """Where answers are kept, how many, and whether more can be."""
    from briefing.llm import cache as answers

    cost = "each run pays for all of its answers"
    return _check_cache_file(
        chosen, "cache", "answers", answers.cache_path(environment), answers.contents, cost
    )


def check_results(chosen: Settings, environment: Mapping[str, str]) -> CheckResult:
    """Where what was made of articles is kept, how much of it, and whether more can be."""
    from briefing import result_cache as results

    cost = "each run makes all of its articles anew"
    return _check_cache_file(
        chosen, "results", "results", results.cache_path(environment), results.contents, cost
    )


def _check_cache_file(
    chosen: Settings,
    name: str,
    kind: str,
    path: Path | None,
    contents: Callable[[Path], "CacheContents | ResultContents"],
    cost: str,
) -> CheckResult:
    """What is to be said of a cache of one `kind`, and what it costs where there is none."""
    if not chosen.uses_cache:
        why = "(beside a cassette)" if chosen.cache else f"(--no-cache): {cost}"
        return CheckResult(name, "ok", f"not used {why}")
    if path is None:
        said = f"there is no home folder to keep {kind} in, so {cost}; name one with XDG_CACHE_HOME"
        return CheckResult(name, "warn", said)
    try:
        held = contents(path)
    except BriefingError as wrong:
        return CheckResult(name, "warn", str(wrong))
    if not _is_writable(path):
        said = f"{path} cannot be written, so {cost}; name another folder with XDG_CACHE_HOME"
        return CheckResult(name, "warn", said)
    return CheckResult(
        name, "ok", f"{path}, {held.entries:,} {kind}, {held.size / _MEGABYTE:.1f} MB, writable"
    )


def _is_writable(path: Path) -> bool:
    """Whether a file is there and can be written, or one could be made."""
    nearest = path if path.exists() else next(place for place in path.parents if place.exists())
    return os.access(nearest, os.W_OK) and (nearest == path or nearest.is_dir())


def check_local_model(chosen: Settings, environment: Mapping[str, str]) -> CheckResult:
    """Whether a model in a file is there and can run."""
    from briefing.llm import local

    if not chosen.local_model:
        extra = (
            "llama.cpp is installed" if local.is_installed() else f"{local.EXTRA} lets a GGUF file run here"
        )
        return CheckResult("local model", "ok", f"none is named; {extra}")
    path = Path(chosen.local_model)
    try:
        local.check(path)
    except UsageError as wrong:
        return CheckResult("local model", "fail", str(wrong))
    size = path.stat().st_size / _MEGABYTE
    return CheckResult(
        "local model",
        "ok",
        f"{path}, {size:,.0f} MB, SHA-256 {local.digest(path, local.digests_path(environment))[:12]}…",
    )


def check_cassette(chosen: Settings) -> CheckResult:
    """What a recording holds that is to be replayed."""
    from briefing.llm.cassettes import cassette_file

    path = Path(chosen.replay)
    try:
        recorded = cassette_file.read(path).interactions
    except BriefingError as wrong:
        return CheckResult("cassette", "fail", str(wrong))
    models = ", ".join(sorted({str(interaction.request.get("model", "")) for interaction in recorded}))
    answers = "1 answer" if len(recorded) == 1 else f"{len(recorded)} answers"
    return CheckResult("cassette", "ok", f"{path}, {answers} of {models}; nothing is sent")
