"""Blocks of lines: the board, the menu, the texts, an action in short."""
