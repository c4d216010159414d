"""Quantities: figures in English prose, their units, bounds and equivalents."""
