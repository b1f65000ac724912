"""Lunar dates, festivals and working days behind a small face: the rest of the program sees plain dates."""
