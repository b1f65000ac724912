"""The manager's own points as they are typed: with a reason, within bounds, with a last day."""

from collections.abc import Mapping

from rmtool.context import Run
from rmtool.errors import RefusedError, UsageError
from rmtool.text import _


def adjusted(run: Run, values: Mapping[str, object]) -> dict[str, object]:
    """Return what a change of fields sets: own points bring their last day along, and cleared ones take all with them.

    Raises:
        UsageError: a last day that is past; RefusedError: more than the rulebook allows.
    """
    from rmtool.rules.adjustment import FIELDS, PAST, refusal, settled

    if not set(FIELDS) & set(values):
        return dict(values)
    rules = run.rulebook.adjustment
    refused = refusal(values, rules, run.today)
    if refused == PAST:
        raise UsageError(_("adjust_until is past"), _("name a day from today on"))
    if refused is not None:
        raise RefusedError(
            _("{points} own points: the rulebook allows {most} up or down").format(
                points=f"{values['adjust']:+g}", most=f"{rules.most:g}"
            ),
            _("rmtool rules show adjustment has the numbers"),
        )
    return settled(values, rules, run.today)
