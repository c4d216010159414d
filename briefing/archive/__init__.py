"""Briefs as they lie in files, found again and edited."""
