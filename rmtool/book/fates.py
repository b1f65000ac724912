"""What becomes of each staged row: new, known, a repetition, or refused with a reason."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection

from rmtool.errors import Rejection
from rmtool.text import _

NEW, KNOWN, REPEATED = "new", "known", "repeated"


class Refusal(NamedTuple):
    """Why a row cannot be taken, for the person who sent it: the column at fault, the reason, what to do."""

    column: str
    reason: str
    hint: str


def refusals() -> dict[str, Refusal]:
    """Return what each refused fate says; `{first}` is the line that was taken instead."""
    return {
        "nameless": Refusal("client_no", _("a new client without a name"), _("add the name, or leave the row out")),
        "unidentified": Refusal(
            "client_no", _("neither a client number nor a phone: a name alone is not enough"),
            _("add the 客户号 or the phone"),
        ),
        "several": Refusal("client_no", _("several clients in the book fit this row"), _("add the client number")),
        "conflict": Refusal(
            "client_no", _("the same as line {first}, but with other values"), _("keep one of the two lines")
        ),
        "code_again": Refusal(
            "code", _("the same code as line {first}, with other values"),
            _("a code is one product: keep one of the two lines, or correct the code"),
        ),
        "stranger": Refusal("client_no", _("no such client in the book"), _("import the client list first")),
        "unrelated": Refusal("relation", _("a family member without a relation"), _("add it, e.g. spouse or son")),
        "undated": Refusal("at", _("a contact without a day"), _("add the day, e.g. 2026-11-20")),
        "wayless": Refusal(
            "value", _("a contact point without channel or value"), _("add both, e.g. mobile and the number")
        ),
        "undated_flow": Refusal("on", _("a flow without a day"), _("add the day, e.g. 2026-11-20")),
        "aimless": Refusal("direction", _("a flow without a direction"), _("say whether it came in or went out")),
        "kindless": Refusal(
            "kind", _("a row that does not say of what kind it is"), _("add the kind, e.g. retirement")
        ),
        "boundless": Refusal("category", _("a caution that names no products"), _("add the family, e.g. fund")),
        "groundless": Refusal("because", _("a caution without a reason"), _("add the words that were said")),
        "undated_offer": Refusal("at", _("an offer without a day"), _("add the day, e.g. 2026-11-20")),
        "unnamed_offer": Refusal("product_code", _("an offer that names no product"), _("add the product code")),
        "undated_placement": Refusal("on_date", _("a place without a day"), _("add the day, e.g. 2026-11-20")),
        "undated_balance": Refusal("on_date", _("a balance without a day"), _("add the day, e.g. 2026-11-20")),
        "codeless": Refusal("code", _("a product without a code"), _("add the product code")),
        "untitled": Refusal("name", _("a product without a name"), _("add the product's name")),
        "pointless": Refusal(
            "record_no", _("it corrects or lifts a row that this list does not hold"),
            _("import the whole list of that client's rows"),
        ),
    }  # fmt: skip


def rejections(book: Connection, shown: str) -> list[Rejection]:
    """Return the staged rows that were refused, in the order of the file; `shown` is the column that names a row."""
    return list(_rejections(book, shown))


def _rejections(book: Connection, shown: str) -> Iterator[Rejection]:
    known = refusals()
    marks = ", ".join(f"'{fate}'" for fate in known)
    query = f"SELECT line, fate, first_line, {shown} FROM staged.row WHERE fate IN ({marks}) ORDER BY line"
    for line, fate, first, seen in book.exec_driver_sql(query):
        refusal = known[fate]
        yield Rejection(line, refusal.column, str(seen or ""), refusal.reason.format(first=first), refusal.hint)


def find_repeated(book: Connection, key: str, otherwise: str = "conflict") -> None:
    """Mark later rows of one `key` (SQL over the row): the same again is repeated, other values are `otherwise`."""
    book.exec_driver_sql(
        f"""
        UPDATE staged.row
        SET first_line = x.first_line, fate = iif(row.content = x.content, '{REPEATED}', '{otherwise}')
        FROM (SELECT line, min(line) OVER seen AS first_line, first_value(content) OVER seen AS content
              FROM staged.row WHERE fate IS NULL AND {key} IS NOT NULL
              WINDOW seen AS (PARTITION BY {key} ORDER BY line)) AS x
        WHERE x.line = row.line AND x.first_line < row.line
        """
    )


def count(book: Connection, fate: str) -> int:
    """Return how many staged rows have this fate."""
    return int(book.exec_driver_sql("SELECT count(*) FROM staged.row WHERE fate = ?", (fate,)).scalar_one())
