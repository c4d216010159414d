"""Metadata: what a text says of itself, as title, byline, publisher, date and language."""
