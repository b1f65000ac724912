"""How a client is addressed: by surname, and as Mr or Ms where the file says which."""

from rmtool.rules.facts import ClientFacts
from rmtool.rules.names import split_name
from rmtool.text import _


def salutation(client: ClientFacts) -> str:
    """Return the salutation; without a gender on file the name as it stands: nobody is guessed at."""
    words = {"male": _("Mr {name}"), "female": _("Ms {name}")}.get(client.gender or "")
    return client.name if words is None else words.format(name=split_name(client.name)[0])
