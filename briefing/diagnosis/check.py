"""One thing that was looked at."""

from typing import Literal, NamedTuple

State = Literal["ok", "warn", "fail"]


class Check(NamedTuple):
    """`said` tells in one line what was found, and where the state is not "ok" what to do about it."""

    name: str
    state: State
    said: str
