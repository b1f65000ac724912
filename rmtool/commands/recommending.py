"""What `recommend`, `brief` and `offer` have in common: the catalogue, the recommender, one client's recommendation."""

from datetime import timedelta
from typing import TYPE_CHECKING

from rmtool.commands.client_file import client_file
from rmtool.context import Run, note
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.rules.recommend.recommendation import Recommendation, Recommender


def recommender(run: Run, *, batch: bool = False) -> "Recommender":
    """Return what recommends from the book's catalogue on this day; says so where there is none."""
    from rmtool.book.offered import product_shares
    from rmtool.book.products import read_products
    from rmtool.rules.recommend.recommendation import Recommender

    catalogue = read_products(run.reader)
    if not catalogue:
        note(_("the catalogue is empty; rmtool import PRODUCTS.csv --as products brings it"))
    rules = run.rulebook.recommend.same_product
    pushed = product_shares(run.reader, run.today - timedelta(rules.days), rules.least)
    return Recommender(run.rulebook, catalogue, run.today, pushed=pushed, batch=batch)


def recommendation_of(run: Run, who: str) -> "Recommendation":
    """Return the recommendation for the client that `who` names; NotFoundError or AmbiguousError where it fails."""
    return recommender(run).recommend(client_file(run, who))
