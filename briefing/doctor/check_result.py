"""Check result: one thing that was looked at."""

from typing import Literal, NamedTuple

CheckState = Literal["ok", "warn", "fail"]


class CheckResult(NamedTuple):
    """`said` tells in one line what was found, and where the state is not "ok" what to do about it."""

    name: str
    state: CheckState
    said: str
