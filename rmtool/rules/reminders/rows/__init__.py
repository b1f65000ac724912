"""The rows of the book that reminders are worked out from: the rules say which days matter, `book` selects by them."""
