"""rmtool: a local client book, and rules that say whom a relationship manager works on today and why."""

__version__ = "0.1.0"
