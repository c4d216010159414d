"""Progress: how far a run is, for whoever wants to look while it lasts."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple

from briefing.llm.bill import Account


class Progress(NamedTuple):
    """How many sentences were read, `of` all, and what was paid so far; None where nobody is."""

    sentences: int
    of: int
    account: Account | None = None


Watch = Callable[[Callable[[], Progress]], AbstractContextManager[None]]
"""What is entered around the analyses, and may look at any time how far they are."""


def watch_nothing(_look: Callable[[], Progress]) -> AbstractContextManager[None]:
    """The `Watch` of nobody."""
    return nullcontext()
