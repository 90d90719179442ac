"""What somebody knows of the board and what happened, in words.  Draws no screen."""
