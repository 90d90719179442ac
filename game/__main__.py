"""``python -m game`` is the command ``double-bind``."""

from game.cli import main

if __name__ == "__main__":
    main()
