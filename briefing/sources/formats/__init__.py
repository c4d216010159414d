"""What a source can be: one table of formats, and a file for each that has a shape of its own."""

from briefing.sources.formats.detection import read_document
from briefing.sources.formats.table import ACCEPT, FORMATS, READABLE, SUFFIXES, Format

__all__ = ["ACCEPT", "FORMATS", "READABLE", "SUFFIXES", "Format", "read_document"]
