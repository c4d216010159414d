"""Turns news articles into a daily brief in which every statement leads to its source."""

__version__ = "0.1.0"
