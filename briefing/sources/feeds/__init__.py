"""Feeds: RSS, Atom and JSON Feed, their entries, and lists of feeds in OPML."""
