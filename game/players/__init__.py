"""Bots: they receive a seat's view and answer with one of its legal actions; none ever holds the truth."""
