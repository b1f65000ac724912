"""`rmtool products`: the bank's catalogue (D9, D23): what is on sale, which level counts, who may be offered it."""

import re

import pytest

LIST = """code,name,category,risk_level,issuer_risk_level,rule_family,minimum,term_days,on_sale_from,on_sale_to,needs,qualified,starter,approved_text,issuer
GZ1,储蓄国债,treasury_bond,,,,100,1095,2026-11-24,2026-11-24,preservation;retirement,,1,三年期储蓄国债。审字1号,
LC2,溪禾乙,fixed_income_wealth,R3,R2,,1万,180,,2026-11-23,preservation,,,,溪禾样例
LC1,溪禾甲,fixed_income_wealth,R2,R3,,1万,90,2026-11-25,,preservation;income,,,,溪禾样例
LC9,溪禾丙,fixed_income_wealth,R2,R2,,1万,90,,,income,,1,,溪禾样例
SM1,尊享,private_wealth,R4,R4,,40万,365,,,growth,asset_management,,,
BX1,重疾险,protection_insurance,,,,3000,,,,protection,,,,
CK1,整存整取,time_deposit,,,,50,365,,,preservation,,1,,
"""
EVERY = ["CK1", "GZ1", "LC9", "LC1", "LC2", "SM1", "BX1"]


@pytest.fixture
def catalogue(run, small):
    small.write("products.csv", LIST)
    done = run("import", "products.csv")
    assert done.code == 0, done.err
    return small


def codes(run, *words):
    return run("products", "list", "-f", "ids", *words).lines


def listed(run, *words):
    return {one["code"]: one for one in run("products", "list", "-f", "json", *words).json}


# ---- The list ----


def test_the_list_goes_by_category_then_level_then_code(run, catalogue):
    assert codes(run) == EVERY


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["--category", "fixed_income_wealth"], ["LC9", "LC1", "LC2"]),
        (["--category", "固收理财"], ["LC9", "LC1", "LC2"]),
        (["--family", "wealth"], ["LC9", "LC1", "LC2"]),
        (["--family", "treasury"], ["GZ1"]),
        (["--level", "R3"], ["LC1", "LC2"]),  # the level that counts, whoever gave it
        (["--level", "R2"], ["LC9"]),
        (["--level", "PR4"], ["SM1"]),
        (["--need", "income"], ["LC9", "LC1"]),
        (["--need", "养老"], ["GZ1"]),
        (["--starter"], ["CK1", "GZ1", "LC9"]),  # D23
        (["--on-sale"], ["CK1", "GZ1", "LC9", "SM1", "BX1"]),  # both ends of a sale belong to it
        (["--on-sale", "--today", "2026-11-25"], ["CK1", "LC9", "LC1", "SM1", "BX1"]),
        (["--on-sale", "--today", "2026-11-23"], ["CK1", "LC9", "LC2", "SM1", "BX1"]),
        (["--category", "fixed_income_wealth", "--starter", "--on-sale"], ["LC9"]),
        (["--level", "R5"], []),
    ],
)
def test_the_list_holds_what_all_options_ask_for(run, catalogue, asked, found):
    assert codes(run, *asked) == found


@pytest.mark.parametrize(
    ("asked", "error", "hint"),
    [
        (["--level", "R9"], '--level "R9": not a product\'s risk level', "R1, R2, R3, R4, R5"),
        (["--category", "股票期权"], '--category "股票期权": not a word for this field', "bond_fund"),
        (["--need", "发财"], '--need "发财": not a word for this field', "retirement"),
        (["--family", "期货"], '--family "期货": not a word for this field', "treasury"),
    ],
)
def test_a_word_that_means_nothing_names_what_is_allowed(run, catalogue, asked, error, hint):
    done = run("products", "list", *asked)
    assert done.code == 2
    assert error in done.err
    assert hint in done.err


def test_the_higher_level_counts_and_the_other_one_stands_behind_it(run, catalogue):
    """DOMAIN 3.2: issuer R3 and seller R2 are R3, and so are issuer R2 and seller R3."""
    page = run("products", "list", COLUMNS="120").lines
    levels = {line.split()[0]: re.findall(r"\b[RP]\d(?: \([RP]\d\))?", line) for line in page if line[:3] in EVERY}
    assert levels["LC1"] == levels["LC2"] == ["R3 (R2)"]
    assert levels["LC9"] == ["R2"]
    assert levels["GZ1"] == levels["BX1"] == []
    assert {code: one["level"] for code, one in listed(run).items() if one["level"]} == {
        "LC9": "R2", "LC1": "R3", "LC2": "R3", "SM1": "R4",
    }  # fmt: skip


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_what_is_not_on_sale_today_says_so_at_every_width(run, catalogue, columns):
    page = " ".join(run("products", "list", COLUMNS=columns).out.split())
    assert "7 products, 5 on sale today" in page
    assert "not on sale before 25 Nov" in page
    assert "sale ended 23 Nov" in page
    assert "on sale until 24 Nov" in page


def test_the_count_says_how_many_there_are_beside_those_asked_for(run, catalogue):
    assert run("products", "list", "--family", "wealth").lines[0] == "3 of 7 products, 1 on sale today"
    assert run("products", "list", "--level", "R5").lines == ["0 of 7 products"]


def test_an_empty_catalogue_says_how_it_is_filled(run, small):
    assert "--as products fills it" in run("products", "list").out
    assert run("products", "list", "-f", "json").json == []


def test_scripts_get_yuan_days_and_what_follows_on_the_day(run, catalogue):
    one = listed(run)["LC1"]
    assert one == {
        "record_id": 3, "code": "LC1", "name": "溪禾甲", "category": "fixed_income_wealth", "risk_level": "R2",
        "issuer_risk_level": "R3", "rule_family": None, "minimum": 10000, "term_days": 90,
        "on_sale_from": "2026-11-25", "on_sale_to": None, "needs": "preservation;income", "qualified": None,
        "starter": None, "approved_text": None, "issuer": "溪禾样例", "industry": None, "premium_years": None,
        "benefit": None, "level": "R3", "on_sale": False, "offered_to": "by_level", "sold_as": "wealth",
    }  # fmt: skip
    assert list(run("products", "list", "-f", "csv").rows[0]) == list(one)


def test_a_list_of_the_catalogue_goes_back_in_and_changes_nothing(run, catalogue):
    catalogue.write("again.csv", run("products", "list", "-f", "csv").out)
    again = run("import", "again.csv", "--as", "products", "-f", "json").json
    assert (again["added"], again["updated"], again["rejected"], again["unchanged"]) == (0, 0, 0, 7)


# ---- One product ----


def said(run, *words):
    return " ".join(run("products", "show", *words).out.split())


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("LC1", "issuer R3, seller R2: R3 counts"),
        ("LC1", "Clients rated C3 or higher whose rating is valid."),
        ("LC1", "! not on sale before 25 Nov"),
        ("LC2", "issuer R2, seller R3: R3 counts"),
        ("LC2", "! sale ended 23 Nov"),
        ("LC9", "R2 (issuer and seller agree)"),
        ("GZ1", "Everybody, also clients without a valid risk rating."),
        ("GZ1", "on sale today · 24 Nov to 24 Nov"),
        ("LC1", "not on sale today · from 25 Nov"),
        ("LC2", "not on sale today · until 23 Nov"),
        ("CK1", "sale on sale today sold under"),
        ("GZ1", "Approved text, to be used as it stands: 三年期储蓄国债。审字1号"),
        ("SM1", "Qualified investors for asset-management products, rated C4 or higher, one by one"),
        ("SM1", "never in a list, message or print"),
        ("BX1", "after a look at need and premium"),
        ("LC9", "minimum ¥10,000"),
        ("LC9", "issued by 溪禾样例"),
        ("CK1", "sold under rules for deposits"),
    ],
)
def test_a_card_says_which_level_counts_whether_it_is_on_sale_and_who_may_be_offered_it(run, catalogue, code, words):
    assert words in said(run, code)


def test_a_card_of_what_is_on_sale_warns_of_nothing(run, catalogue):
    assert "!" not in said(run, "LC9")


def test_a_level_of_one_side_alone_says_whose_it_is(run, small):
    small.write("products.csv", "code,name,category,risk_level,issuer_risk_level\nA1,甲,gold,R3,\nA2,乙,gold,,R4\n")
    run("import", "products.csv", "--as", "products")
    assert "R3 (the seller's; the issuer's is not known)" in said(run, "A1")
    assert "R4 (the issuer's; ours is not known)" in said(run, "A2")


def test_small_letters_find_a_code_and_scripts_get_one_object(run, catalogue):
    assert run("products", "show", "lc1", "-f", "json").json == listed(run)["LC1"]
    assert run("products", "show", "lc1", "-f", "ids").lines == ["LC1"]
    assert [row["code"] for row in run("products", "show", "lc1", "-f", "csv").rows] == ["LC1"]


@pytest.mark.parametrize(("typed", "close"), [("LC8", "LC9"), ("尊享", "SM1"), ("ZZ77", "rmtool products list")])
def test_a_code_that_is_none_ends_with_3_and_names_close_ones(run, catalogue, typed, close):
    done = run("products", "show", typed)
    assert (done.code, done.out) == (3, "")
    assert done.err.splitlines()[0] == f"error: no product of the catalogue has the code {typed}"
    assert close in done.err.splitlines()[1]


def test_no_screen_of_the_sample_catalogue_names_a_rate_or_promises_a_return(run, sample):
    """DOMAIN 3.3.6, and the approved texts with it."""
    pages = [run("products", "list").out, *(run("products", "show", code).out for code in codes(run))]
    assert len(pages) == 48
    assert not [page for page in pages if re.search(r"\d\s*%|收益率|保本|稳赚|无风险|最高", page)]
