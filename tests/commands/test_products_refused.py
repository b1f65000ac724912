"""What does not come into the catalogue, and why: each row says in one sentence what is wrong with it (DOMAIN 3.2, 3.3)."""

import csv

import pytest

GOOD = {"code": "A1", "name": "溪禾甲", "category": "fixed_income_wealth", "risk_level": "R2"}


@pytest.fixture
def take(run, small):
    """`take({...}, {...})`: import these products; the answer, and the rejected rows with their reasons."""

    def import_rows(*rows):
        fields = list(dict.fromkeys(field for row in rows for field in row))
        path = small.folder / "products.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, fields)
            writer.writeheader()
            writer.writerows(rows)
        done = run("import", "products.csv", "--as", "products", "-f", "json")
        rejects = small.folder / "products.csv.rejects.csv"
        lines = rejects.read_text("utf-8-sig").splitlines() if rejects.exists() else []
        return done, list(csv.DictReader(lines))

    return import_rows


def product(**fields):
    """A product without a level of its own, unless the fields say one."""
    return {"code": "B1", "name": "乙"} | fields


REFUSED = [
    ("R6", GOOD | {"risk_level": "R6"}, "risk_level", "not a product's risk level", "one of R1, R2, R3, R4, R5, P1"),
    ("P9", product(category="annuity_insurance", risk_level="P9"), "risk_level", "not a product's risk level", "P4, P5"),
    ("an issuer's R0", GOOD | {"issuer_risk_level": "R0"}, "issuer_risk_level", "not a product's risk level", "R1, R2"),
    ("a wealth product without a level", product(category="cash_wealth"), "risk_level", "wealth products, funds and private products need a risk level", "R1 to R5"),
    ("a fund without a level", product(category="money_fund"), "risk_level", "need a risk level", "R1 to R5"),
    ("a trust without a level", product(category="trust", qualified="asset_management"), "risk_level", "need a risk level", "R1 to R5"),
    ("a gold fund without a level", product(category="gold", rule_family="fund"), "risk_level", "need a risk level", "R1 to R5"),
    ("unit-linked insurance without a level", product(category="unit_linked_insurance"), "risk_level", "unit-linked insurance needs a risk level", "P1 to P5"),
    ("a structured deposit of which nothing is said", product(category="structured_deposit"), "risk_level", "a structured deposit needs a risk level", "rule_family"),
    ("a structured deposit sold as wealth", product(category="structured_deposit", rule_family="wealth"), "risk_level", "a structured deposit needs a risk level", "R2"),
    ("an R level on insurance", product(category="annuity_insurance", risk_level="R2"), "risk_level", "an R level on insurance", "P1 to P5"),
    ("an issuer's R level on insurance", product(category="protection_insurance", issuer_risk_level="R1"), "issuer_risk_level", "an R level on insurance", "P1 to P5"),
    ("a P level on a fund", GOOD | {"category": "bond_fund", "risk_level": "P2"}, "risk_level", "a P level on what is no insurance", "R1 to R5"),
    ("a P level beside an R level", GOOD | {"issuer_risk_level": "P2"}, "issuer_risk_level", "a P level on what is no insurance", "R1 to R5"),
    ("a private product for everybody", product(category="private_wealth", risk_level="R3", qualified="no"), "qualified", "which qualified investors may hold it", "asset_management or private_fund"),
    ("a trust that does not say for whom", product(category="trust", risk_level="R3"), "qualified", "which qualified investors may hold it", "private_fund"),
    ("a fund sold as private that does not say for whom", GOOD | {"rule_family": "private"}, "qualified", "which qualified investors may hold it", "private_fund"),
    ("a benefit on a fund", GOOD | {"benefit": "certain"}, "benefit", "only insurance has this", "leave the cell empty"),
    ("premiums on a deposit", product(category="time_deposit", premium_years="5"), "premium_years", "only insurance has this", "leave the cell empty"),
    ("a fund called a deposit", GOOD | {"category": "stock_fund", "rule_family": "deposit"}, "rule_family", "products of this category are sold under other rules", "follow from the category"),
    ("an annuity called a deposit", product(category="annuity_insurance", rule_family="deposit"), "rule_family", "products of this category are sold under other rules", "follow from the category"),
    ("a promise in the approved text", GOOD | {"approved_text": "保本又稳健"}, "approved_text", '"保本" promises a return or names a rate', "take the words out"),
    ("a promise of a deposit", product(category="time_deposit", approved_text="保证支取"), "approved_text", '"保证" promises a return or names a rate', "take the words out"),
    ("a promise in the name", GOOD | {"name": "溪禾稳赚一号"}, "name", '"稳赚" promises a return or names a rate', "take the words out"),
    ("a rate in the approved text", GOOD | {"approved_text": "业绩比较基准3.2%"}, "approved_text", '"3.2%" promises a return or names a rate', "take the words out"),
    ("a sale that ends before it begins", GOOD | {"on_sale_from": "2026-12-01", "on_sale_to": "2026-11-30"}, "on_sale_to", "the sale ends before it begins", "compare the two dates"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "column", "reason", "hint"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_a_product_is_refused_with_the_reason_and_what_to_do(take, row, column, reason, hint):
    done, [rejected] = take(row, GOOD | {"code": "C1"})
    assert (done.code, done.json["rejected"], done.json["added"]) == (7, 1, 1)
    assert (rejected["line"], rejected["column"]) == ("2", column)
    assert reason in rejected["reason"]
    assert hint in rejected["what to do"]


TAKEN = [
    ("wealth rated by the seller", GOOD),
    ("wealth rated by the issuer alone", product(category="mixed_wealth", issuer_risk_level="R3")),
    ("the tongue of another bank", GOOD | {"risk_level": "PR3"}),
    ("a deposit", product(category="time_deposit")),
    ("a treasury bond", product(category="treasury_bond")),
    ("physical gold", product(category="gold")),
    ("a structured deposit that is a deposit", product(category="structured_deposit", rule_family="deposit")),
    ("a structured deposit with a level", product(category="structured_deposit", risk_level="R2")),
    ("protection insurance", product(category="protection_insurance", benefit="certain", premium_years="20")),
    ("a rated annuity", product(category="annuity_insurance", risk_level="P2")),
    ("unit-linked insurance", product(category="unit_linked_insurance", risk_level="P5")),
    ("a trust for qualified investors", product(category="trust", risk_level="R3", qualified="asset_management")),
    ("a product of which the file names neither category nor family", product(minimum="1万")),
    ("the warning that it must carry", GOOD | {"approved_text": "非保本浮动收益，不保证本金。审字1号"}),
    ("a sale of one day", GOOD | {"on_sale_from": "2026-12-01", "on_sale_to": "2026-12-01"}),
]  # fmt: skip


@pytest.mark.parametrize("row", [case[1] for case in TAKEN], ids=[case[0] for case in TAKEN])
def test_what_the_bank_may_sell_is_taken(take, row):
    done, rejected = take(row)
    assert (done.code, done.json["added"], rejected) == (0, 1, [])


def test_the_family_follows_from_the_category_and_one_that_is_said_stays(run, take):
    take(GOOD, product(category="trust", risk_level="R3", qualified="asset_management", rule_family="wealth"))
    told = {one["code"]: (one["rule_family"], one["sold_as"]) for one in run("products", "list", "-f", "json").json}
    assert told == {"A1": (None, "wealth"), "B1": ("wealth", "wealth")}


def test_of_a_structured_deposit_the_family_stays_unknown(run, take):
    take(product(category="structured_deposit", risk_level="R2"))
    assert [(one["rule_family"], one["sold_as"]) for one in run("products", "list", "-f", "json").json] == [
        (None, None)
    ]


def test_a_blank_family_clears_none_that_is_known(run, take, small):
    """A blank means "no news"; and nothing makes a product free of its rules."""
    take(product(category="structured_deposit", rule_family="deposit"))
    small.write("again.csv", "code,name,category,rule_family,risk_level\nB1,乙,structured_deposit,,R2\n")
    done = run("import", "again.csv", "--as", "products", "--blank", "clears")
    assert done.code == 0, done.err
    assert [one["rule_family"] for one in run("products", "list", "-f", "json").json] == ["deposit"]


def test_a_later_list_without_the_family_does_not_make_a_private_product_public(run, take, small):
    """The category's own family is what follows where nobody says more: it replaces nothing that was said."""
    take(GOOD | {"rule_family": "private", "qualified": "asset_management"})
    small.write("again.csv", "code,name,category,risk_level\nA1,溪禾甲,fixed_income_wealth,R1\n")
    assert run("import", "again.csv", "--as", "products").code == 0
    [told] = run("products", "list", "-f", "json").json
    assert (told["rule_family"], told["offered_to"], told["risk_level"]) == ("private", "asset_management", "R1")


def test_a_code_that_stands_twice_with_other_values_names_the_line_that_was_taken(run, take):
    done, [rejected] = take(GOOD, product(code="B2", category="gold"), GOOD | {"name": "溪禾乙", "risk_level": "R3"})
    assert (done.code, done.json["added"]) == (7, 2)
    assert (rejected["line"], rejected["column"], rejected["value"]) == ("4", "code", "A1")
    assert rejected["reason"] == "the same code as line 2, with other values"
    assert "keep one of the two lines" in rejected["what to do"]
    assert [one["name"] for one in run("products", "list", "-f", "json").json if one["code"] == "A1"] == ["溪禾甲"]


def test_the_same_row_twice_is_no_trouble(take):
    done, rejected = take(GOOD, GOOD)
    assert (done.code, done.json["added"], done.json["unchanged"], rejected) == (0, 1, 1, [])
