"""Who is meant: a client number, `#id`, a name or its start, pinyin, initials, or the last digits of a phone.

Every way is an index lookup, so that the answer takes as long in a book of a hundred clients as of a hundred thousand.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from rmtool.book.open import Connection
from rmtool.errors import AmbiguousError, NotFoundError
from rmtool.rules.fields import CLIENTS, PRODUCTS, TABLE_OF, fields_of
from rmtool.rules.handle import handle_of
from rmtool.rules.masking import mask_phone
from rmtool.text import _, ngettext

_ID = re.compile(r"#(\d{1,18})")
_PHONE_TAIL = re.compile(r"\d{4,}")
_LATIN = re.compile(r"[a-z]+")
_SHOWN = 5
_LOOKED_AT = 200  # candidates: a prefix that fits more is no name
_LAST_CHARACTER = chr(0x10FFFF)
_PHONES = ("mobile", "phone")
_CLOSE_ENOUGH = 60  # of 100, rapidfuzz's ratio: below it a name is another name
_CLOSE_SHOWN = 3
_LONGEST_NUMBER = 20


class Candidate(NamedTuple):
    """A client as far as it takes to tell one from another; the phone is masked."""

    client_id: int
    client_no: str | None
    name: str
    phone_masked: str | None

    @property
    def handle(self) -> str:
        """Return what names the client on a command line."""
        return handle_of(self.client_no, self.client_id)

    @property
    def label(self) -> str:
        """Return the client in one phrase: name, number, masked phone."""
        return f"{self.name} {self.handle} ({self.phone_masked or _('no phone')})"


def find_client(connection: Connection, text: str) -> Candidate:
    """Return the client that `text` names; an exact client number always wins.

    Raises:
        NotFoundError: nobody answers to it; the hint names close ones.
        AmbiguousError: several do; it carries them.
    """
    wanted = text.strip().encode(errors="replace").decode()  # bytes that are no text name nobody
    for ids in (_by_number(connection, wanted), _by_name(connection, wanted), _by_sound_or_phone(connection, wanted)):
        found = [_candidate(connection, client_id) for client_id in dict.fromkeys(ids)]
        if len(found) == 1:
            return found[0]
        if found:
            raise _ambiguous(wanted, found)
    raise _not_found(connection, wanted)


def find_ids(connection: Connection, text: str) -> list[int]:
    """Return the ids of all clients that answer to a number, a name or its start, pinyin, initials or phone digits."""
    wanted = text.strip().encode(errors="replace").decode()
    for ids in (_by_number(connection, wanted), _by_name(connection, wanted), _by_sound_or_phone(connection, wanted)):
        if ids:
            return list(dict.fromkeys(ids))
    return []


def ids_mentioning(connection: Connection, text: str) -> list[int]:
    """Return the ids of the clients in whose file a text stands anywhere: words, tags, holdings, records.

    It reads the whole book, which the ways of `find_ids` do not.
    """
    found: dict[int, None] = dict.fromkeys(find_ids(connection, text))
    for kind, table in TABLE_OF.items():
        if kind == PRODUCTS:
            continue
        words = [f'"{field}"' for field, held in fields_of(kind).items() if held in {"text", "list"}]
        if not words:
            continue
        owner = "id" if kind == CLIENTS else "client_id"
        holds = " OR ".join(f"instr(lower({word}), ?)" for word in words)
        rows = connection.execute(f"SELECT DISTINCT {owner} FROM {table} WHERE {holds}", [text.lower()] * len(words))
        found |= dict.fromkeys(client_id for (client_id,) in rows)
    return list(found)


def same_name(connection: Connection, name: str) -> list[Candidate]:
    """Return the clients of exactly this name."""
    rows = connection.execute("SELECT id FROM client WHERE name = ? ORDER BY id LIMIT ?", (name, _LOOKED_AT))
    return [_candidate(connection, client_id) for (client_id,) in rows]


def complete_client(connection: Connection, prefix: str, limit: int = 20) -> list[tuple[str, str]]:
    """Return what a half-typed client may become: the number (or the name) to type, and who it is."""
    ids: list[int] = []
    for column in ("client_no", "name", "pinyin", "pinyin_initials"):
        ids += _starting(connection, column, prefix.lower() if column.startswith("pinyin") else prefix, limit)
    candidates = [_candidate(connection, client_id) for client_id in list(dict.fromkeys(ids))[:limit]]
    return [(one.handle, one.name) for one in candidates]


def _by_number(connection: Connection, text: str) -> list[int]:
    by_id = _ID.fullmatch(text)
    if by_id:
        return _ids(connection.execute("SELECT id FROM client WHERE id = ?", (int(by_id[1]),)))
    return _ids(connection.execute("SELECT id FROM client WHERE client_no = ?", (text,)))


def _by_name(connection: Connection, text: str) -> list[int]:
    whole = _ids(connection.execute("SELECT id FROM client WHERE name = ? LIMIT ?", (text, _LOOKED_AT)))
    return whole or _starting(connection, "name", text, _LOOKED_AT)


def _by_sound_or_phone(connection: Connection, text: str) -> list[int]:
    digits = re.sub(r"[\s-]", "", text)
    if _PHONE_TAIL.fullmatch(digits):
        rows = connection.execute("SELECT client_id, value FROM contact_point WHERE tail4 = ?", (digits[-4:],))
        return [client_id for client_id, value in rows if re.sub(r"\D", "", value).endswith(digits)]
    sound = "".join(text.lower().split())
    if not _LATIN.fullmatch(sound):
        return []
    for column in ("pinyin", "pinyin_initials"):
        whole = _ids(connection.execute(f"SELECT id FROM client WHERE {column} = ? LIMIT ?", (sound, _LOOKED_AT)))
        if whole:
            return whole
    return _starting(connection, "pinyin", sound, _LOOKED_AT)


def _starting(connection: Connection, column: str, prefix: str, limit: int) -> list[int]:
    """A range over the index: LIKE would read every row, as it folds case."""
    if not prefix:
        return []
    query = f"SELECT id FROM client WHERE {column} >= ? AND {column} < ? ORDER BY {column}, id LIMIT ?"
    return _ids(connection.execute(query, (prefix, prefix + _LAST_CHARACTER, limit)))


def _ids(rows: Iterable[tuple[int]]) -> list[int]:
    return [client_id for (client_id,) in rows]


def _candidate(connection: Connection, client_id: int) -> Candidate:
    client_no, name = connection.execute("SELECT client_no, name FROM client WHERE id = ?", (client_id,)).fetchone()
    phone = connection.execute(
        "SELECT value FROM contact_point WHERE client_id = ? AND channel IN (?, ?) ORDER BY id DESC LIMIT 1",
        (client_id, *_PHONES),
    ).fetchone()
    return Candidate(client_id, client_no, name, mask_phone(phone[0]) if phone else None)


def _ambiguous(text: str, found: list[Candidate]) -> AmbiguousError:
    labels = [one.label for one in found]
    shown = _(", ").join(labels[:_SHOWN])
    if len(labels) > _SHOWN:
        shown += _(" and {n} more").format(n=len(labels) - _SHOWN)
    sentence = ngettext('"{text}" matches {n} client: {who}', '"{text}" matches {n} clients: {who}', len(labels))
    first = found[0].handle
    return AmbiguousError(
        sentence.format(text=text, n=len(labels), who=shown),
        _("use the client number, e.g. {number}").format(number=first),
        tuple(labels),
    )


def _not_found(connection: Connection, text: str) -> NotFoundError:
    hint = _("rmtool add makes a new client; rmtool rank lists those in the book")
    close = [*_zeros_lost(connection, text), *_close_names(connection, text)]
    if close:
        hint = _("did you mean {names}?").format(names=_(", ").join(dict.fromkeys(close)))
    return NotFoundError(_('no client answers to "{text}"').format(text=text), hint)


def _zeros_lost(connection: Connection, text: str) -> list[str]:
    """Return the numbers that are `text` with zeros before it: a spreadsheet takes them away."""
    if not (text.isascii() and text.isdigit()):
        return []
    padded = [text.zfill(length) for length in range(len(text) + 1, _LONGEST_NUMBER + 1)]
    marks = ", ".join("?" * len(padded))
    rows = connection.execute(f"SELECT client_no FROM client WHERE client_no IN ({marks})", padded)
    return [client_no for (client_no,) in rows]


def _close_names(connection: Connection, text: str) -> list[str]:
    """Return names that look or sound close; a wrong character of the right sound is the usual slip."""
    from rapidfuzz import fuzz, process

    from rmtool.book.derive import sound_of  # noqa: PLC0415 - as above

    people = connection.execute("SELECT DISTINCT name, pinyin FROM client").fetchall()
    sound = sound_of(text).pinyin or text.lower()
    close: list[str] = []
    for wanted, choices in ((text, [name for name, _pinyin in people]), (sound, [heard for _name, heard in people])):
        hits = process.extract(wanted, choices, scorer=fuzz.ratio, limit=_CLOSE_SHOWN, score_cutoff=_CLOSE_ENOUGH)
        close += [people[place][0] for _choice, _score, place in hits]
    return close
