"""`rmtool need`: A client's needs and life goals (D13, D14, D72)."""

from rmtool.commands.records import record_group
from rmtool.text import _

app = record_group("needs", _("A client's needs and life goals."), ("kind",))
