"""Files and typed values to and from plain rows; it never sees the book."""
