"""Open questions that the embedded analyst takes from sentences."""
