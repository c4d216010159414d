"""PDF text extraction: PDFs as text, in the order in which they are read."""

from briefing.sources.formats.pdf.document import Pdf, UnreadPages, read_pdf

__all__ = ["Pdf", "UnreadPages", "read_pdf"]
