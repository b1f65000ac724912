"""The errors a person reads: one sentence of what was seen, one hint of what to do, one exit code a class.

Scripts act on the exit codes, so a class never changes its code.
"""

from typing import NamedTuple


class Rejection(NamedTuple):
    """A row of a file that could not be taken: where it stands, what was seen, why, and what to do."""

    line: int
    column: str
    value: str
    reason: str
    hint: str


class Conflict(NamedTuple):
    """A cell that was not taken, since the manager typed another value; values as the book stores them."""

    line: int
    client: str
    field: str
    kept: str
    offered: str


class RmtoolError(Exception):
    """An expected failure: `sentence` says what was seen and which rule applied, `hint` what to do next."""

    exit_code = 1

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


class UsageError(RmtoolError):
    """The words of the call do not fit together."""

    exit_code = 2


class NotFoundError(RmtoolError):
    """No client, or no book entry, answers to what was asked."""

    exit_code = 3


class AmbiguousError(RmtoolError):
    """Several clients answer to what was asked; `candidates` names them, phones masked."""

    exit_code = 4

    def __init__(self, sentence: str, hint: str = "", candidates: tuple[str, ...] = ()) -> None:
        super().__init__(sentence, hint)
        self.candidates = candidates


class BookError(RmtoolError):
    """The book cannot be used; nothing in it was changed."""

    exit_code = 5


class RulebookError(RmtoolError):
    """The rulebook or the configuration is wrong; `problems` names all that is, one sentence each."""

    exit_code = 6

    def __init__(self, sentence: str, hint: str = "", problems: tuple[str, ...] = ()) -> None:
        super().__init__(sentence, hint)
        self.problems = problems


class RowsRejectedError(RmtoolError):
    """The file was imported, but some of its rows were rejected."""

    exit_code = 7


class RefusedError(RmtoolError):
    """A rule of the trade or of the law refuses this."""

    exit_code = 8


class InputFileError(RmtoolError):
    """The input file could not be read, or `--strict` refused it; nothing was changed."""

    exit_code = 9


class DeclinedError(RmtoolError):
    """The person said no, or interrupted; nothing was changed."""

    exit_code = 130
