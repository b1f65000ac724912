"""Where the gate's reasons come from, when it is no statement of the deck."""

# Today's law, as the rulebook has it: never an article's number (DOMAIN 3.3).
LAW = "law"
DEFAULT = "default"
