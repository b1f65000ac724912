"""The machine contract of `quadrant`: lines, cells, who could not be placed; who moved; one place with its parts."""

import sys
from collections.abc import Iterable
from datetime import date

from rmtool.commands.answers import write_answer
from rmtool.commands.options import Format
from rmtool.rules.quadrant import Lines, Measured, Quadrant
from rmtool.rules.quadrant_moves import Move
from rmtool.rules.quadrant_place import Place
from rmtool.rules.reason import Fen

COLUMNS = ("client_id", "client_no", "name", "potential", "minutes_per_month", "unknown", "cell")
MOVE_COLUMNS = (
    "client_id", "client_no", "name", "cell_from", "cell_to", "kept_on", "potential_from", "potential_to",
    "minutes_from", "minutes_to",
)  # fmt: skip


def write(found: Quadrant, cell: str | None, output: Format, top: int | None) -> None:
    """Write the quadrant, or one cell of it; CSV and ids go through the cells in their order, the unplaced last."""
    cells = {name: one.clients[:top] for name, one in found.cells.items() if cell in {None, name}}
    unplaced = found.unplaced if cell is None else ()
    if output is Format.json:
        from rmtool.exchange import machine

        machine.write_json(_object(found, cells, unplaced), sys.stdout)
        return
    placed: list[tuple[Measured, str | None]] = [(one, name) for name, clients in cells.items() for one in clients]
    rows = [*placed, *((one, None) for one in unplaced)]
    write_answer(output, rows, COLUMNS, lambda row: _client(row[0]), lambda row: [row[0].handle], _row)


def _object(found: Quadrant, cells: dict[str, tuple[Measured, ...]], unplaced: Iterable[Measured]) -> dict[str, object]:
    return {
        "thresholds": _lines(found.lines),
        "cells": {name: [_client(one) for one in clients] for name, clients in cells.items()},
        "unplaced": [_client(one) for one in unplaced],
        "totals": {
            name: {
                "clients": len(one.clients),
                "potential": Fen(one.potential),
                "minutes_per_month": round(one.minutes, 1),
                "potential_share": round(one.potential_share, 4),
                "minutes_share": round(one.minutes_share, 4),
            }
            for name, one in found.cells.items()
        },
    }


def _lines(lines: Lines) -> dict[str, object]:
    return {
        "potential": Fen(lines.potential),
        "minutes": lines.minutes,
        "potential_basis": lines.potential_basis,
        "minutes_basis": lines.minutes_basis,
    }


def _client(one: Measured) -> dict[str, object]:
    return {
        "client_id": one.client_id,
        "client_no": one.client_no,
        "name": one.name,
        "potential": _fen(one.potential),
        "minutes_per_month": one.minutes,
        "unknown": list(one.unknown),
        "own": _fen(one.own),
    }


def _row(row: tuple[Measured, str | None]) -> dict[str, object]:
    flat = _client(row[0])
    return {**{name: flat.get(name) for name in COLUMNS}, "unknown": ";".join(row[0].unknown), "cell": row[1]}


def write_moves(found: Iterable[Move], lines: Lines, since: date, output: Format) -> None:
    """Write who stands in another cell than was kept."""
    if output is Format.json:
        from rmtool.exchange import machine

        record = {"since": since, "thresholds": _lines(lines), "changes": [_move(one) for one in found]}
        machine.write_json(record, sys.stdout)
        return
    write_answer(output, found, MOVE_COLUMNS, _move, lambda one: [one.client.handle])


def _move(one: Move) -> dict[str, object]:
    kept = one.kept
    return {
        "client_id": one.client.client_id,
        "client_no": one.client.client_no,
        "name": one.client.name,
        "cell_from": kept.cell if kept else None,
        "cell_to": one.cell,
        "kept_on": kept.on_date if kept else None,
        "potential_from": _fen(kept.potential if kept else None),
        "potential_to": _fen(one.client.potential),
        "minutes_from": kept.minutes if kept else None,
        "minutes_to": one.client.minutes,
    }


def write_place(place: Place, output: Format) -> None:
    """Write one client's place with its parts."""
    record = place_record(place)
    write_answer(
        output,
        [place],
        COLUMNS,
        lambda _place: record,
        lambda one: [one.measured.handle],
        lambda one: _row((one.measured, one.cell)),
    )


def place_record(place: Place) -> dict[str, object]:
    """Return one client's place with the parts of both measures."""
    worth, need = place.potential, place.need
    return {
        **_client(place.measured),
        "cell": place.cell,
        "kept_cell": place.client.kept_cell,
        "thresholds": _lines(place.lines),
        "potential_parts": worth
        and {
            "own": _fen(worth.own),
            "elsewhere": _fen(worth.elsewhere),
            "events": _fen(worth.events),
            "savings": _fen(worth.savings),
        },
        "service_need": need
        and {
            "basis": need.basis,
            "contacts_per_month": round(need.contacts, 2),
            "travel_minutes": round(need.travel, 1),
        },
    }


def _fen(value: int | None) -> Fen | None:
    return None if value is None else Fen(value)
