"""The web: pages and feeds fetched within bounds."""
