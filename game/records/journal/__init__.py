"""Saved games: a journal's format and its older versions, who writes it, who plays it again, and its dice."""
