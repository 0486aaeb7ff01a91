"""The command line as a shell has it: consoles, colours, help, Tab, words that were meant otherwise."""
