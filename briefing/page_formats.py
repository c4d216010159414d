"""Page formats: the one table of the files that a brief is written as; `rendering.formats` writes them."""

from enum import StrEnum
from typing import Self


class PageFormat(StrEnum):
    """A format by its name, with the ending of its files."""

    suffix: str

    def __new__(cls, name: str, suffix: str) -> Self:
        member = str.__new__(cls, name)
        member._value_, member.suffix = name, suffix
        return member

    MARKDOWN = "markdown", "md"
    HTML = "html", "html"
    JSON = "json", "json"
    EMAIL = "email", "eml"


def find_format(name: str) -> str:
    """The format whose files end so ("md" is Markdown's); any other name as it is."""
    return next((format.value for format in PageFormat if format.suffix == name), name)


def name_formats(*others: str) -> str:
    """The names in a sentence, as in "markdown, html, json or email"; after them those of `others`."""
    *names, last = [*(format.value for format in PageFormat), *others]
    return f"{', '.join(names)} or {last}"
