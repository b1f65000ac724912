"""`rules explain`: one code, or one statement of the deck with all that rests on it."""

from difflib import get_close_matches

from rmtool.commands.options import Format
from rmtool.context import Run
from rmtool.errors import NotFoundError
from rmtool.text import _


def explain_code(run: Run, code: str, output: Format) -> None:
    """Write what a code means, how it is found, by which numbers, and the deck's words for it."""
    from rmtool.rules.explained import EXPLAINED, keys_of

    entries, statements = keys_of(code, run.rulebook.entries()), EXPLAINED[code].statements
    if output is Format.table:
        from rmtool.render.explained import show_code

        show_code(code, entries, statements)
        return
    from rmtool.commands import contract_rules

    contract_rules.write_explanation(code, entries, statements, output)


def explain_statement(run: Run, number: str, output: Format) -> None:
    """Write a statement of the deck and what rests on it; NotFoundError where nothing goes by that name."""
    from rmtool.render.deck import STATEMENTS
    from rmtool.rules.explained import CODES, citing

    known = number.upper()
    if known not in STATEMENTS:
        close = ", ".join(get_close_matches(number, CODES)) or ", ".join(CODES)
        raise NotFoundError(
            _('"{code}" is no code of rank or quadrant').format(code=number),
            _("the codes are {codes}").format(codes=close),
        )
    codes, entries = citing(known, run.rulebook.entries())
    if output is Format.table:
        from rmtool.render.explained import show_statement

        show_statement(known, codes, entries)
        return
    from rmtool.commands import contract_rules

    contract_rules.write_statement(known, codes, entries, output)
