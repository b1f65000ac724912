"""The error boundary: every failure leaves here as one `error:` line, one `hint:` line and its exit code."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from rmtool.errors import AmbiguousError, DeclinedError, RmtoolError, RulebookError, UsageError
from rmtool.help import translated
from rmtool.render.safe import plain
from rmtool.text import _

# Options of the root that may also stand after the verb; each takes a value.
ROOT_OPTIONS = frozenset({"--book", "--today", "--lang", "--rulebook"})


class Command(TyperCommand):
    """A verb whose help speaks the reader's language."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - Typer's context type is not public
        """Return the help page, Typer's own words translated."""
        return translated(super().get_help(ctx))


class Group(TyperGroup):
    """A verb with verbs under it, or the root: its help speaks the reader's language."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - Typer's context type is not public
        """Return the help page, Typer's own words translated."""
        return translated(super().get_help(ctx))

    def summaries(self) -> Iterator[tuple[str, str, str]]:
        """Yield panel, name and words of each command."""
        for name, command in self.commands.items():
            panel = getattr(command, "rich_help_panel", None)
            yield str(panel or _("Commands")), name, command.get_short_help_str(100)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - Typer's types, and its signature
        """Write the command table, a heading a panel, in the order in which the panels first appear."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for panel, name, words in self.summaries():
            panels.setdefault(panel, []).append((name, words))
        for panel, rows in panels.items():
            with formatter.section(panel):
                formatter.write_dl(rows)


class Boundary(Group):
    """The root: takes its options anywhere on the line, and turns failures into sentences."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - as Typer's own
        """Run the verb; trouble with the book while it is in use is named as trouble at its opening is.

        Typer would turn a pipe closed meanwhile into exit code 1.
        """
        from rmtool.book.open import DriverError, naming_trouble  # noqa: PLC0415 - help pages open no book

        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            _end_quietly()
        except DriverError:
            with naming_trouble(ctx.obj.book_path):
                raise

    def main(self, args: Sequence[str] | None = None, *more: Any, **extra: Any) -> Any:  # noqa: ANN401 - as Typer's own
        """Run the line and end the process; the one place where an exception becomes an exit code."""
        words = list(sys.argv[1:] if args is None else args)
        extra |= {"standalone_mode": False, "prog_name": "rmtool"}  # also where Python was asked to run the module
        try:
            words = root_options_first(words)
            result = super().main(words, *more, **extra)
            sys.stdout.flush()
        except RmtoolError as error:
            end(error, words)
        except typer.TyperException as error:
            end(usage_error(error), words)
        except typer.Abort:
            end(DeclinedError(_("stopped; nothing was changed")), words)
        except BrokenPipeError:  # what was still held back found no reader
            _end_quietly()
        if result == DeclinedError.exit_code:  # Ctrl-C: Typer ends with this code and says nothing
            end(DeclinedError(_("stopped; nothing was changed")), words)
        sys.exit(result if isinstance(result, int) else 0)


def root_options_first(words: list[str]) -> list[str]:
    """Return the line with the root's options moved to the front, so that they may also follow the verb."""
    front: list[str] = []
    rest: list[str] = []
    left = iter(words)
    for word in left:
        if word == "--":
            rest += [word, *left]
        elif word in ROOT_OPTIONS:
            front += [word, _value_of(word, left)]
        elif word.partition("=")[0] in ROOT_OPTIONS:
            front.append(word)
        else:
            rest.append(word)
    return front + rest


def _value_of(option: str, left: Iterator[str]) -> str:
    value = next(left, None)
    if value is None:
        raise UsageError(_("option {option} needs a value").format(option=option), _help_of("rmtool"))
    return value


def end(error: RmtoolError, words: Sequence[str]) -> NoReturn:
    """Print the error for its reader, person or script, on stderr, and end with its exit code."""
    if wants_json(words):
        sys.stderr.write(json.dumps(as_json(error), ensure_ascii=False) + "\n")
    else:
        if error.sentence:
            sys.stderr.write(plain(_("error: {sentence}").format(sentence=error.sentence)) + "\n")
        if error.hint:
            sys.stderr.write(plain(_("hint: {hint}").format(hint=error.hint)) + "\n")
        # The first is the error itself.
        for problem in error.problems[1:] if isinstance(error, RulebookError) else ():
            sys.stderr.write(plain(_("also: {problem}").format(problem=problem)) + "\n")
    sys.exit(error.exit_code)


def as_json(error: RmtoolError) -> dict[str, object]:
    """Return the error as scripts read it."""
    answer: dict[str, object] = {"error": error.sentence, "hint": error.hint, "exit_code": error.exit_code}
    if isinstance(error, AmbiguousError):
        answer["candidates"] = list(error.candidates)
    if isinstance(error, RulebookError) and error.problems:
        answer["problems"] = list(error.problems)
    return answer


def wants_json(words: Sequence[str]) -> bool:
    """Say whether the line asks for JSON; it may be so wrong that no parser got as far as the option."""
    pairs = zip(words, [*words[1:], ""], strict=False)  # of no words at all there are no pairs
    return any(
        word in {"--format=json", "-fjson"} or (word in {"-f", "--format"} and value == "json") for word, value in pairs
    )


def usage_error(error: typer.TyperException) -> UsageError:
    """Return Typer's complaint in our words; its classes are private, so they are told apart by name."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        sys.stderr.write(error.message + "\n")
        return UsageError("")
    return UsageError(_USAGE.get(kind, _other)(error), _help_hint(error))


def _help_hint(error: Any) -> str:  # noqa: ANN401 - Typer's exception classes are private
    ctx = getattr(error, "ctx", None)
    return _help_of(ctx.command_path if ctx is not None else "rmtool")


def _help_of(command: str) -> str:
    return _("{command} --help lists what it takes").format(command=command)


def _missing(error: Any) -> str:  # noqa: ANN401 - Typer's exception classes are private
    return _("{what} is missing").format(what=error.param.get_error_hint() if error.param else "?")


def _no_option(error: Any) -> str:  # noqa: ANN401 - Typer's exception classes are private
    sentence = _("there is no option {option}").format(option=error.option_name)
    close = ", ".join(sorted(error.possibilities or ()))
    return sentence + (_("; did you mean {names}?").format(names=close) if close else "")


_ONE_OF = " is not one of "


def _bad_value(error: Any) -> str:  # noqa: ANN401 - Typer's exception classes are private
    what = error.param.get_error_hint() if error.param else error.param_hint
    why = str(error.message)
    if _ONE_OF in why:
        return _("{what} takes one of {allowed}").format(what=what, allowed=why.partition(_ONE_OF)[2].rstrip("."))
    if "integer" in why:
        return _("{what} takes a whole number").format(what=what)
    if "greater than or equal to" in why:
        return _("{what} takes a number from {least} on").format(what=what, least=why.rpartition(" ")[2].rstrip("."))
    return _("{what} does not take that value: {why}").format(what=what, why=why)


def _option_usage(error: Any) -> str:  # noqa: ANN401 - Typer's exception classes are private
    if "does not take a value" in error.message:
        return _("option {option} takes no value").format(option=error.option_name)
    return _("option {option} needs a value").format(option=error.option_name)


def _other(error: Any) -> str:  # noqa: ANN401 - Typer's exception classes are private
    """Of the remaining complaints only three reach a user: no verb, an unknown verb, a word too many."""
    message = str(error.message)
    if message.startswith("No such command"):
        name, _sep, close = message.removeprefix("No such command ").partition(". Did you mean ")
        sentence = _("there is no command {name}").format(name=name.rstrip("."))
        return sentence + (_("; did you mean {names}?").format(names=close.rstrip("?")) if close else "")
    if message.startswith("Missing command"):
        return _("a command is missing")
    if "unexpected extra argument" in message:
        return _("there are words too many: {words}").format(words=message.partition("(s) ")[2].strip("()"))
    return message


_USAGE = {
    "MissingParameter": _missing,
    "NoSuchOption": _no_option,
    "BadParameter": _bad_value,
    "BadOptionUsage": _option_usage,
}


def _end_quietly() -> NoReturn:
    """A reader such as `head` has seen enough: nobody is left to tell, and nothing went wrong."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)
