"""`rmtool holding`: A client's holdings, ours and other banks' (D68, D71)."""

from rmtool.commands.records import record_group
from rmtool.text import _

app = record_group("holdings", _("What a client holds, with us or elsewhere."), ("category",))
