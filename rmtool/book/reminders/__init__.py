"""The rows that reminders are worked out from, found by their days: SQL in, plain rows out."""
