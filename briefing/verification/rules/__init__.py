"""The rules of the check, a file for each kind; `registry.RULES` has them in the order of their reasons."""
