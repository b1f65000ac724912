"""Planned contact (step 3 of the deck): what is to be done about whom, on which day, and why."""
