"""The client book: one SQLite file, and the only place that knows SQL and SQLModel."""
