"""The deck's step 1, statement by statement: what it wants known is typed, and stands in the file again."""

import pytest

# Set a field by `edit`, and see it under its name in `profile -f json`.
FIELDS = [
    ("D2", "source=转介绍", {"source": "referral"}),
    ("D16", "note=想明年换房", {"note": "想明年换房"}),
    ("D17", "verified_on=2026-11-20", {"verified_on": "2026-11-20"}),
    ("D30", "main_bank=我行", {"main_bank": "us"}),
    ("D33", "objective=保值", {"objective": "preservation"}),
    ("D37", "digital_channels=手机银行、企微", {"digital_channels": "mobile_bank;wechat"}),
    ("D39", "active=被动", {"active": False}),
    ("D41", "relation_style=注重信息", {"relation_style": "information"}),
    ("D44", "analytical=是", {"analytical": True}),
    ("D22", "relationship=建立信任", {"relationship": "trusted"}),
    ("D63", "marital_status=离异", {"marital_status": "divorced"}),
    ("D64", "monthly_income=3.5万", {"monthly_income": 35_000}),
    ("D65", "occupation=律师", {"occupation": "lawyer"}),
    ("D65", "employer=样例律所", {"employer": "样例律所"}),
    ("D66", "housing_ownership=按揭", {"housing_ownership": "mortgaged"}),
    ("D66", "housing_area=120平米", {"housing_area": 120}),
    ("D66", "housing_place=城东", {"housing_place": "城东"}),
    ("D66", "new_home_wish=有", {"new_home_wish": True}),
    ("D67", "visit_frequency=每月一次", {"visit_frequency": "monthly"}),
    ("D67", "other_banks=工商银行、招商银行", {"other_banks": "工商银行;招商银行"}),
    ("D69", "fee_acceptance=不接受", {"fee_acceptance": "refuses"}),
    ("D70", "bank_awareness=一般", {"bank_awareness": "medium"}),
    ("D73", "risk_preference=C4", {"risk_preference": "C4", "risk_level": None}),
    ("D73", "investment_experience=5年", {"investment_experience": 5}),
    ("D74", "hobbies=钓鱼、茶", {"hobbies": "钓鱼;茶"}),
    ("D74", "taboos=不谈政治", {"taboos": "不谈政治"}),
    ("D83", "liabilities=20万", {"liabilities": 200_000}),
    ("D89", "referrer_note=基金亏过", {"referrer_note": "基金亏过"}),
    ("D55", "referrer=000088", {"referrer": "000088"}),
    ("D90", "preferred_channel=微信", {"preferred_channel": "wechat"}),
    ("D90", "mailing_instruction=只寄单位", {"mailing_instruction": "只寄单位"}),
    ("D92", "wanted_interval_days=每季度", {"wanted_interval_days": 90}),
    ("D96", "plain_envelope=是", {"plain_envelope": True}),
    ("D99", "corporate_link=样例食品厂法人", {"corporate_link": "样例食品厂法人"}),
    ("D100", "known_by=信贷部小李，同学", {"known_by": "信贷部小李，同学"}),
    ("D110", "decision_maker=妻子", {"decision_maker": "妻子"}),
    ("D121", "income_months=1月、7月", {"income_months": "1;7"}),
    ("D77", "minutes_per_contact=20", {"minutes_per_contact": 20}),
    ("D98", "notice_topics=股市、黄金", {"notice_topics": "stock;gold"}),
]  # fmt: skip
# A record by its own verb, and what `VERB list -f json` tells of it.
RECORDS = [
    ("D13", ["need", "add", "000301", "protection"], {"kind": "protection"}),
    ("D14", ["need", "add", "000301", "退休", "--amount", "200万", "--by", "2040-01-01", "--priority", "1"], {"kind": "retirement", "amount": 2_000_000, "by": "2040-01-01", "priority": 1}),
    ("D72", ["need", "add", "000301", "子女教育", "--by", "2033-09-01", "--note", "出国读本科"], {"kind": "child_education", "note": "出国读本科"}),
    ("D63", ["family", "add", "000301", "妻子", "--name", "李红", "--birth-date", "农历1990年闰五月初三"], {"relation": "spouse", "birth_date": "1990-06-25", "birthday_kept": "lunar"}),
    ("D113", ["family", "add", "000301", "mother", "--birth-date", "农历八月十五"], {"birth_month_day": "--08-15", "birthday_kept": "lunar"}),
    ("D62", ["point", "add", "000301", "email", "li@example.com"], {"channel": "email", "value": "li@example.com"}),
    ("D91", ["point", "add", "000301", "phone", "010-62345678", "--place", "单位"], {"channel": "phone", "place": "work"}),
    ("D94", ["point", "add", "000301", "phone", "010-62345679", "--place", "家", "--hours", "9点半到11点；14:00-17:00"], {"place": "home", "hours": "09:30-11:00;14:00-17:00"}),
    ("D95", ["point", "add", "000301", "phone", "010-62345670", "--bans", "金额、产品"], {"bans": "amounts;product"}),
    ("D68", ["holding", "add", "000301", "定期", "--bank", "工商银行", "--amount", "50万", "--maturity-date", "2027-03-01"], {"bank": "工商银行", "category": "time_deposit", "amount": 500_000, "maturity_date": "2027-03-01"}),
    ("D121", ["event", "add", "000301", "年终奖", "--on", "2027-01-20", "--repeats", "每年", "--amount", "8万"], {"kind": "bonus", "repeats": "yearly", "amount": 80_000}),
    ("D101", ["event", "add", "000301", "卖房", "--on", "2027-05-01", "--how-known", "客户本人"], {"kind": "property_sale", "how_known": "客户本人"}),
    ("D88", ["need", "add", "000301", "跨境", "--unmet"], {"status": "unmet"}),
    ("D89", ["caution", "add", "000301", "--category", "基金", "--because", "推荐人：亏过很多", "--said-by", "赵总"], {"category": "fund", "said_by": "赵总"}),
    ("D93", ["caution", "add", "000301", "--category", "fund", "--because", "2025年亏损"], {"category": "fund", "review_on": "2027-05-26"}),
]  # fmt: skip
ELSEWHERE = {
    "D6": "completeness in percent and what is missing", "D75": "the same over all the deck's fields", "D15": "no margin stands in the file",
    "D49": "the file is a card with blocks", "D54": "import of the client list", "D71": "allocation by class", "D119": "share of wallet",
    "D86": "written_on shows when each block was last written",
}  # fmt: skip


@pytest.mark.parametrize(("number", "said", "known"), FIELDS, ids=[f"{n} {s}" for n, s, _k in FIELDS])
def test_a_field_of_step_one_is_typed_and_stands_in_the_file(run, small, number, said, known):
    done = run("edit", "000301", "--set", said)
    assert done.code == 0, done.err
    client = run("profile", "000301", "-f", "json").json["client"]
    assert {field: client[field] for field in known} == known
    assert said.partition("=")[0] in {one["field"] for one in run("history", "000301", "-f", "json").json}


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("plain_envelope=是", "plain envelopes only"),
        ("taboos=不谈政治", "taboo: 不谈政治"),
        ("do_not_contact=是", "do not contact"),
        ("hobbies=钓鱼", "钓鱼"),
        ("housing_ownership=按揭", "owned, mortgaged"),
        ("known_by=小李", "小李"),
        ("referrer_note=基金亏过", "基金亏过"),
        ("income_months=1、7", "1;7"),
        ("main_bank=我行", "we are"),
    ],
)
def test_what_was_typed_is_seen_on_the_card_and_warnings_come_first(run, small, said, shown):
    """D74, D96: taboos and bans stand above everything else."""
    run("edit", "000301", "--set", said)
    card = run("profile", "000301").out
    assert shown in card
    if said.partition("=")[0] in {"plain_envelope", "taboos", "do_not_contact"}:
        assert card.index(shown) < card.index("== NOW")


@pytest.mark.parametrize(("number", "words", "known"), RECORDS, ids=[f"{n} {w[0]} {w[3]}" for n, w, _k in RECORDS])
def test_a_record_of_step_one_is_typed_and_listed(run, small, number, words, known):
    done = run(*words)
    assert done.code == 0, done.err
    listed = run(words[0], "list", "000301", "-f", "json").json[-1]
    assert {field: listed[field] for field in known} == known
    assert listed["client_no"] == "000301"


def test_every_statement_of_step_one_has_its_case():
    step_one = [
        "D2",
        "D6",
        "D13",
        "D14",
        "D16",
        "D17",
        "D30",
        "D33",
        "D37",
        "D39",
        "D41",
        "D49",
        "D54",
        "D55",
        "D62",
        "D63",
        "D64",
        "D65",
        "D66",
        "D67",
        "D68",
        "D69",
        "D70",
        "D71",
        "D72",
        "D73",
        "D74",
        "D75",
        "D83",
        "D86",
        "D89",
        "D90",
        "D91",
        "D92",
        "D96",
        "D99",
        "D100",
        "D110",
        "D121",
    ]
    proven = {number for number, *_rest in (*FIELDS, *RECORDS)} | set(ELSEWHERE)
    assert [number for number in step_one if number not in proven] == []


def test_the_file_says_how_complete_it_is_and_what_to_ask_first(run, small):
    """D6, D75: each answer raises it; the most useful question comes first."""
    before = run("profile", "#4", "-f", "json").json
    run("edit", "#4", "--set", "aum=20万", "--set", "occupation=doctor")
    after = run("profile", "#4", "-f", "json").json
    assert before["missing"][0] == "aum"
    assert before["completeness"]["share"] < after["completeness"]["share"] < 1
    assert not {"aum", "occupation"} & set(after["missing"])


def test_the_card_has_now_needs_plans(run, small):
    """D16, D49: what is, what is needed, what is planned."""
    run("need", "add", "000012", "protection")
    run("need", "add", "000012", "retirement", "--by", "2040-01-01")
    card = run("profile", "000012").out
    assert (
        card.index("== NOW")
        < card.index("== NEEDS")
        < card.index("protection")
        < card.index("== PLANS")
        < card.index("by 1 Jan 2040")
    )


def test_a_file_nobody_looked_at_for_a_year_says_so_and_going_through_it_helps(run, small):
    """D17, D86: old is what was neither written nor verified within the rulebook's days."""
    later = {"RMTOOL_TODAY": "2028-01-10"}
    assert {block["name"] for block in run("profile", "000012", "-f", "json", **later).json["stale"]} >= {
        "person",
        "money",
    }
    run("edit", "000012", "--set", "verified_on=2028-01-05", **later)
    assert run("profile", "000012", "-f", "json", **later).json["stale"] == []


def test_unknown_money_elsewhere_is_no_share_of_wallet(run, small):
    """D119: unknown stays unknown, never a hundred percent."""
    run("edit", "000301", "--set", "aum=100万", "--set", "assets_elsewhere=")
    assert run("profile", "000301", "-f", "json").json["wallet"]["share"] is None
    run("edit", "000301", "--set", "assets_elsewhere=300万")
    assert run("profile", "000301", "-f", "json").json["wallet"]["share"] == 0.25


def test_allocation_shows_what_nobody_itemised(run, small):
    """D71: 100万 with us, of which 50万 fixed income and 8万 gold are listed: 42万 are not."""
    spread = run("profile", "000012", "-f", "json").json["allocation"]
    assert {one["name"]: one["amount"] for one in spread["classes"]} == {
        "fixed_income": 500_000, "metal": 80_000, "not_itemised": 420_000,
    }  # fmt: skip
    assert spread["total"] == 1_000_000


def test_no_consent_is_said_as_such(run, small):
    """DOMAIN 6.8: who was not asked has not agreed."""
    assert "not asked: calls, text messages, WeChat, mail" in run("profile", "000012").out
    run("edit", "000012", "--set", "consent_call=是", "--set", "consent_sms=否")
    assert "yes to calls · no to text messages · not asked: WeChat, mail" in run("profile", "000012").out


def test_a_rating_is_shown_beside_the_preference_and_never_mixed(run, small):
    """D73: two fields; the rating holds to the day before its anniversary."""
    run("edit", "000012", "--set", "risk_level=C3", "--set", "risk_rated_on=2025-11-25", "--set", "risk_preference=C5")
    file = run("profile", "000012", "-f", "json").json
    assert (file["rating"]["level"], file["rating"]["valid_until"], file["rating"]["expired"]) == (
        "C3",
        "2026-11-24",
        False,
    )
    assert file["client"]["risk_preference"] == "C5"
    assert run("profile", "000012", "-f", "json", RMTOOL_TODAY="2026-11-25").json["rating"]["expired"] is True
