"""Web pages: the article extracted from its page, and what else a page says of it."""
