"""Parser errors: what parsers of other people raise where hostile bytes lead them astray."""

from collections.abc import Iterator
from contextlib import contextmanager

from briefing.errors import SourceError

# None of them promises its own errors alone: each of these came out of one for some broken document.
_ASTRAY = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    MemoryError,
    NotImplementedError,
)


@contextmanager
def translate_parser_errors(reason: str) -> Iterator[None]:
    """Raises SourceError with `reason` where a parser goes astray within."""
    try:
        yield
    except _ASTRAY as wrong:
        raise SourceError(reason) from wrong
