"""Playing at the keyboard: who sits there, what is asked, what was typed, what came of it, how it ended."""
