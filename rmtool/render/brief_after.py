"""What is written down after the talk: each step with the command that does it, ready to be typed."""

from collections.abc import Callable, Mapping
from typing import Any

from rmtool.render import labels
from rmtool.render.brief_block import Block, Line
from rmtool.render.safe import typed
from rmtool.rules.brief.after import Step
from rmtool.rules.brief.brief import Brief
from rmtool.text import _

Params = Mapping[str, Any]
_FLAGS = {"phone": "--phone", "wechat": "--wechat", "visit": "--visit"}


def after(brief: Brief) -> Block:
    """Return the checklist."""
    client = typed(brief.file.client.handle)
    return Block(_("After the talk"), [step_line(one, client) for one in brief.after], firm=True)


def step_line(step: Step, client: str) -> Line:
    """Return one step as what it is and the command; `client` is what names the client on a command line."""
    label, command = _STEPS[step.code](step.params)
    return Line(label, command.format(client=client))


def _channel(channel: str | None) -> str:
    return "" if channel is None else " " + _FLAGS.get(channel, f"--channel {channel}")


def _log(params: Params) -> tuple[str, str]:
    said = f" --step {params['step']} --yes" if params["step"] else " --reached"
    words = _('"the words"')
    channel, topic = _channel(params["channel"]), params["topic"]
    return _("talk"), f"rmtool log {{client}} {words}{channel} --topic {topic}{said} --next DATE"


def _shown(params: Params) -> tuple[str, str]:
    return _("shown"), f"rmtool offer add {{client}} {' '.join(params['codes'])}"


def _answer(params: Params) -> tuple[str, str]:
    words = _('"the words"')
    return _("answer"), f"rmtool offer answer {params['number']} {words} --accepted|--declined|--undecided"


def _move(params: Params) -> tuple[str, str]:
    label = labels.code("need_kind", params["need"])
    return label, f"rmtool need move {params['number']} {params['status']}"


_STEPS: dict[str, Callable[[Params], tuple[str, str]]] = {
    "log": _log,
    "not_reached": lambda params: (
        _("not reached"),
        f"rmtool log {{client}}{_channel(params['channel'])} --not-reached",
    ),
    "answer": _answer,
    "shown": _shown,
    "move_need": _move,
    "add_need": lambda _params: (
        _("a new need"),
        "rmtool need add {client} KIND --amount N --by DATE  (--unmet)",
    ),
    "fields": lambda params: (
        _("the file"),
        "rmtool edit {client}" + "".join(f" --set {field}=VALUE" for field in params["fields"]),
    ),
}
