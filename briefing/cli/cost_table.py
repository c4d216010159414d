"""Costs: what a run would cost, and what it cost, in words and as JSON."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.notices import Notice

if TYPE_CHECKING:
    from briefing.llm.bill import Account
    from briefing.settings import Settings
    from briefing.sources import Selection


def print_plan(
    wanted: "Selection", settings: "Settings", notice: Notice, *, once: bool, as_json: bool
) -> None:
    """The plan of a run, to standard output."""
    import os

    from briefing import dry_run
    from briefing.cli import console

    plan = dry_run.plan(wanted, console.standard_input(), settings, os.environ, notice, once=once)
    text = plan.model_dump_json(indent=2) + "\n" if as_json else dry_run.plan_text(plan)
    console.write_result(text.encode(errors="replace"))


def as_json(files: Sequence[str], code: int, account: "Account | None") -> bytes:
    """What `briefing daily --json` prints: the contract `run/1`."""
    import json

    paid = account and {**account._asdict(), "planned": account.planned._asdict()}
    document = {"format": "run/1", "files": list(files), "exit_code": code, "account": paid}
    return (json.dumps(document, indent=2, default=str) + "\n").encode(errors="replace")
