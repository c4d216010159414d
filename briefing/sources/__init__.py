"""Sources: files, folders, patterns, web pages, feeds and standard input as articles, in the order that they
were named."""

from briefing.sources.load import Selection, read
from briefing.sources.web.addresses import is_address, redact_address

__all__ = ["Selection", "is_address", "read", "redact_address"]
