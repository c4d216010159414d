"""What a run would find: settings, templates, engine, endpoint, cache, each looked at once."""
