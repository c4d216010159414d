"""The findings of several articles merged into one story's, by rules or by a model."""
