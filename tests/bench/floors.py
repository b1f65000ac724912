"""The floors speed is measured against: one program, run as T or, with `--session`, as S.

T: Typer parses one option, Rich prints a table of 20 rows, sqlite3 opens a database.
S: T, and SQLModel with a Session that answers SELECT 1.
"""

import sqlite3

import typer

app = typer.Typer()


@app.command()
def floor(session: bool = False) -> None:
    """Do nothing useful, the way every command has to."""
    from rich.console import Console
    from rich.table import Table

    table = Table("Client", "Score", "Why")
    for row in range(20):
        table.add_row(f"王伟 {row:06}", "87.4", "assets")
    Console().print(table)
    sqlite3.connect(":memory:").execute("SELECT 1").fetchone()
    if session:
        answer_through_sqlmodel()


def answer_through_sqlmodel() -> None:
    from sqlmodel import Session, create_engine, select

    with Session(create_engine("sqlite://")) as open_session:
        open_session.exec(select(1)).one()


if __name__ == "__main__":
    app()
