"""Scenario files: their shape and what is wrong with them, how they are read, varied, begun and made ready for play."""
