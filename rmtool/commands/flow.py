"""`rmtool flow`: Money that came or went (D122, D127)."""

from rmtool.commands.records import record_group
from rmtool.text import _

app = record_group("flows", _("Money that came or went."), ("direction",))
