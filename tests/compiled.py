"""The packaged TOML files as JSON, which the program reads faster: `python tests/compiled.py update` makes them anew."""

import json
import sys
import tomllib
from pathlib import Path
from zlib import crc32

DATA = Path(__file__).resolve().parent.parent / "rmtool" / "data"
NAMES = ("rulebook.toml", "columns.toml")


def compiled(name: str) -> str:
    """Return what the JSON beside a TOML file must hold: its tables, and the sum of the text they are of."""
    text = (DATA / name).read_bytes()
    tables = tomllib.loads(text.decode("utf-8"))
    return (
        json.dumps({"of": crc32(text), "tables": tables}, ensure_ascii=False, default=str, separators=(",", ":")) + "\n"
    )


def path_of(name: str) -> Path:
    return DATA / name.replace(".toml", ".json")


def update() -> None:
    for name in NAMES:
        path_of(name).write_text(compiled(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if sys.argv[1:] != ["update"]:
        sys.exit(__doc__)
    update()
