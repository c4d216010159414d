"""Cassettes: recorded answers of a model, replayed without a key and without a network."""
