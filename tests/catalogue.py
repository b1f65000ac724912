"""The Chinese catalogue: what the source says, what the .po answers, and the .mo the program reads.

`python tests/catalogue.py update` brings both files up to date with the source: translations stay, unused
ones go, new messages come in empty. Neither file names a line, a path or a day: they change only with the texts.
"""

import ast
import gettext
import io
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "rmtool"
FOLDER = PACKAGE / "locale" / "zh_CN" / "LC_MESSAGES"
PO = FOLDER / "rmtool.po"
MO = FOLDER / "rmtool.mo"
# How many of the arguments are texts.
KEYWORDS = {"_": 1, "mark": 1, "ngettext": 2}
# A singular and its plural stand in the catalogue as one message with two ids.
MessageId = str | tuple[str, str]
HEADER = {
    "Project-Id-Version": "rmtool",
    "Language": "zh_CN",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}


class Timeless(Catalog):
    """A catalogue under our own header: Babel's carries a day and a version, so that no two runs agree."""

    mime_headers = property(lambda _self: list(HEADER.items()))


def messages() -> list[MessageId]:
    """Return every text that the program can show, in the order of the source, each once."""
    return list(dict.fromkeys([*_in_source(), *_in_rulebook()]))


def computed() -> list[str]:
    """Return the calls whose text is put together on the spot (`_(f"...")`): no catalogue can answer those."""
    return [
        f"{path.name}: {ast.unparse(text)}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for _name, texts in _calls(ast.parse(path.read_text(encoding="utf-8"), path.name))
        for text in texts
        if isinstance(text, ast.JoinedStr | ast.BinOp)
    ]


def read() -> Catalog:
    """Return the .po as it stands, an empty catalogue where there is none yet."""
    if not PO.exists():
        return Catalog(locale="zh_CN", domain="rmtool")
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN", domain="rmtool", abort_invalid=True)


def compiled() -> gettext.GNUTranslations:
    """Return the .mo as the program reads it."""
    with MO.open("rb") as file:
        return gettext.GNUTranslations(file)


def update() -> Catalog:
    """Write the .po and the .mo for the messages of today, and return what was written."""
    catalog = renewed(read(), messages())
    FOLDER.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(po_bytes(catalog))
    MO.write_bytes(mo_bytes(catalog))
    return catalog


def renewed(old: Catalog, wanted: list[MessageId]) -> Catalog:
    """Return a catalogue of just the `wanted` messages, with the translations that `old` has for them."""
    catalog = Catalog(locale="zh_CN", domain="rmtool", fuzzy=False)
    for message_id in wanted:
        known = old.get(_key(message_id))
        flags = [flag for flag in known.flags if flag == "fuzzy"] if known else []
        catalog.add(message_id, _fitting(known, message_id), flags=flags)
    return catalog


def po_bytes(catalog: Catalog) -> bytes:
    """Return the .po of a catalogue, under our own header."""
    body = io.BytesIO()
    write_po(body, catalog, width=0, no_location=True, omit_header=True, ignore_obsolete=True)
    head = "".join(f'"{name}: {value}\\n"\n' for name, value in HEADER.items())
    return f'msgid ""\nmsgstr ""\n{head}\n'.encode() + body.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """Return the .mo of a catalogue, its header that of the .po."""
    clean = Timeless(locale="zh_CN", domain="rmtool", fuzzy=False)
    for message in translated(catalog):
        clean.add(message.id, message.string)
    out = io.BytesIO()
    write_mo(out, clean)
    return out.getvalue()


def translated(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages that have a translation somebody stands behind, without the header."""
    for message in catalog:
        if message.id and message.string and all(strings(message)) and not message.fuzzy:
            yield message


def ids(message: Message) -> tuple[str, ...]:
    """Return the English texts of a message: one, or the singular and the plural."""
    return tuple(message.id) if isinstance(message.id, list | tuple) else (message.id,)


def strings(message: Message) -> tuple[str, ...]:
    """Return the Chinese texts of a message; one, since Chinese has one plural form."""
    return tuple(message.string) if isinstance(message.string, list | tuple) else (message.string,)


def placeholders(text: str) -> set[str]:
    """Return the names in braces that the program fills in."""
    return set(re.findall(r"\{(\w+)[^{}]*\}", text))


def _in_source() -> Iterator[MessageId]:
    """Yield what the calls in the source say; Babel's own reader passes over calls inside an f-string before 3.12."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for name, texts in _calls(ast.parse(path.read_text(encoding="utf-8"), path.name)):
            said = [text.value for text in texts if isinstance(text, ast.Constant) and isinstance(text.value, str)]
            if len(said) == KEYWORDS[name]:
                yield said[0] if len(said) == 1 else (said[0], said[1])


def _calls(node: ast.AST) -> Iterator[tuple[str, list[ast.expr]]]:
    """Yield the keyword calls under a node in the order of the source, each with its text arguments."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
        yield node.func.id, node.args[: KEYWORDS[node.func.id]]
    for child in ast.iter_child_nodes(node):
        yield from _calls(child)


def _in_rulebook() -> Iterator[str]:
    """Yield what each number means and its unit; `rules show` says both in the reader's language."""
    rulebook = tomllib.loads((PACKAGE / "data" / "rulebook.toml").read_text(encoding="utf-8"))
    for entry in _entries(rulebook):
        yield from (str(entry[name]) for name in ("what", "unit") if name in entry)
        if entry["unit"] == "text":
            yield str(entry["value"])


def _entries(table: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    for value in table.values():
        if isinstance(value, dict):
            yield from [value] if "value" in value and "source" in value else _entries(value)


def _key(message_id: MessageId) -> str:
    return message_id[0] if isinstance(message_id, tuple) else message_id


def _fitting(known: Message | None, message_id: MessageId) -> str | tuple[str, ...]:
    """Return the known translation in the shape that the message has today, empty where nothing is known."""
    plural = isinstance(message_id, tuple)
    text = strings(known)[0] if known is not None else ""
    return (text,) if plural else text


if __name__ == "__main__":
    if sys.argv[1:] != ["update"]:
        sys.exit("usage: python tests/catalogue.py update")
    written = update()
    waiting = len([message for message in written if message.id]) - len(list(translated(written)))
    print(f"{len(written)} messages, {waiting} waiting for a translation")
