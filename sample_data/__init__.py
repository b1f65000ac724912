"""The sample book: the lists for 2026-11-24, and what writes them for any other day (`generate.py`)."""
