"""The command table: which verbs there are, in which panel, and where each lives; a verb is loaded when it is called.

Seventeen modules with two hundred options would cost every morning's `rank` a fifth of its time.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

import typer

from rmtool.boundary import Boundary, Command
from rmtool.text import _, mark

THE_DAY, ONE_CLIENT, THE_BOOK, UPKEEP = mark("The day"), mark("One client"), mark("The book"), mark("Upkeep")


class Verb(NamedTuple):
    """One line of the table: the panel, what the verb does, and its module, named as the verb unless said otherwise."""

    panel: str
    words: str
    module: str = ""


VERBS: dict[str, Verb] = {
    "today": Verb(THE_DAY, mark("The day on one screen: what is owed, whom to contact when, whom to think of.")),
    "rank": Verb(THE_DAY, mark("Whom to work on today, in what order, and why.")),
    "remind": Verb(THE_DAY, mark("What to do today, about whom and why; tick off or put off.")),
    "plan": Verb(THE_DAY, mark("The month's contacts over its working days, within what a day holds.")),
    "add": Verb(ONE_CLIENT, mark("Add a client by hand.")),
    "edit": Verb(ONE_CLIENT, mark("Change fields of one client, or of many; an empty value clears.")),
    "profile": Verb(ONE_CLIENT, mark("Show one client's file.")),
    "brief": Verb(ONE_CLIENT, mark("The sheet for a call or visit: one page.")),
    "recommend": Verb(ONE_CLIENT, mark("Several suitable options with their reasons, or what to ask first.")),
    "log": Verb(ONE_CLIENT, mark("Log a contact, or list what was logged.")),
    "point": Verb(ONE_CLIENT, mark("The ways to reach a client, when, and what not to speak of.")),
    "family": Verb(ONE_CLIENT, mark("The members of a client's family.")),
    "holding": Verb(ONE_CLIENT, mark("What a client holds, with us or elsewhere.")),
    "flow": Verb(ONE_CLIENT, mark("Money that came or went.")),
    "event": Verb(ONE_CLIENT, mark("What happens in a client's life.")),
    "need": Verb(ONE_CLIENT, mark("A client's needs and life goals.")),
    "caution": Verb(ONE_CLIENT, mark("What not to offer a client for now, and why.")),
    "offer": Verb(ONE_CLIENT, mark("The options that a client was shown, and the client's choice.")),
    "find": Verb(THE_BOOK, mark("Find clients by name, phone, words or conditions; choose the columns.")),
    "quadrant": Verb(THE_BOOK, mark("Where the time goes and where the potential is: four cells.")),
    "import": Verb(THE_BOOK, mark("Import a list (CSV, Excel) into the book."), "import_"),
    "export": Verb(THE_BOOK, mark("Write lists to files: CSV, Excel, JSON, vCard; names hidden unless asked for.")),
    "products": Verb(UPKEEP, mark("The bank's products: what is on sale, and who may be offered it.")),
    "history": Verb(UPKEEP, mark("Show who changed what, when, from what to what.")),
    "undo": Verb(UPKEEP, mark("Take a write back; an import is one write.")),
    "check": Verb(UPKEEP, mark("What is wrong or lacking in the book, and who is in it twice.")),
    "merge": Verb(UPKEEP, mark("Make two files of one client one.")),
    "rules": Verb(UPKEEP, mark("The numbers that the rules use.")),
    "config": Verb(UPKEEP, mark("Where everything is, and the public holidays.")),
    "demo": Verb(UPKEEP, mark("Build a throw-away book from sample data and show its morning.")),
}


def load(name: str) -> Any:  # noqa: ANN401 - Typer's command classes are private
    """Return the command of a verb, or the group of its verbs."""
    verb = VERBS[name]
    module = import_module(f"rmtool.commands.{verb.module or name}")
    if hasattr(module, "app"):
        command: Any = typer.main.get_group(module.app)
    else:
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.command(name, cls=Command, help=_(verb.words))(getattr(module, verb.module or name))
        command = typer.main.get_command(alone)
    command.name = name
    command.rich_help_panel = _(verb.panel)
    return command


class Loaded(dict[str, Any]):
    """The verbs by name, in the order of the table; one that is asked for is loaded."""

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(VERBS))

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - as above
        """Return the command; KeyError where there is none of that name."""
        command = super().__getitem__(name)
        if command is None:
            self[name] = command = load(name)
        return command

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401 - as above
        """Return the command, or the default where there is none of that name."""
        try:
            return self[name]
        except KeyError:
            return default

    def items(self) -> Any:  # noqa: ANN401 - as above
        """Return all commands with their names, loaded."""
        return [(name, self[name]) for name in self]

    def values(self) -> Any:  # noqa: ANN401 - as above
        """Return all commands, loaded."""
        return [self[name] for name in self]


class Root(Boundary):
    """The root group over the table; its help page needs no verb loaded."""

    def __init__(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as Typer's own
        super().__init__(*args, **options)
        self.commands = Loaded()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - as Typer's own
        """Return the names in the order of the table."""
        return list(VERBS)

    def summaries(self) -> Iterator[tuple[str, str, str]]:
        """Yield panel, name and words of each verb."""
        for name, verb in VERBS.items():
            yield _(verb.panel), name, _(verb.words)
