"""Second reading: statements put to a second reader, for a command that analyzes nothing."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.judge.configuration import AppointedReader
    from briefing.judge.reader import Readings
    from briefing.judge.statements import JudgedStatement
    from briefing.models import Reading
    from briefing.settings import Settings


def readings(
    statements: "Sequence[JudgedStatement]", named: str, settings: "Settings", quiet: bool
) -> "Mapping[JudgedStatement, Reading]":
    """What a second reader says of the statements of a file; each is asked about once.

    Those that it did not read are missing, and counted on stderr. Raises UsageError where it has no key,
    CassetteError where a replay has no answer.
    """
    from briefing import interrupts, prompts
    from briefing.cli import console
    from briefing.judge import configuration
    from briefing.llm.bill import account_line, pluralize
    from briefing.session.model_connection import total_account

    notice = console.silence if quiet else console.print_notice
    numbered = dict(enumerate(dict.fromkeys(statements), start=1))
    where = prompts.configured_layers(settings, Path.cwd(), date.today())
    with configuration.open_reader(settings, os.environ, where, notice) as second:
        notice(f"{pluralize(len(numbered), 'statement')} to be read again.{second.announcement}")
        done = interrupts.run(_read(second, named, numbered))
        if not settings.replay:
            notice(f"{account_line(total_account(second.line))}.")
    missing = len(numbered) - len(done.by_number)
    if missing:
        whose = f"{missing} of {len(numbered)} statements were not read again ({done.fault})"
        console.print_notice(f"briefing: {whose}: checked by rules alone")
    return {numbered[number]: reading for number, reading in done.by_number.items()}


async def _read(second: "AppointedReader", named: str, asked: "Mapping[int, JudgedStatement]") -> "Readings":
    async with second.line.asker:
        return await second.reader.read([named], asked)
