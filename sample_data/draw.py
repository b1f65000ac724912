"""The lists everybody is drawn from (`cast.toml`), and chance that always falls the same way."""

import random
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

Row = dict[str, Any]
T = TypeVar("T")

CAST: Row = tomllib.loads(Path(__file__).with_name("cast.toml").read_text(encoding="utf-8"))
POOLS: Row = CAST["pools"]
KINDS: dict[str, Row] = {**CAST["product"], **CAST["service"], **CAST["loan"]}
STORIES: dict[int, Row] = {story["number"]: story for story in CAST["person"]}
WORDS: dict[str, dict[str, str]] = {
    **CAST["words"],
    "occupation": {code: job["word"] for code, job in CAST["job"].items()},
    "category": {code: kind["word"] for code, kind in KINDS.items()},
    "channel": CAST["words"]["preferred_channel"],
    "needs": CAST["words"]["need_kind"],
    "bank": {"ours": "本行"},
}


class Draw(random.Random):
    """Chance, seeded for each client and kind of record, so that changing one leaves the others alone."""

    def known(self, share: float, value: T) -> T | None:
        """Return `value` for that share of clients; for the others nobody has asked yet."""
        return value if self.random() < share else None

    def money(self, low: float, high: float, step: int = 100) -> int:
        """Return yuan in whole steps, small amounts being more frequent than large ones."""
        return max(step, int(low * (high / low) ** self.random() // step * step))

    def weighted(self, table: Mapping[str, Mapping[str, Any]]) -> str:
        """Return a key of a table by the weights of its entries."""
        return self.choices(list(table), [entry["weight"] for entry in table.values()])[0]

    def given_name(self, gender: str, age: int) -> str:
        """Return a given name usual for the years in which people of that age were born."""
        names = next(generation[gender] for generation in CAST["given"] if age <= generation["up_to"])
        return str(self.choice(names))
