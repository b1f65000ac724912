"""Data of the package: the rulebook, the columns, the migrations."""
