"""The words of `rmtool log` as fields of a contact: what belongs together is said together, or not at all."""

from collections.abc import Mapping
from datetime import date

from rmtool.context import Run
from rmtool.errors import UsageError
from rmtool.text import _

Said = dict[str, str | None]


def channel_said(named: str | None, flags: Mapping[str, bool]) -> Said:
    """Return the channel, named or by its own flag (`--phone`)."""
    raised = [channel for channel, up in flags.items() if up]
    named_once = set(raised) | ({named} if named is not None else set())
    if len(named_once) > 1:
        options = [*(f"--{channel}" for channel in raised), *(["--channel"] if named is not None else [])]
        raise UsageError(
            _("{options} name two channels").format(options=_(" and ").join(options)), _("keep one of them")
        )
    return {"channel": named_once.pop() if named_once else None}


def yes_or_no(said: bool | None) -> str | None:
    """Return the word for a flag, None where nobody raised it."""
    return None if said is None else ("yes" if said else "no")


def step_said(step: str | None, note: str | None, *, yes: bool, no: bool, reached: bool | None) -> Said:
    """Return the step of a sale with the client's answer (D21), whose words stand in NOTE.

    Who answered was reached; nobody need say so again.
    """
    if yes and no:
        raise UsageError(_("--yes and --no are two answers"), _("keep the client's"))
    if step is None:
        if yes or no:
            raise UsageError(_("an answer, but to which step?"), _step_example())
        return {}
    if not (yes or no):
        raise UsageError(_("did the client agree to the step?"), _("add --yes or --no"))
    if not (note or "").strip():
        raise UsageError(_("a step is kept with the client's words"), _step_example())
    if reached is False:
        raise UsageError(_("who was not reached agreed to nothing"), _("leave out --not-reached or --step"))
    return {"step": step, "step_answer": yes_or_no(yes), "reached": "yes"}


def _step_example() -> str:
    return _('e.g. rmtool log 000012 --step needs --yes "wants to hear a proposal"')


def gift_said(gift: str | None, value: str | None) -> Said:
    """Return the gift and what it cost (D108, D113)."""
    if value is not None and not (gift or "").strip():
        raise UsageError(_("--gift-value, but which gift?"), _("e.g. --gift 月饼 --gift-value 198"))
    return {"gift": gift, "gift_value": value}


def corrected(corrects: int | None, withdraw: int | None, why: str | None) -> Said:
    """Return how an earlier row is put right: what was logged is never changed itself."""
    if corrects is not None and withdraw is not None:
        raise UsageError(_("--corrects and --withdraw say two things"), _("keep one of them"))
    if withdraw is not None and not (why or "").strip():
        raise UsageError(
            _("a contact is taken back only with words"), _('e.g. rmtool log 000012 --withdraw 17 "wrong client"')
        )
    number = corrects if withdraw is None else withdraw
    return {"corrects": None if number is None else str(number), "withdrawn": "yes" if withdraw is not None else None}


def days_said(run: Run, at: str | None, next_on: str | None, next_note: str | None) -> Said:
    """Return when it was and what was promised, as ISO text; blank words say nothing."""
    if next_note is not None and not (next_on or "").strip():
        raise UsageError(_("--next-note, but for which day?"), _("e.g. --next friday --next-note ..."))
    return {
        "at": happened(run, at) if (at or "").strip() else None,
        "next_on": promised(str(next_on), run.today) if (next_on or "").strip() else None,
        "next_note": next_note,
    }


def happened(run: Run, text: str | None) -> str:
    """Return the moment that a person's words name; it lies behind."""
    from rmtool.exchange.spoken_days import parse_spoken_moment

    moment = parse_spoken_moment(str(text), run.now)
    day = moment[:10]
    if day > run.today.isoformat() or (run.by_the_clock and len(moment) > len(day) and moment > _minute(run)):
        raise UsageError(
            _("--at {moment} lies in the future").format(moment=moment.replace("T", " ")),
            _("what is still to come is said by --next"),
        )
    return moment


def promised(text: str, today: date) -> str:
    """Return the day that a person's words name; a promise lies ahead: one in the past is a slip of the keyboard."""
    from rmtool.exchange.spoken_days import parse_spoken_day

    day = parse_spoken_day(text, today)
    if day < today:
        raise UsageError(
            _("--next {day} lies in the past").format(day=day), _("give a day from {day} on").format(day=today)
        )
    return day.isoformat()


def _minute(run: Run) -> str:
    return run.now.strftime("%Y-%m-%dT%H:%M")
