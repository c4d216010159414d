"""Verdicts on statements of any origin: by the rules, or by the rules and a second reader."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from briefing import interrupts, prompts, verification
from briefing.judge import configuration, review, trust
from briefing.judge.classifier import appointment
from briefing.judge.configuration import AppointedReader
from briefing.judge.reader import FAILED, Readings
from briefing.judge.reread_verdict import reread_verdict
from briefing.judge.statement_file import GivenStatement
from briefing.judge.statements import JudgedStatement, bare_statement
from briefing.models import Verdict
from briefing.notices import Notice, pluralize
from briefing.settings import Settings
from briefing.tasks.readings import Reading


class SecondReadings(NamedTuple):
    """What a second reader is believed of statements; `missing` is the number of those that it did not
    read."""

    by_statement: Mapping[JudgedStatement, Reading]
    missing: int


def rule_verdicts(given: Iterable[GivenStatement]) -> Iterator[Verdict]:
    """What the rules say of each statement, in order."""
    return (verification.verify(*statement) for statement in given)


def reread_verdicts(
    given: Sequence[GivenStatement], name: str, settings: Settings, notice: Notice, warn: Notice
) -> list[Verdict]:
    """The verdicts of the rules after a second reading of what they let pass. `warn` is told what was not
    read again. Raises what `read_again` does."""
    sources = {evidence: at for at, evidence in enumerate(dict.fromkeys(s.evidence for s in given))}
    ruled = [
        (verdict, bare_statement(*statement, sources[statement.evidence]))
        for verdict, statement in zip(rule_verdicts(given), given, strict=True)
    ]
    asked = [
        statement
        for verdict, statement in ruled
        if verdict.verdict != "unsupported" and not statement.word_for_word
    ]
    readings = read_again(asked, name, settings, notice, warn).by_statement
    return [
        reread_verdict(verdict, reading, statement.text)
        if (reading := readings.get(statement)) is not None
        else verdict
        for verdict, statement in ruled
    ]


def read_again(
    statements: Sequence[JudgedStatement], name: str, settings: Settings, notice: Notice, warn: Notice
) -> SecondReadings:
    """What a second reader says of the statements of a file of this name; each is asked about once.

    Raises UsageError where it has no key, CassetteError where a replay has no answer.
    """
    from briefing.llm.bill import account_line
    from briefing.session.model_connection import total_account

    numbered = dict(enumerate(dict.fromkeys(statements), start=1))
    classifier = appointment.appoint_classifier(settings, os.environ)
    if classifier is not None:
        notice(f"{pluralize(len(numbered), 'statement')} to be read again.{classifier.announcement}")
        readings = interrupts.run(classifier.reader.read([name], numbered))
        missing = _warn_of_missing(readings, numbered, warn)
        by_statement = {numbered[number]: reading for number, reading in readings.by_number.items()}
        return SecondReadings(by_statement, missing)
    where = prompts.configured_layers(settings, Path.cwd(), date.today())
    with configuration.open_reader(settings, os.environ, where, notice) as second:
        notice(f"{pluralize(len(numbered), 'statement')} to be read again.{second.announcement}")
        readings = interrupts.run(_read(second, name, numbered))
        results = second.reader.results
        if not settings.replay:
            notice(f"{account_line(total_account(second.line))}.")
    missing = _warn_of_missing(readings, numbered, warn)
    counted = readings.by_number if results is None else trust.believed_readings(readings.by_number, results)
    if results is not None and readings.by_number and not results.trusted:
        warn(f"briefing: the second reader {FAILED.removeprefix('it ')}: checked by rules alone")
        missing = len(numbered)
    review.say_blind_spots(results, notice)
    return SecondReadings({numbered[number]: reading for number, reading in counted.items()}, missing)


def _warn_of_missing(readings: Readings, numbered: Mapping[int, JudgedStatement], warn: Notice) -> int:
    """How many statements a second reader should have read and did not; `warn` is told."""
    missing = len(numbered) - len(readings.by_number) if readings.fault else 0
    if missing:
        warn(
            f"briefing: {missing} of {len(numbered)} statements were not read again ({readings.fault}):"
            " checked by rules alone"
        )
    return missing


async def _read(second: AppointedReader, name: str, numbered: Mapping[int, JudgedStatement]) -> Readings:
    async with second.line.asker:
        return await second.reader.read([name], numbered)
