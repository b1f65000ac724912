"""Results as text for people: tables, cards, reason texts; it never sees a table row."""
