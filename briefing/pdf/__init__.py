"""PDFs as text, in the order in which they are read."""

from briefing.pdf.document import Gap, Pdf, pdf

__all__ = ["Gap", "Pdf", "pdf"]
