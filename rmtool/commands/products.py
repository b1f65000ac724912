"""`rmtool products`: the bank's catalogue (D9, D23). It comes in by `import`; here it is read, without any rate."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from rmtool.boundary import Command, Group
from rmtool.commands.options import Format, FormatOption, complete_product, read_option, run_of
from rmtool.text import _

if TYPE_CHECKING:
    from rmtool.context import Run
    from rmtool.rules.product import ProductFacts

app = typer.Typer(
    cls=Group, help=_("The bank's products: what is on sale, and who may be offered it."), no_args_is_help=True,
    rich_markup_mode=None,
)  # fmt: skip
_Category = Annotated[str | None, typer.Option(metavar="CATEGORY", help=_("One category, e.g. bond_fund."))]
_Level = Annotated[str | None, typer.Option(metavar="LEVEL", help=_("The level that counts: R1 to R5, P1 to P5."))]
_Need = Annotated[str | None, typer.Option(metavar="NEED", help=_("A need it answers, e.g. retirement."))]
_Family = Annotated[
    str | None, typer.Option(metavar="FAMILY", help=_("The rules it is sold under: deposit, fund, insurance ..."))
]
_OnSale = Annotated[bool, typer.Option("--on-sale", help=_("Only what is on sale today."))]
_Starter = Annotated[bool, typer.Option("--starter", help=_("Only what is plain enough to begin with."))]


@app.command("list", cls=Command, help=_("List the products, by category and level."))
def list_(
    ctx: typer.Context,
    category: _Category = None,
    level: _Level = None,
    need: _Need = None,
    family: _Family = None,
    on_sale: _OnSale = False,
    starter: _Starter = False,
    output: FormatOption = Format.table,
) -> None:
    """List products."""
    from rmtool.book.products import read_products
    from rmtool.rules.catalogue import Wanted, in_order

    run = run_of(ctx)
    said = {"category": category, "family": family, "level": level, "need": need}
    wanted = Wanted(**_wanted(run, said), on_sale=on_sale, starter=starter)
    catalogue = read_products(run.reader)
    found = in_order(product for product in catalogue if wanted.fits(product, run.today))
    if output is Format.table:
        from rmtool.render.products import show_products

        show_products(found, len(catalogue), run.today)
        return
    _write(run, found, output)


@app.command("show", cls=Command, help=_("Show one product, and who may be offered it."))
def show(
    ctx: typer.Context,
    code: Annotated[
        str, typer.Argument(metavar="CODE", help=_("The product's code, as listed."), autocompletion=complete_product)
    ],
    output: FormatOption = Format.table,
) -> None:
    """Show a product."""
    from rmtool.book.products import read_products
    from rmtool.commands.catalogue import find_product

    run = run_of(ctx)
    product = find_product(read_products(run.reader), code)
    if output is Format.table:
        from rmtool.render.product_card import show_product

        show_product(product, run.today)
    elif output is Format.json:
        import sys

        from rmtool.commands.contract_products import record
        from rmtool.exchange import machine

        machine.write_json(record(product, run.today), sys.stdout)
    else:
        _write(run, [product], output)


def _wanted(run: "Run", said: "Mapping[str, str | None]") -> "dict[str, str]":
    """Return what the options ask for, their words read as the catalogue's cells are; UsageError where they mean none.

    `said` goes by option; each speaks in the words of a field.
    """
    fields = {"category": "category", "family": "rule_family", "level": "risk_level", "need": "needs"}
    return {
        option: str(read_option(f"--{option}", text, _reader(run, fields[option])))
        for option, text in said.items()
        if text is not None
    }


def _reader(run: "Run", field: str) -> "Callable[[str], object]":
    from rmtool import config
    from rmtool.exchange.columns import load_columns
    from rmtool.exchange.reading import Reading
    from rmtool.exchange.rows import read_text

    reading = Reading(load_columns(config.user_file("columns.toml")), run.today)
    return lambda text: read_text("products", field, text, reading)


def _write(run: "Run", products: "Sequence[ProductFacts]", output: Format) -> None:
    from rmtool.commands import contract_products as contract
    from rmtool.commands.answers import write_answer

    write_answer(
        output,
        products,
        contract.COLUMNS,
        lambda product: contract.record(product, run.today),
        lambda product: [product.code],
    )
