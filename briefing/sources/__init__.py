"""Sources: files, folders, patterns and standard input as articles, in the order that they were named."""

from briefing.sources.reading import read

__all__ = ["read"]
