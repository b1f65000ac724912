"""The user's own rulebook, changed by the program: a few numbers set, every other line and comment left as it was."""

from collections.abc import Mapping
from datetime import date
from typing import Any

FILE_HEAD = "# Your own numbers: only the keys that differ from the packaged ones. rmtool rules show lists all.\n"


def with_numbers(text: str, numbers: Mapping[str, int | float], *, source: str, since: date) -> str:
    """Return the text of a rulebook with the numbers set at their dotted keys, each with its source and day.

    `text` is a sound rulebook file, or empty for a new one.
    """
    import tomlkit

    document = tomlkit.parse(text or FILE_HEAD)
    for key, number in numbers.items():
        *sections, name = key.split(".")
        table: Any = document
        for section in sections:
            if section not in table:
                table[section] = tomlkit.table(is_super_table=section != sections[-1])
            table = table[section]
        entry = tomlkit.inline_table()
        entry.update({"value": number, "source": source, "since": since})
        table[name] = entry
    return tomlkit.dumps(document)
