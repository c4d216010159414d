"""What a run would find here: its settings, its engine, and all that the engine needs, each looked at once.

Nothing here raises for what it finds. No check shows a key, or the password or query of an address.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefing import settings
from briefing.analysts import engine, taping
from briefing.diagnosis import here, reaching
from briefing.diagnosis.check import Check
from briefing.errors import UsageError
from briefing.notices import Notice

_USER_AND_PASSWORD = re.compile(r"(?<=//)[^/@\s]*@")
_QUERY = re.compile(r"(?<=\?)[^\s,;()]+(?=[\s,;()]|$)")
_SHORTEST_KEY = 6


def diagnose(
    flags: Mapping[str, object],
    folder: Path,
    environment: Mapping[str, str],
    ask: bool,
    notice: Notice,
) -> Iterator[Check]:
    """The checks of a run in `folder` with these flags, each as soon as it is made.

    Where a model would run it is asked one small question, unless `ask` is False; `notice` says so before.
    """
    key = environment.get("OPENAI_API_KEY", "").strip()
    for check in _checks(flags, folder, environment, ask, notice):
        yield check._replace(said=_without_secrets(check.said, key))


def _checks(
    flags: Mapping[str, object],
    folder: Path,
    environment: Mapping[str, str],
    ask: bool,
    notice: Notice,
) -> Iterator[Check]:
    try:
        found = settings.sourced(flags, folder, environment)
        chosen = taping.settled(found.settings)
        choice = engine.choice(chosen, environment)
    except UsageError as wrong:
        yield Check("settings", "fail", f"{wrong}; nothing else was looked at")
        return
    yield from here.settings(found, environment)
    yield Check("engine", "ok", f"{choice.engine}, since {choice.because}")
    needed = [*here.prompts(chosen, folder), *here.counting(chosen), *here.cache(chosen, environment)]
    needed += here.local_model(chosen, environment)
    if choice.engine == "llm":
        needed += here.cassette(chosen) if chosen.replay else here.key(chosen, environment)
    yield from needed
    if choice.engine == "llm" and not chosen.replay and all(check.state != "fail" for check in needed):
        yield from reaching.checks(chosen, environment, folder, ask, notice)


def _without_secrets(said: str, key: str) -> str:
    plain = _QUERY.sub("…", _USER_AND_PASSWORD.sub("", said))
    return plain.replace(key, "…") if len(key) >= _SHORTEST_KEY else plain
