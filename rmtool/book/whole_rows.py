"""A whole row as one change: what was removed can be put back as it was, under its own number."""

from rmtool.book.tables import TABLES

WHOLE = "*"
_MOST_ARGUMENTS = 100  # SQLite allows a function 127


def as_json(table: str, alias: str) -> str:
    """Return SQL for a row as a JSON object of its known columns; `alias` stands for the row."""
    columns = TABLES[table].columns.keys()
    step = _MOST_ARGUMENTS // 2
    document = "'{}'"
    for start in range(0, len(columns), step):
        pairs = ", ".join(f"'{column}', {alias}.\"{column}\"" for column in columns[start : start + step])
        document = f"json_patch({document}, json_object({pairs}))"
    return document


def owner(table: str, alias: str) -> str:
    """Return SQL for the client a row belongs to, NULL where it belongs to none."""
    if table == "client":
        return f"{alias}.id"
    return f"{alias}.client_id" if "client_id" in TABLES[table].columns else "NULL"


def record_removal(table: str, which: str, batch_id: int) -> str:
    """Return SQL that keeps the rows `t` of a table for which `which` holds, before they are removed."""
    return (
        f"INSERT INTO change (batch_id, client_id, table_name, row_id, field, old, new)"
        f" SELECT {batch_id}, {owner(table, 't')}, '{table}', t.id, '{WHOLE}', {as_json(table, 't')}, NULL"
        f" FROM {table} t WHERE {which}"
    )
