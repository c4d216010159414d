"""One structured question to a language model behind any OpenAI-compatible endpoint, or to a cassette."""
