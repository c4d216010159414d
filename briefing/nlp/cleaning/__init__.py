"""Cleaning: which lines of an article are its body, and which sentences of it tell nothing of its story."""
