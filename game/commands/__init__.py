"""What each command does, a file a subject; the command line imports a file when its command is given."""
