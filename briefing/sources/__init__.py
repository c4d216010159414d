"""Sources: files, folders and standard input as articles, in the order that they were named."""

from briefing.sources.files import read

__all__ = ["read"]
