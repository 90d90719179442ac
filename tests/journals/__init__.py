"""Matches of bots that show what becomes of secret talks, and how to find such matches again when the rules move."""
