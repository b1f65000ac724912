"""A whole talk, from the first meeting to the look after the sale: nothing is skipped, and all of it is on record."""

import pytest

WHO = "000012"
PRODUCTS = """code,name,category,rule_family,risk_level,issuer_risk_level,minimum,term_days,on_sale_from
LC01,稳利一年,fixed_income_wealth,wealth,R2,R3,10000,365,2026-01-01
DQ01,定期一年,time_deposit,deposit,,,50,365,
GP01,沪深成长,stock_fund,fund,R4,,1000,,2026-01-01
"""


@pytest.fixture
def on(run, small):
    """`on("2026-11-24", "log", ...)`: the command on a day; it must be done."""
    small.write("products.csv", PRODUCTS)

    def on(day, *words, code=0):
        done = run("--today", day, *words)
        assert done.code == code, (words, done.out, done.err)
        return done

    on("2026-11-24", "import", str(small.folder / "products.csv"), "--as", "products")
    return on


def keys(done):
    return [one["key"] for one in done.json]


def test_from_the_first_meeting_to_the_look_after_the_sale(on):
    monday, tuesday, wednesday = "2026-11-23", "2026-11-24", "2026-11-25"

    # D18: a client whose needs nobody asked about is offered nothing.
    assert "is new" in on(monday, "offer", "add", WHO, "LC01", "DQ01", code=8).err

    # D42, D21: the first meeting. He may be asked about his needs; what he needs is put on file.
    on(monday, "log", WHO, "愿意谈谈打算", "--visit", "--topic", "needs", "--step", "needs", "--yes")
    on(monday, "need", "add", WHO, "income", "--status", "probed", "--note", "到期的钱要稳一点")
    on(monday, "need", "move", "1", "--note", "每月有收入更好")
    on(monday, "edit", WHO, "--set", "risk_rated_on=2026-11-23", "--set", "monthly_expense=1万")

    # The proposal comes after the analysis, and the analysis after a yes.
    assert (
        "never asked about the step before (analysis)" in on(tuesday, "offer", "add", WHO, "LC01", "DQ01", code=8).err
    )
    assert "(analysis)" in on(tuesday, "log", WHO, "给个方案", "--step", "proposal", "--yes", code=8).err
    on(tuesday, "log", WHO, "好,分析一下", "--phone", "--step", "analysis", "--yes")
    on(tuesday, "need", "move", "1")

    # D26: several options that suit. The one above his level is refused, and nothing of that call is written.
    assert "its level R4 is above the client's C3" in on(tuesday, "offer", "add", WHO, "LC01", "GP01", code=8).err
    on(tuesday, "offer", "add", WHO, "LC01", "DQ01", "--need", "income", "--amount", "20万")
    assert [one["product_code"] for one in on(tuesday, "offer", "list", WHO, "-f", "json").json] == ["LC01", "DQ01"]

    # D24, D27: he chooses himself, in his own words, in a talk that is on record.
    on(wednesday, "log", WHO, "看了两款", "--visit", "--topic", "product", "--step", "proposal", "--yes")
    done = on(wednesday, "offer", "answer", "1", "--accepted", "稳利就好")
    assert done.lines[0] == '王伟 chose 稳利一年 LC01 (#1): "稳利就好"'
    on(wednesday, "offer", "answer", "2", "--declined", "利息太低")
    on(wednesday, "log", WHO, "签了", "--visit", "--step", "agreement", "--yes")
    on(wednesday, "need", "move", "1", "met")

    # D36: the next morning asks whether it was carried out.
    look = "sale_followup:offer:1:2026-11-25:1"
    morning = on("2026-11-26", "remind", "--kind", "sale_followup", "-f", "json")
    assert keys(morning) == [look]
    assert morning.json[0]["text"] == "chose 稳利一年 on 25 Nov: carried out, recorded, confirmation handed over?"
    assert on("2026-11-26", "remind", "--kind", "sale_followup", "--lang", "zh", "-f", "json").json[0]["key"] == look
    assert "did all go as you wished, and have you been given all papers?" in morning.json[0]["opening"]
    later = on("2026-12-02", "remind", "--kind", "sale_followup", "-f", "json").json[-1]
    assert later["text"] == "7 days after 稳利一年 of 25 Nov: is all as it should be?"
    assert "since you signed some days ago" in later["opening"]
    on("2026-11-26", "remind", "--done", look)
    assert keys(on("2026-11-26", "remind", "--kind", "sale_followup", "-f", "json")) == []

    # The bank's list brings the holding: from then on its own looks stand, and the choice's are gone.
    on(
        "2026-11-27",
        "holding",
        "add",
        WHO,
        "fixed_income_wealth",
        "--product-code",
        "LC01",
        "--name",
        "稳利一年",
        "--start-date",
        "2026-11-26",
    )
    assert keys(on("2026-12-02", "remind", "--kind", "sale_followup", "-f", "json")) == []
    assert keys(on("2026-12-03", "remind", "--kind", "sale_followup", "-f", "json")) == [
        "sale_followup:holding:9:2026-11-26:7"
    ]

    # Who offered this, and was it allowed? The record answers years later.
    ledger = on("2027-01-08", "profile", WHO, "--steps", "-f", "json").json
    assert [(one["step"], one["words"]) for one in ledger["steps"]] == [
        ("needs", "愿意谈谈打算"), ("analysis", "好,分析一下"), ("proposal", "看了两款"), ("agreement", "签了"),
    ]  # fmt: skip
    chosen, declined = on("2027-01-08", "offer", "list", WHO, "-f", "json").json
    assert (chosen["answer"], chosen["product_level"], chosen["client_level"], chosen["rated_on"]) == (
        "accepted",
        "R3",
        "C3",
        "2026-11-23",
    )
    assert (declined["answer"], declined["words"]) == ("declined", "利息太低")
