"""`rmtool check [duplicates]`: what is wrong, doubtful or lacking in the book, and who may be in it twice."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.commands.options import Format, FormatOption, run_of
from rmtool.context import Run
from rmtool.errors import RefusedError
from rmtool.text import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rmtool.rules.findings import Finding


class What(StrEnum):
    """What may be looked for alone."""

    duplicates = "duplicates"


def check(
    ctx: typer.Context,
    what: Annotated[
        What | None, typer.Argument(metavar="[duplicates]", help=_("Only pairs of clients who may be one."))
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=_("End with exit code 8 where there is an error."))] = False,
    output: FormatOption = Format.table,
) -> None:
    """Check the book, or look for clients who are in it twice."""
    run = run_of(ctx)
    if what is What.duplicates:
        _duplicates(run, output)
        return
    _everything(run, output, strict=strict)


def _everything(run: Run, output: Format, *, strict: bool) -> None:
    from rmtool.book.check import read_findings
    from rmtool.rules.findings import ERROR, limits_on

    limits = limits_on(run.today, run.rulebook.check)
    findings = read_findings(run.reader, limits, run.rulebook.file.by_usefulness)
    _write(findings, run, output)
    errors = sum(finding.level == ERROR for finding in findings)
    if strict and errors:
        raise RefusedError(
            ngettext("the check found {n} error", "the check found {n} errors", errors).format(n=errors),
            _("each says what to do"),
        )


def _write(findings: "Sequence[Finding]", run: Run, output: Format) -> None:
    if output is Format.table:
        from rmtool.render.findings import show_findings

        show_findings(findings, run.today)
        return
    from rmtool.commands import contract_check as contract
    from rmtool.commands.answers import write_answer

    write_answer(
        output,
        findings,
        contract.FINDING_COLUMNS,
        contract.finding,
        lambda one: [row.handle for row in one.whose if row.handle],
        contract.finding_row,
    )


def _duplicates(run: Run, output: Format) -> None:
    from rmtool.book.check_duplicates import read_duplicates

    pairs = read_duplicates(run.reader)
    if output is Format.table:
        from rmtool.render.findings import show_duplicates

        show_duplicates(pairs)
        return
    from rmtool.commands import contract_check as contract
    from rmtool.commands.answers import write_answer

    write_answer(
        output,
        pairs,
        contract.PAIR_COLUMNS,
        contract.pair,
        lambda one: [one.kept.handle, one.other.handle],
        contract.pair_row,
    )
