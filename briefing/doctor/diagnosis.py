"""Diagnosis: what a run would find here: its settings, its engine, and all that the engine needs.

Nothing here raises for what it finds. No check shows a key, or the password or query of an address.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefing import engine, settings
from briefing.doctor import archive_checks, endpoint_checks, judge_checks, local_checks
from briefing.doctor.local_checks import CheckResult
from briefing.errors import UsageError
from briefing.notices import Notice
from briefing.session import run_cassette

_USER_AND_PASSWORD = re.compile(r"(?<=//)[^/@\s]*@")
_QUERY = re.compile(r"(?<=\?)[^\s,;()]+(?=[\s,;()]|$)")
_SHORTEST_KEY = 6


def diagnose(
    flags: Mapping[str, object], folder: Path, environment: Mapping[str, str], ask: bool, notice: Notice
) -> Iterator[CheckResult]:
    """The checks of a run in `folder` with these flags, each as soon as it is made.

    Where a model would run it is asked one small question, unless `ask` is False; `notice` says so before.
    """
    key = environment.get("OPENAI_API_KEY", "").strip()
    for check in _checks(flags, folder, environment, ask, notice):
        yield check._replace(said=_without_secrets(check.said, key))


def _checks(
    flags: Mapping[str, object], folder: Path, environment: Mapping[str, str], ask: bool, notice: Notice
) -> Iterator[CheckResult]:
    try:
        sourced_settings = settings.load_with_origins(flags, folder, environment)
        chosen = run_cassette.resolve_strict_recording(sourced_settings.settings)
        choice = engine.choose_engine(chosen, environment)
    except UsageError as wrong:
        yield CheckResult("settings", "fail", f"{wrong}; nothing else was looked at")
        return
    yield from local_checks.check_settings(sourced_settings, environment)
    yield CheckResult("engine", "ok", f"{choice.engine}, since {choice.because}")
    needed = [
        local_checks.check_prompts(chosen, folder),
        local_checks.check_tokenizer(chosen),
        local_checks.check_cache(chosen, environment),
        local_checks.check_results(chosen, environment),
        local_checks.check_local_model(chosen, environment),
        judge_checks.check_judge(chosen, choice.engine, environment),
    ]
    if choice.engine == "llm":
        needed.append(
            local_checks.check_cassette(chosen)
            if chosen.replay
            else local_checks.check_key(chosen, environment)
        )
    yield from needed
    yield archive_checks.check_archive(chosen, environment)
    if choice.engine == "llm" and not chosen.replay and all(check.state != "fail" for check in needed):
        yield from endpoint_checks.check_endpoint(chosen, environment, folder, ask, notice)


def _without_secrets(said: str, key: str) -> str:
    plain = _QUERY.sub("…", _USER_AND_PASSWORD.sub("", said))
    return plain.replace(key, "…") if len(key) >= _SHORTEST_KEY else plain
