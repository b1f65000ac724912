"""A product of the bank's catalogue by its code, for every command that names one."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from rmtool.errors import NotFoundError
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.product import ProductFacts


def find_product(catalogue: "Sequence[ProductFacts]", code: str) -> "ProductFacts":
    """Return the product of a code, small letters or large; NotFoundError names those that are close."""
    same = [one for one in catalogue if one.code == code] or [
        one for one in catalogue if one.code.casefold() == code.casefold()
    ]
    if len(same) != 1:
        raise NotFoundError(
            _("no product of the catalogue has the code {code}").format(code=code), _hint(code, catalogue)
        )
    return same[0]


def _hint(code: str, catalogue: "Sequence[ProductFacts]") -> str:
    close = get_close_matches(code.upper(), [one.code for one in catalogue], n=5)
    close += [one.code for one in catalogue if code in one.name and one.code not in close]
    if close:
        return _("did you mean {names}?").format(names=", ".join(close))
    return _("rmtool products list names them all")
