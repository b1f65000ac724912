"""`rmtool point`: The ways to reach a client, their hours and bans (D91, D94, D95)."""

from rmtool.commands.records import record_group
from rmtool.text import _

app = record_group(
    "points",
    _("The ways to reach a client, when, and what not to speak of."),
    (
        "channel",
        "value",
    ),
)
