"""PDF text extraction: PDFs as text, in the order in which they are read (`document.read_pdf`)."""
