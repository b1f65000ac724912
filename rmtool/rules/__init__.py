"""The trade's rules: facts in, decisions with reasons out. Standard library only, no clock, no I/O, no language."""
