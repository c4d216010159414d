"""The checks of what is on this machine; none of them asks anybody."""

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from briefing import prompts as templates
from briefing.analysts import taping
from briefing.diagnosis.check import Check
from briefing.errors import BriefingError, UsageError
from briefing.model import Watched
from briefing.settings import DEFAULT_MODEL, Settings, Sourced

_SENTENCE = "[1] The council met on Monday."
_MEGABYTE = 1e6


def settings(found: Sourced, environment: Mapping[str, str]) -> list[Check]:
    """A line for each setting that somebody gave, with the place, and one for the defaults."""
    empty: tuple[object, ...] = ("", (), {}, frozenset(), None, Watched())
    values = {name: value for name, value in found.settings if value not in empty}
    given = [
        Check("settings", "ok", f"{name} = {_shown(found.settings, name)} ({origin})")
        for name, origin in found.origins.items()
        if origin != "the default"
    ]
    if environment.get("OPENAI_BASE_URL"):
        given.append(
            Check("settings", "ok", f"OPENAI_BASE_URL = {environment['OPENAI_BASE_URL']} (the environment)")
        )
    default = [
        f"{name} = {_shown(found.settings, name)}" for name in values if found.origins[name] == "the default"
    ]
    return [*given, Check("settings", "ok", f"by default: {'; '.join(default)}")]


def _shown(chosen: Settings, name: str) -> str:
    value = getattr(chosen, name)
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, dict):
        return ", ".join(f"{variable}: {given}" for variable, given in value.items())
    return str(value).lower() if isinstance(value, bool) else str(value)


def key(chosen: Settings, environment: Mapping[str, str]) -> list[Check]:
    """Whether a key is there, where one is needed."""
    if chosen.local_model:
        return [Check("key", "ok", "none is needed: the model runs on this machine")]
    if environment.get("OPENAI_API_KEY", "").strip():
        return [Check("key", "ok", "OPENAI_API_KEY is set (it is not shown)")]
    if chosen.base_url or environment.get("OPENAI_BASE_URL"):
        return [Check("key", "ok", "OPENAI_API_KEY is not set; a server of one's own mostly needs none")]
    return [
        Check(
            "key",
            "fail",
            "OPENAI_API_KEY is not set: set it, name a server with --base-url or a file with --local-model, "
            "or take --engine extractive, which needs none",
        )
    ]


def prompts(chosen: Settings, folder: Path) -> list[Check]:
    """Where templates are looked for, which of them are not the packaged ones, and whether they render."""
    from briefing.text.tokens import tokenizer

    try:
        where = templates.configured(chosen, folder, date.today())
        request = templates.request(where, _SENTENCE, 1, 1)
        sections = ", ".join(section.name for section in templates.sections(where))
    except UsageError as wrong:
        return [Check("prompts", "fail", str(wrong))]
    own = [str(layer) for layer in where.folders[:-1]]
    folders = f"{', then '.join(own)}, then the default templates" if own else "the default templates"
    changed = _changed(where)
    differing = f"changed: {', '.join(changed)}" if changed else "none changed"
    size = sum(tokenizer("").count(request))
    return [
        Check(
            "prompts",
            "ok",
            f"{folders}; {differing}; they take {size:,} tokens of a request; sections: {sections}",
        )
    ]


def _changed(where: templates.Layers) -> list[str]:
    """The names of the templates whose text differs from that of the packaged one, or that have none."""
    packaged = templates.hashes(templates.Layers((templates.packaged(),)))
    return [name for name, digest in templates.hashes(where).items() if packaged.get(name) != digest]


def counting(chosen: Settings) -> list[Check]:
    """How tokens are counted."""
    from briefing.text.tokens import tokenizer

    model = Path(chosen.local_model).name or chosen.model or DEFAULT_MODEL
    if chosen.replay:
        with suppress(BriefingError):
            model = taping.recorded_model(chosen) or model
    found = tokenizer(model)
    try:
        found.count([_SENTENCE])
    except (OSError, ValueError) as wrong:
        return [Check("tokenizer", "fail", f"{found.name} cannot be read ({wrong}): install briefing anew")]
    exact = f"exact for {model}" if found.exact else f"an estimate for {model}"
    return [Check("tokenizer", "ok", f"{found.name}, {exact}")]


def cache(chosen: Settings, environment: Mapping[str, str]) -> list[Check]:
    """Where answers are kept, how many, and whether more can be."""
    from briefing.llm import cache as answers

    if not chosen.cache:
        return [Check("cache", "ok", "not used (--no-cache): each run pays for all of its answers")]
    path = answers.place(environment)
    if path is None:
        said = (
            "there is no home folder to keep answers in, so each run pays anew; name one with XDG_CACHE_HOME"
        )
        return [Check("cache", "warn", said)]
    try:
        found = answers.contents(path)
    except BriefingError as wrong:
        return [Check("cache", "warn", str(wrong))]
    there = path if path.exists() else next(place for place in path.parents if place.exists())
    if not os.access(there, os.W_OK) or not (there == path or there.is_dir()):
        said = f"{path} cannot be written, so each run pays anew; name another folder with XDG_CACHE_HOME"
        return [Check("cache", "warn", said)]
    return [
        Check("cache", "ok", f"{path}, {found.entries:,} answers, {found.size / _MEGABYTE:.1f} MB, writable")
    ]


def local_model(chosen: Settings, environment: Mapping[str, str]) -> list[Check]:
    """Whether a model in a file is there and can run."""
    from briefing.llm import local

    if not chosen.local_model:
        extra = "llama.cpp is installed" if local.installed() else f"{local.EXTRA} lets a GGUF file run here"
        return [Check("local model", "ok", f"none is named; {extra}")]
    path = Path(chosen.local_model)
    try:
        local.check(path)
    except UsageError as wrong:
        return [Check("local model", "fail", str(wrong))]
    size = path.stat().st_size / _MEGABYTE
    return [
        Check(
            "local model",
            "ok",
            f"{path}, {size:,.0f} MB, SHA-256 {local.digest(path, local.digests(environment))[:12]}…",
        )
    ]


def cassette(chosen: Settings) -> list[Check]:
    """What a recording holds that is to be replayed."""
    from briefing.llm import cassette_file

    path = Path(chosen.replay)
    try:
        recorded = cassette_file.read(path).interactions
    except BriefingError as wrong:
        return [Check("cassette", "fail", str(wrong))]
    models = ", ".join(sorted({str(one.request.get("model", "")) for one in recorded}))
    answers = "1 answer" if len(recorded) == 1 else f"{len(recorded)} answers"
    return [Check("cassette", "ok", f"{path}, {answers} of {models}; nothing is sent")]
