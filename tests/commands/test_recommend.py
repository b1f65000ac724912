"""`recommend` (D9, D15, D18-D29, D52, D118): several suitable options with reasons and amounts, or what to ask first."""

import pytest

WHO = "000012"
CATALOGUE = """code,name,category,risk_level,issuer_risk_level,minimum,term_days,needs,starter,premium_years,benefit,qualified
EDU,样例成长年金,annuity_insurance,P1,,5000,,child_education,,5,certain,
TB3,样例三年国债,treasury_bond,,,100,1095,preservation;child_education,yes,,,
LC180,样例稳享半年,fixed_income_wealth,R2,R2,10000,180,preservation,,,,
MIX,样例均衡混合,mixed_fund,R3,,1000,,growth,,,,
STK,样例进取股票,stock_fund,R3,R4,1000,,growth,,,,
SM1,样例私募一号,private_wealth,R3,,400000,365,growth,,,,asset_management
"""
# 38 years old, one son of 8, a wealth product of 500,000 matures in 6 days, 80,000 in gold, 1,000,000 in all: 420,000 are
# not itemised. Six months of spending, 60,000, stay at hand: 920,000 at hand, 860,000 may be bound.
KNOWN = (
    ("edit", WHO, "--set", "risk_rated_on=2026-06-01", "--set", "monthly_expense=1万", "--set", "monthly_income=3万"),
    ("need", "add", WHO, "child_education", "--amount", "30万", "--by", "2032-09-01", "--status", "confirmed"),
)


@pytest.fixture
def shop(run, small):
    done = run("import", str(small.write("products.csv", CATALOGUE)), "--as", "products")
    assert done.code == 0, done.err
    return small


@pytest.fixture
def known(run, shop):
    for words in KNOWN:
        done = run(*words)
        assert done.code == 0, done.err
    return shop


def recommended(run, who=WHO, *words):
    done = run("recommend", who, *words, "-f", "json")
    assert done.code == 0, done.err
    return done.json


def codes(found):
    return [one["code"] for one in found["options"]]


def option(found, code):
    return next(one for one in found["options"] if one["code"] == code)


def test_d26_several_options_of_different_categories_for_different_needs(run, known):
    found = recommended(run)
    assert [(one["code"], one["need"]) for one in found["options"]] == [
        ("EDU", "child_education"), ("MIX", "growth"), ("LC180", "preservation"), ("TB3", "child_education"),
    ]  # fmt: skip
    assert found["gate"] is None
    assert found["only_one"] is False
    assert {one["ask"] for one in found["options"]} == {"Which of these suits you better as things stand now?"}


def test_d9_each_option_says_for_which_need_by_which_feature_and_why(run, known):
    one = option(recommended(run), "EDU")
    # 40 stated + 15 by age (D106) + 10 of the stage + 10 since nothing held answers it
    assert [(why["code"], why["points"], why["source"]) for why in one["reasons"]] == [
        ("stated_need", 40, "D9"), ("age_plan", 15, "D106"), ("stage", 10, "D20"), ("uncovered", 10, "D13"),
    ]  # fmt: skip
    assert one["points"] == 75
    assert [feature["code"] for feature in one["features"]] == ["feature_level", "feature_minimum"]
    assert [warning["code"] for warning in one["warnings"]] == ["surrender"]
    assert one["reasons"][0]["text"] == "the client said: child's education ¥300,000 by 1 Sep 2032"


def test_what_to_say_is_the_need_the_features_and_the_approved_words(run, known):
    more = known.write("more.csv", "code,name,approved_text\nMIX,样例均衡混合,净值会波动。审001号\n")
    assert run("import", str(more), "--as", "products").code == 0
    one = option(recommended(run), "MIX")
    assert one["say"] == (
        "On growth. 样例均衡混合: R3 is within C3, rated until 31 May 2027, can be sold on any working day, at that day's value, "
        "from ¥1,000 on. 净值会波动。审001号"
    )
    assert "in words: You spoke of child's education." in run("recommend", WHO, "--words").out
    assert "in words" not in run("recommend", WHO).out


def test_d52_the_amounts_are_a_combination_that_can_be_paid(run, known):
    found = recommended(run)
    assert found["money"]["at_hand"] == 920_000
    assert found["money"]["reserve"] == 60_000
    # EDU: its premium. MIX: up to the equity ceiling, 25 % of 1,000,000. LC180: at most 30 % of the assets in one product.
    # TB3: the 300,000 that the schooling takes. Together 855,000 of 860,000.
    assert {one["code"]: one["amount"] for one in found["options"]} == {
        "EDU": 5_000, "MIX": 250_000, "LC180": 300_000, "TB3": 300_000,
    }  # fmt: skip


def test_money_needed_in_eight_months_meets_no_product_of_three_years(run, known):
    assert run("need", "add", WHO, "home_purchase", "--amount", "86万", "--by", "2027-07-20").code == 0
    found = recommended(run)
    # All that may be bound is needed by 15 July 2027: only what ends before, on 23 May, is left.
    assert codes(found) == ["LC180"]
    assert found["only_one"] is True
    assert found["held_back"] == {"level": 1, "qualified": 1, "term": 3}
    assert "Only one product suits that answers a need" in run("recommend", WHO).out


def test_d118_the_assets_stand_beside_their_bands(run, known):
    found = recommended(run)
    assert [(one["class"], one["current"], one["low"], one["high"], one["gap"]) for one in found["allocation"]] == [
        ("cash", 0, pytest.approx(0.10), pytest.approx(0.20), 0),
        ("fixed_income", 0.5, pytest.approx(0.50), pytest.approx(0.60), 0),
        ("equity", 0, pytest.approx(0.15), 0.25, 0),
        ("rest", 0.08, 0, pytest.approx(0.10), 0),
    ]
    assert found["equity_ceiling"] == {"share": 0.25, "by": "level"}


def test_the_higher_product_level_counts_and_is_held_back_in_numbers_only(run, known):
    assert recommended(run)["held_back"] == {"level": 1, "qualified": 1}
    page = run("recommend", WHO).out
    assert "样例进取股票" not in page
    assert "样例私募一号" not in page
    assert "1 above the risk level" in page


def test_why_not_explains_one_product_for_the_manager_alone(run, known):
    done = run("recommend", WHO, "--why-not", "STK")
    assert done.code == 0
    assert "For you alone. Not to be promoted." in done.out
    assert "its level R4 is above the client's C3" in done.out
    found = run("recommend", WHO, "--why-not", "SM1", "-f", "json").json
    assert [one["code"] for one in found["reasons"]] == ["qualified", "concentration"]  # 400,000 > 30 % of 1,000,000
    assert found["for_the_manager_only"] is True
    assert run("recommend", WHO, "--why-not", "EDU", "-f", "json").json["is_option"] is True
    assert "仅供客户经理，不得推介" in run("--lang", "zh", "recommend", WHO, "--why-not", "STK").out


def test_why_not_of_a_product_that_nobody_sells(run, known):
    done = run("recommend", WHO, "--why-not", "XYZ")
    assert done.code == 3
    assert "no product of the catalogue has the code XYZ" in done.err


def test_d18_a_new_client_is_asked_and_shown_nothing(run, shop):
    found = recommended(run)
    assert found["gate"]["code"] == "discovery"
    assert found["options"] == []
    assert found["held_back"] == {}
    assert [one["code"] for one in found["discover"]][:2] == ["situation", "plans"]
    page = run("recommend", WHO).out
    assert "new: ask first" in page
    assert not any(name in page for name in ("样例成长年金", "样例三年国债", "样例稳享半年"))


def test_d18_a_talk_about_needs_that_reached_the_client_ends_it(run, shop):
    assert run("log", WHO, "没接", "--phone", "--not-reached", "--topic", "needs").code == 0
    assert recommended(run)["gate"]["code"] == "discovery"
    assert run("log", WHO, "聊了打算", "--phone", "--reached", "--topic", "needs").code == 0
    assert recommended(run)["gate"]["code"] == "assessment"  # C3, but nobody knows since when


@pytest.mark.parametrize(
    ("rated", "words"),
    [
        ("risk_rated_on=2025-11-24", "the risk rating was good until 23 Nov: the assessment comes first"),
        ("risk_level= risk_word=", "no risk rating on file: the assessment comes first"),
        ("risk_level=稳健型", 'the bank\'s word "稳健型" means no level here: the assessment comes first'),
    ],
)
def test_without_a_rating_that_holds_only_deposits_and_treasury_bonds(run, known, rated, words):
    for said in rated.split():
        assert run("edit", WHO, "--set", said).code == 0
    found = recommended(run)
    assert found["gate"]["code"] == "assessment"
    assert codes(found) == ["TB3"]
    assert words in run("recommend", WHO).out


def test_the_day_before_its_anniversary_the_rating_still_holds(run, known):
    assert run("edit", WHO, "--set", "risk_rated_on=2025-11-25").code == 0
    assert recommended(run)["gate"] is None


def test_the_clients_lower_preference_counts(run, known):
    assert run("edit", WHO, "--set", "risk_preference=C2").code == 0
    found = recommended(run)
    assert "MIX" not in codes(found)
    assert found["level"] == {"level": "C2", "lacking": None}
    assert "rated C3, but wants no more" in run("recommend", WHO).out


def test_d93_a_caution_covers_the_whole_family(run, known):
    assert run("caution", "add", WHO, "--category", "fund", "--because", "2025年亏损").code == 0
    found = recommended(run)
    assert "MIX" not in codes(found)
    assert found["held_back"] == {"level": 1, "qualified": 1, "caution": 1}
    assert "! not for now: all funds (2025年亏损)" in run("recommend", WHO).out


@pytest.mark.parametrize(("said", "gate"), [("do_not_contact=yes", "do_not_contact"), ("left_on=2026-11-01", "left")])
def test_who_wants_no_contact_or_left_is_proposed_nothing(run, known, said, gate):
    assert run("edit", WHO, "--set", said).code == 0
    found = recommended(run)
    assert (found["gate"]["code"], found["options"], found["held_back"]) == (gate, [], {})


def test_d21_after_a_no_to_a_step_nothing_is_proposed_until_a_new_yes(run, known):
    assert run("log", WHO, "先别谈这些", "--phone", "--reached", "--step", "needs", "--no").code == 0
    found = recommended(run)
    assert (found["gate"]["code"], found["options"]) == ("refused", [])
    assert "said no to this step on 24 Nov" in run("recommend", WHO).out
    assert run("log", WHO, "可以谈谈了", "--phone", "--reached", "--step", "needs", "--yes").code == 0
    assert recommended(run)["gate"] is None


def test_d21_the_step_that_still_needs_a_yes_is_named(run, known):
    assert "Before you propose, ask for the client's yes: analysis" in run("recommend", WHO).out
    assert run("log", WHO, "可以", "--phone", "--reached", "--step", "needs", "--yes").code == 0
    assert run("log", WHO, "分析吧", "--phone", "--reached", "--step", "analysis", "--yes").code == 0
    assert "Before you propose" not in run("recommend", WHO).out


def test_a_suggestion_passed_over_needs_a_reason_and_is_remembered(run, known):
    done = run("recommend", WHO, "--skip", "TB3")
    assert done.code == 2
    assert "only with words" in done.err
    assert run("recommend", WHO, "--skip", "TB3", "--because", "今年不想锁三年").code == 0
    found = recommended(run)
    assert "TB3" not in codes(found)
    assert found["held_back"]["skipped"] == 1
    assert "今年不想锁三年" in run("recommend", WHO, "--why-not", "TB3").out
    assert "TB3" not in codes(recommended(run, WHO, "--today", "2027-05-23"))  # 180 days later
    assert "TB3" in codes(recommended(run, WHO, "--today", "2027-05-24"))


def test_d115_the_own_industry_is_a_warning_and_no_reason(run, known):
    run("edit", WHO, "--set", "industry=医疗")
    more = run(
        "import",
        str(
            known.write(
                "more.csv",
                CATALOGUE.splitlines()[0] + ",industry\nMED,样例医疗混合,mixed_fund,R3,,1000,,growth,,,,,医疗卫生\n",
            )
        ),
        "--as",
        "products",
    )
    assert more.code == 0, more.err
    run("recommend", WHO, "--skip", "MIX", "--because", "看看医疗")
    one = option(recommended(run), "MED")
    assert [warning["code"] for warning in one["warnings"]] == ["own_industry"]
    assert all(reason["code"] != "own_industry" for reason in one["reasons"])


def shown_to(run, desk, code, clients, day="2026-11-10", answer=""):
    """Bring a list of offers as another book wrote it: so many clients were shown a product on a day."""
    people = "client_no,name\n" + "".join(f"9{n:05},客户{n}\n" for n in range(clients))
    rows = "client_no,at,product_code,answer\n" + "".join(f"9{n:05},{day},{code},{answer}\n" for n in range(clients))
    for name, text, kind in (("people.csv", people, "clients"), ("offers.csv", rows, "offers")):
        done = run("import", str(desk.write(name, text)), "--as", kind)
        assert done.code == 0, done.err


@pytest.mark.parametrize(
    ("others", "day", "warned"),
    [(10, "2026-11-10", True), (9, "2026-11-10", False), (10, "2026-10-24", False)],
    ids=["ten", "nine tell nothing", "31 days ago"],
)
def test_d25_the_same_product_for_everybody_is_a_warning(run, known, others, day, warned):
    shown_to(run, known, "TB3", others, day)
    warnings = {one["code"]: [warning["code"] for warning in one["warnings"]] for one in recommended(run)["options"]}
    assert ("same_product" in warnings["TB3"]) is warned
    assert "same_product" not in warnings["MIX"]


def test_d25_what_was_passed_over_was_shown_to_nobody(run, known):
    shown_to(run, known, "TB3", 12, answer="skipped")
    assert "same_product" not in [warning["code"] for warning in option(recommended(run), "TB3")["warnings"]]


def test_d25_three_of_ten_are_not_too_many(run, known):
    shown_to(run, known, "LC180", 10)
    shown_to(run, known, "TB3", 3)
    warnings = {one["code"]: [warning["code"] for warning in one["warnings"]] for one in recommended(run)["options"]}
    assert ("same_product" in warnings["LC180"], "same_product" in warnings["TB3"]) == (True, False)  # 10 and 3 of 10


def test_d116_no_occupation_lifts_the_level(run, known):
    before = codes(recommended(run))
    for occupation in ("business_owner", "self_employed", "executive"):
        assert run("edit", WHO, "--set", f"occupation={occupation}").code == 0
        assert codes(recommended(run)) == before


def test_a_work_list_holds_the_same_options_and_no_private_ones(run, known):
    run("edit", WHO, "--set", "qualified_investor=both", "--set", "assets_elsewhere=200万")
    listed = run("recommend", "--all", "-f", "json")
    assert listed.code == 0
    by_no = {one["client_no"]: one for one in listed.json}
    alone = run("recommend", WHO, "--why-not", "SM1", "-f", "json").json  # one to one it would suit
    assert [one["code"] for one in alone["reasons"]] == ["others_first"]
    assert codes(by_no[WHO]) == ["EDU", "MIX", "LC180", "TB3"]
    assert by_no[WHO]["held_back"]["private_batch"] == 1
    assert by_no["000377"]["gate"]["code"] == "do_not_contact"
    assert "000201" not in by_no  # she left
    assert run("recommend", "--all", "-f", "ids").lines == [WHO]
    rows = run("recommend", "--all", "--where", "aum >= 50万", "-f", "csv").rows
    assert [(row["client_no"], row["code"]) for row in rows] == [(WHO, code) for code in codes(by_no[WHO])]


def test_a_work_list_on_the_screen_counts_who_waits_for_what(run, known):
    page = run("recommend", "--all").out
    assert "王伟 000012" in page
    assert "new: ask about needs first" in page
    assert "do not contact" in page
    assert "样例私募一号" not in page


def test_without_a_catalogue_it_says_so(run, small):
    for words in KNOWN:
        run(*words)
    done = run("recommend", WHO)
    assert done.code == 0
    assert "the catalogue is empty" in done.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["recommend"], 2, "for which client?"),
        (["recommend", WHO, "--all"], 2, "a client and --all say two things"),
        (["recommend", WHO, "--where", "aum > 1"], 2, "--where goes with --all"),
        (["recommend", "999999"], 3, "no client answers"),
        (["recommend", "张"], 4, "matches 2 clients"),
    ],
)
def test_a_wrong_line_is_named_in_one_sentence(run, known, words, code, said):
    done = run(*words)
    assert done.code == code
    assert said in done.err


def test_no_page_promises_anything(run, known):
    for words in (["recommend", WHO], ["recommend", WHO, "-f", "json"], ["recommend", "--all"]):
        for lang in ("en", "zh"):
            page = run("--lang", lang, *words).out
            assert not any(word in page for word in ("保本", "保证", "无风险", "稳赚", "首选", "收益率", "guarantee"))
