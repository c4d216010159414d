"""A classifier as second reader: a model of natural language inference that runs on this machine."""
