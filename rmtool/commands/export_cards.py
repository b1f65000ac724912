"""An export's client rows as address cards."""

from collections.abc import Iterable, Iterator
from datetime import date

from rmtool.commands.export_rows import Row
from rmtool.exchange.vcard_writer import CardFacts
from rmtool.rules.fields import POINT_FIELDS


def cards(rows: Iterable[Row]) -> Iterator[CardFacts]:
    """Yield a card for each row; what the row hides, the card hides."""
    for row in rows:
        number = row["client_no"]
        born = row["birth_date"]
        yield CardFacts(
            handle=str(number or row["client_ref"]),
            client_no=None if number is None else str(number),
            name=str(row["name"]),
            lunar_birthday=_lunar(row, str(born)) if born else None,
            points=[(channel, value, None) for field, channel in POINT_FIELDS.items() for value in _texts(row[field])],
            employer=None if row["employer"] is None else str(row["employer"]),
            birth_date=date.fromisoformat(str(born)) if born else None,
            tags=str(row["tags"]).split(";") if row["tags"] else (),
        )


def _lunar(row: Row, born: str) -> str | None:
    """Return the lunar day of birth, where the birthday is kept by that calendar."""
    if row["birthday_kept"] != "lunar":
        return None
    from rmtool.calendars.lunar import month_day_name, to_lunar

    lunar = to_lunar(date.fromisoformat(born))
    return f"农历{lunar.year}年{month_day_name(lunar.month, lunar.day, leap=lunar.leap)}"


def _texts(value: object) -> list[str]:
    return [str(text) for text in value if text] if isinstance(value, list) else []
