"""A line of parts with dots between them; where the screen is too narrow it goes on at a dot, never inside a part."""

from collections.abc import Iterable

from rich.cells import cell_len

SEPARATOR = " · "


def lines_of(parts: Iterable[str], width: int) -> str:
    """Return the parts on as few lines of `width` cells as they need; empty ones are left out."""
    lines: list[str] = []
    for part in filter(None, parts):
        longer = f"{lines[-1]}{SEPARATOR}{part}" if lines else part
        if lines and cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return "\n".join(lines)
