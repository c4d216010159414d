"""Statements put to a second reader, for a command that analyzes nothing."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.analysts.second_opinion import Appointed
    from briefing.analysts.second_reader import Readings
    from briefing.analysts.statements import Statement
    from briefing.model import Reading
    from briefing.settings import Settings


def readings(
    statements: "Sequence[Statement]", named: str, settings: "Settings", quiet: bool
) -> "Mapping[Statement, Reading]":
    """What a second reader says of the statements of a file; each is asked about once.

    Those that it did not read are missing, and counted on stderr. Raises UsageError where it has no key,
    CassetteError where a replay has no answer.
    """
    from briefing import prompts, stopping
    from briefing.analysts import second_opinion
    from briefing.analysts.lines import account
    from briefing.cli import output
    from briefing.llm.accounts import counted, told

    notice = output.silence if quiet else output.notice
    asked = dict(enumerate(dict.fromkeys(statements), start=1))
    where = prompts.configured(settings, Path.cwd(), date.today())
    with second_opinion.alone(settings, os.environ, where, notice) as second:
        notice(f"{counted(len(asked), 'statement')} to be read again.{second.announced}")
        done = stopping.run(_read(second, named, asked))
        if not settings.replay:
            notice(f"{told(account(second.line))}.")
    left = len(asked) - len(done.by_number)
    if left:
        whose = f"{left} of {len(asked)} statements were not read again ({done.fault})"
        output.notice(f"briefing: {whose}: checked by rules alone")
    return {asked[number]: reading for number, reading in done.by_number.items()}


async def _read(second: "Appointed", named: str, asked: "Mapping[int, Statement]") -> "Readings":
    async with second.line.asker:
        return await second.reader.read([named], asked)
