"""Sources: files, folders, patterns, web pages, feeds and standard input as articles, in the order that they
were named."""

from briefing.sources.addresses import is_address, shown
from briefing.sources.reading import Selection, read

__all__ = ["Selection", "is_address", "read", "shown"]
