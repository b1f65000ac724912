"""`rmtool family`: A client's family (D63, D113)."""

from rmtool.commands.records import record_group
from rmtool.text import _

app = record_group("family", _("The members of a client's family."), ("relation",))
