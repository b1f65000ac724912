"""The verbs, one thin file each: load, decide, show."""
