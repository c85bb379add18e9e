"""`yingke …`: every command of the house at the command line, without Qt. One file a group of commands."""
