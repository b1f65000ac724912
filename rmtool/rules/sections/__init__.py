"""The sections of the rulebook: how each is read, and what must hold between several of its numbers."""
