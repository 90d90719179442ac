"""The terminal: text made harmless and made to fit, screens, keyboards, streams.  Knows nothing of the game."""
