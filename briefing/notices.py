"""Notices: lines for whoever runs the program, beside the result, and how they count."""

from collections.abc import Callable

Notice = Callable[[str], None]


def pluralize(count: int, noun: str) -> str:
    """ "1 article", "1,912 articles", "2 stories", "2 days"."""
    if count == 1:
        return f"1 {noun}"
    return (
        f"{count:,} {noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeou" else f"{count:,} {noun}s"
    )
