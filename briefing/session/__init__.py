"""What a run needs to ask a model, by its settings: where, with what cassette, cache and budget."""
