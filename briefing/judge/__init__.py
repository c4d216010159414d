"""The second reader: a model that says of each statement whether its own sentences bear it out."""
