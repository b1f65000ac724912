"""`rmtool event`: Events of a client's life (D101, D121-D123)."""

from rmtool.commands.records import record_group
from rmtool.text import _

app = record_group("events", _("What happens in a client's life."), ("kind",))
