"""Where things are: flag, then environment, then `config.toml`, then the default place of this system."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from rmtool.errors import RulebookError
from rmtool.text import LANGUAGES, _

CONFIG_KEYS = ("book", "lang", "rulebook")
_CHINESE_ON_WINDOWS = 0x04  # the primary language id of Chinese in a Windows language code


def config_dir() -> Path:
    """Return the folder of `config.toml` and the user's own files: `RMTOOL_CONFIG` or the system's."""
    named = os.environ.get("RMTOOL_CONFIG")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_config_dir("rmtool", appauthor=False))


def user_file(name: str) -> Path | None:
    """Return the user's own `name` (`rulebook.toml`, `holidays.toml`) in the config folder, or None."""
    path = config_dir() / name
    return path if path.is_file() else None


def read_config() -> Mapping[str, str]:
    """Return `config.toml` as plain strings, empty when there is none; RulebookError when it is wrong."""
    path = user_file("config.toml")
    if path is None:
        return {}
    values = read_toml(path)
    for key, value in values.items():
        if key not in CONFIG_KEYS or not isinstance(value, str):
            raise RulebookError(
                _("{file}: {key} is not a setting").format(file=path, key=key),
                _("the settings are {keys}, each a text").format(keys=", ".join(CONFIG_KEYS)),
            )
    return {key: str(value) for key, value in values.items()}


def read_toml(path: Path) -> dict[str, object]:
    """Return a TOML file's tables; RulebookError names the file and the place when it cannot be read.

    Windows editors save UTF-8 with a byte order mark, which `tomllib` refuses: it is dropped here.
    """
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise RulebookError(
            _("{file} cannot be read: {why}").format(file=path, why=error.strerror),
            _("check the path and your rights to it"),
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RulebookError(
            _("{file} is not valid TOML: {why}").format(file=path, why=error),
            _("save it as UTF-8 text, one `key = value` a line"),
        ) from None


def read_packaged(name: str) -> dict[str, object]:
    """Return the tables of a TOML file that comes with the program (`rulebook.toml`, `columns.toml`).

    Beside it lies the same as JSON, which is read in a thirtieth of the time; where that is not of this very text, the
    TOML is read. `python tests/compiled.py update` makes it anew.
    """
    from importlib.resources import files

    folder = files("rmtool.data")
    text = folder.joinpath(name).read_bytes()
    compiled = folder.joinpath(name.replace(".toml", ".json"))
    if compiled.is_file():
        import json
        from zlib import crc32

        found = json.loads(compiled.read_bytes())
        if found["of"] == crc32(text):
            return _with_days(found["tables"])
    import tomllib

    return tomllib.loads(text.decode("utf-8"))


def read_packaged_text(name: str) -> str:
    """Return the text of a file that comes with the program (`brief.html`)."""
    from importlib.resources import files

    return files("rmtool.data").joinpath(name).read_text(encoding="utf-8")


def _with_days(tables: dict[str, object]) -> dict[str, object]:
    """Return the tables with the days that JSON has as text: an entry's `since`."""
    from datetime import date

    for key, value in tables.items():
        if isinstance(value, dict):
            _with_days(value)
        elif key == "since" and isinstance(value, str):
            tables[key] = date.fromisoformat(value)
    return tables


def book_path(flag: Path | None) -> Path:
    """Return the client book's place: `--book`, `RMTOOL_BOOK`, `book` in config.toml, else the user's data folder."""
    named = flag or os.environ.get("RMTOOL_BOOK") or read_config().get("book")
    if named:
        return Path(named).expanduser()
    return default_book()


def default_book() -> Path:
    """Return the place of the book when nobody named one."""
    import platformdirs

    return Path(platformdirs.user_data_dir("rmtool", appauthor=False)) / "book.db"


def rulebook_files(flag: Path | None) -> tuple[Path, ...]:
    """Return the user's rulebook files, weakest first: the config folder's, then `--rulebook` or config.toml's."""
    named = flag or read_config().get("rulebook")
    own = user_file("rulebook.toml")
    return tuple(path for path in (own, Path(named).expanduser() if named else None) if path is not None)


class FilesInForce(NamedTuple):
    """The files that one run goes by; None where the user has none of that kind."""

    folder: Path
    settings: Path | None
    book: Path
    rulebooks: tuple[Path, ...]
    columns: Path | None
    holidays: Path | None


def files_in_force(book: Path | None, rulebook: Path | None) -> FilesInForce:
    """Return the files in force under the flags `--book` and `--rulebook`; the book need not exist yet."""
    return FilesInForce(
        config_dir(),
        user_file("config.toml"),
        book_path(book),
        rulebook_files(rulebook),
        user_file("columns.toml"),
        user_file("holidays.toml"),
    )


def language(argv: Sequence[str]) -> str:
    """Return "zh" or "en": `--lang` in argv, `RMTOOL_LANG`, config.toml, else the system's language.

    It is read before anything else, since help texts are made when the commands are imported. A wrong `--lang` is
    reported later, by the option itself.
    """
    wishes = (_flag(argv, "--lang"), os.environ.get("RMTOOL_LANG"), _configured_language())
    return next((wish for wish in wishes if wish in LANGUAGES), None) or system_language()


def system_language() -> str:
    """Return "zh" where the system speaks Chinese, else "en"."""
    if sys.platform == "win32":
        import ctypes

        code: int = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return "zh" if code & 0x3FF == _CHINESE_ON_WINDOWS else "en"
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, names), "").lower().startswith("zh") else "en"


def _configured_language() -> str | None:
    """A wrong config.toml is reported when a command runs, not while the language is being chosen."""
    try:
        return read_config().get("lang")
    except RulebookError:
        return None


def _flag(argv: Sequence[str], name: str) -> str | None:
    """Return the last value of `--name VALUE` or `--name=VALUE` before a bare `--`."""
    found = None
    for place, word in enumerate(argv):
        if word == "--":
            break
        if word == name and place + 1 < len(argv):
            found = argv[place + 1]
        elif word.startswith(f"{name}="):
            found = word.partition("=")[2]
    return found
