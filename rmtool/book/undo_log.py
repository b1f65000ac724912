"""Taking back what is never removed: a later row says that an earlier one does not hold, or holds again."""

from sqlalchemy import Connection

from rmtool.rules.fields import APPEND_ONLY, RECORD_FIELDS, TABLE_OF
from rmtool.text import _

_CONTACT, _CAUTION, _OFFER = (TABLE_OF[kind] for kind in APPEND_ONLY)


def take_back_logged(book: Connection, table: str, number: int, batch_id: int, at: str) -> int:
    """Add a row for each row that write `number` added, by which the log stands as before; return how many.

    A row that said something new is withdrawn; one that put an earlier row right is itself put right by that row's
    words again. A caution is lifted; a lifted one is raised again. An offer or an answer is withdrawn; what was
    withdrawn is said again.
    """
    if table == _CAUTION:
        return _cautions(book, number, batch_id, at)
    return _offers(book, number, batch_id, at) if table == _OFFER else _contacts(book, number, batch_id)


def _contacts(book: Connection, number: int, batch_id: int) -> int:
    said = [*RECORD_FIELDS["contacts"], "client_id", "nth"]
    said = [name for name in said if name not in {"corrects", "withdrawn"}]
    names = ", ".join(f'"{name}"' for name in said)
    # What is said again: the row itself, withdrawn; or the earlier row that it had put right.
    again = ", ".join(f'o."{name}"' for name in said)
    return book.exec_driver_sql(
        f"INSERT INTO contact ({names}, corrects, withdrawn, batch_id)"
        f" SELECT {again}, t.id, iif(t.corrects IS NULL, 1, o.withdrawn), {batch_id}"
        f" FROM contact t JOIN contact o ON o.id = coalesce(t.corrects, t.id) WHERE t.batch_id = ? ORDER BY t.id",
        (number,),
    ).rowcount


def _cautions(book: Connection, number: int, batch_id: int, at: str) -> int:
    words = _("taken back with write {number}").format(number=number)
    return book.exec_driver_sql(
        f"INSERT INTO caution (client_id, at, category, because, said_by, review_on, lifts, nth, batch_id)"
        f" SELECT t.client_id, iif(t.lifts IS NULL, ?, o.at), t.category, iif(t.lifts IS NULL, ?, o.because),"
        f" iif(t.lifts IS NULL, NULL, o.said_by), iif(t.lifts IS NULL, NULL, o.review_on),"
        f" iif(t.lifts IS NULL, t.id, NULL), t.nth, {batch_id}"
        f" FROM caution t JOIN caution o ON o.id = coalesce(t.lifts, t.id) WHERE t.batch_id = ? ORDER BY t.id",
        (at[:16], words, number),
    ).rowcount


def _offers(book: Connection, number: int, batch_id: int, at: str) -> int:
    said = [name for name in RECORD_FIELDS["offers"] if name not in {"at", "answer", "words", "answers"}]
    names, again = ", ".join(said), ", ".join(f"o.{name}" for name in said)
    words = _("taken back with write {number}").format(number=number)
    # The row itself, withdrawn; or the one that it had withdrawn, as it was.
    taken = "t.answer IS 'withdrawn'"
    return book.exec_driver_sql(
        f"INSERT INTO offer (client_id, nth, {names}, at, answer, words, answers, batch_id)"
        f" SELECT o.client_id, o.nth, {again}, iif({taken}, o.at, ?), iif({taken}, o.answer, 'withdrawn'),"
        f" iif({taken}, o.words, ?), iif({taken}, o.answers, t.id), {batch_id}"
        f" FROM offer t JOIN offer o ON o.id = iif({taken}, t.answers, t.id) WHERE t.batch_id = ? ORDER BY t.id",
        (at[:16], words, number),
    ).rowcount
