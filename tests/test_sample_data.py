"""The sample book: what is committed is what the generator writes, and it holds everything the trade has."""

import csv
import io
import tomllib
from collections import Counter
from datetime import date, timedelta
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from rmtool.rules import fields, vocabulary

SAMPLE = Path(__file__).parent.parent / "sample_data"
TODAY = date(2026, 11, 24)
LISTS = (
    "clients.csv", "points.csv", "families.csv", "holdings.csv", "contacts.csv", "events.csv", "needs.csv", "flows.csv",
    "cautions.csv", "snapshots.csv", "products.csv", "clients_bank_export.csv",
)  # fmt: skip
OTHER_DAYS = (date(2027, 1, 1), date(2028, 2, 29), date(2028, 3, 1), date(2026, 11, 30))

WORDS = tomllib.loads(Path(__file__).with_name("sample_words.toml").read_text(encoding="utf-8"))
CODES = WORDS["codes"]
BANK_HEADERS = WORDS["headers"]
YES_NO = ("do_not_contact", "consent_call", "consent_sms", "consent_wechat", "consent_mail")


def load_generator():
    """The way the demo loads it: by its path, knowing no package."""
    spec = spec_from_file_location("somebody_elses_name", SAMPLE / "generate.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATOR = load_generator()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def listed(name: str, folder: Path = SAMPLE) -> list[dict[str, str]]:
    return rows((folder / name).read_text(encoding="utf-8"))


def exported() -> list[list[str]]:
    return list(
        csv.reader(io.StringIO((SAMPLE / "clients_bank_export.csv").read_bytes().decode("gb18030"), newline=""))
    )


def days_away(text: str) -> int:
    return (date.fromisoformat(text[:10]) - TODAY).days


CLIENTS = listed("clients.csv")
FAMILIES = listed("families.csv")
HOLDINGS = listed("holdings.csv")
CONTACTS = listed("contacts.csv")
EVENTS = listed("events.csv")
SNAPSHOTS = listed("snapshots.csv")
POINTS = listed("points.csv")
NEEDS = listed("needs.csv")
FLOWS = listed("flows.csv")
CAUTIONS = listed("cautions.csv")
PRODUCTS = listed("products.csv")


# --- the files ---


@pytest.mark.parametrize("name", LISTS)
def test_committed_list_is_what_the_generator_writes_for_its_day(name, tmp_path):
    GENERATOR.write_sample(tmp_path, TODAY)
    assert (SAMPLE / name).read_bytes() == (tmp_path / name).read_bytes()


def test_generator_knows_nothing_of_the_program():
    for file in SAMPLE.glob("*.py"):
        assert "rmtool" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("today", OTHER_DAYS, ids=str)
def test_every_day_has_the_same_people_and_no_date_that_cannot_be(today, tmp_path):
    GENERATOR.write_sample(tmp_path, today)
    assert [row["name"] for row in listed("clients.csv", tmp_path)] == [row["name"] for row in CLIENTS]
    latest = today.isoformat()
    assert all(row["birth_date"] <= latest and row["aum_on"] <= latest for row in listed("clients.csv", tmp_path))
    assert all(row["出生日期"] <= latest for row in listed("families.csv", tmp_path))
    assert all(row["联系时间"][:10] <= latest for row in listed("contacts.csv", tmp_path))
    figures_of = {row["client_no"]: row["aum_on"] for row in listed("clients.csv", tmp_path)}
    assert all(row["日期"] < figures_of[row["客户号"]] for row in listed("snapshots.csv", tmp_path))
    assert all(row["登记日期"] <= latest for row in listed("cautions.csv", tmp_path))
    assert all(row["目标日期"] > latest for row in listed("needs.csv", tmp_path) if row["目标日期"])
    assert all(row["交易日期"] < latest for row in listed("flows.csv", tmp_path))
    for row in listed("holdings.csv", tmp_path):
        assert not row["到期日"] or row["起息日"] < row["到期日"]
        assert row["起息日"] < latest
        assert row["结清日期"] <= latest


def test_bank_export_is_gb18030_with_titles_above_and_a_total_below():
    raw = (SAMPLE / "clients_bank_export.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    with pytest.raises(UnicodeDecodeError):
        raw.decode("gbk")
    lines = raw.decode("gb18030").split("\r\n")
    assert "客户资产明细表" in lines[0]
    assert lines[2].startswith("客户号,客户姓名,")
    assert lines[3].startswith('="000001",')
    assert lines[-2].startswith(f"合计,{len(CLIENTS)}户,")
    assert lines[-1] == ""
    assert "李䶮" in raw.decode("gb18030")
    assert "陈𬭎" in raw.decode("gb18030")


# --- both client lists ---


def yuan(text: str, times: int) -> str:
    whole, _, part = text.replace(",", "").partition(".")
    tenths_of_fen = int(whole + part.ljust(4, "0")) * times
    assert tenths_of_fen % 10000 == 0
    return str(tenths_of_fen // 10000)


def undone(header: str, text: str) -> str:
    """One cell of the export as the plain list writes it."""
    field = BANK_HEADERS[header]
    if header.endswith(("(元)", "(万元)")):
        return "" if text == "--" else yuan(text, 10000 if "万元" in header else 1)
    if field in ("birth_date", "aum_on", "risk_rated_on", "assigned_on", "left_on"):
        return "" if text == "99991231" else f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if field in ("hobbies", "tags", "other_banks"):
        return text.replace("、", ";")
    if field == "notice_topics":
        return ";".join(CODES["notice_topics"][word] for word in text.split("、")) if text else ""
    yes_no = {name: {"是": "1", "否": "0"} for name in YES_NO}
    words = {**CODES, "preferred_channel": CODES["channel"], **yes_no}.get(field)
    return words[text] if words and text else text.strip('="\t')


def test_both_client_lists_carry_the_same_facts_field_by_field():
    _title, _branch, header, *body, total = exported()
    assert {BANK_HEADERS[head] for head in header} == set(CLIENTS[0]) - {"risk_level"}
    assert len(body) == len(CLIENTS)
    for plain, line in zip(CLIENTS, body, strict=True):
        bank = {BANK_HEADERS[head]: undone(head, cell) for head, cell in zip(header, line, strict=True)}
        # The export has one column for it: the bank's word, which starts with our level where it has one.
        bank["risk_level"] = bank["risk_word"].partition("-")[0] if "-" in bank["risk_word"] else ""
        assert bank == plain
    assert yuan(total[header.index("资产余额(万元)")], 10000) == str(sum(int(row["aum"] or 0) for row in CLIENTS))


# --- the people ---


def test_no_phone_can_exist_and_every_one_has_eleven_digits():
    phones = [row["mobile"] for row in CLIENTS if row["mobile"]]
    assert len(phones) > 150
    for phone in phones:
        # Chinese mobile numbers start with 13 to 19.
        assert len(phone) == 11
        assert phone.isdecimal()
        assert phone.startswith("1040")
    assert len(set(phones)) == len(phones)


def test_no_mail_address_can_exist_and_no_id_number_is_there():
    assert all(row["email"].endswith("@example.com") for row in CLIENTS if row["email"])
    assert not {"identity_card", "id_last4"} & set(CLIENTS[0])


def test_client_columns_are_the_books_own():
    assert set(CLIENTS[0]) <= {*fields.CLIENT_FIELDS, *fields.POINT_FIELDS}


@pytest.mark.parametrize("field", ["gender", "birthday_kept", "marital_status", "education", "risk_level", "source"])
def test_every_code_of_the_file_occurs_and_no_other(field):
    assert {row[field] for row in CLIENTS} - {""} == set(vocabulary.CODES[field])


def test_all_trades_occur_but_a_few_and_one_is_in_the_banks_own_word():
    trades = {row["occupation"] for row in CLIENTS} - {""}
    assert trades - set(vocabulary.OCCUPATIONS) == {"茶艺师"}
    assert len(trades) >= 22


def test_ages_run_from_19_to_88_and_somebody_has_a_birthday_today():
    born = [date.fromisoformat(row["birth_date"]) for row in CLIENTS if row["birth_date"]]
    ages = [TODAY.year - day.year - ((TODAY.month, TODAY.day) < (day.month, day.day)) for day in born]
    assert min(ages) == 19
    assert max(ages) == 88
    assert any((day.month, day.day) == (11, 24) for day in born)


def test_tiers_run_from_basic_to_private_and_balances_with_them():
    count = Counter(row["tier"] for row in CLIENTS)
    assert count["普通"] > count["白金"] > count["财富"] > count["私行"] >= 3
    assert all(int(row["aum"]) >= 6_000_000 for row in CLIENTS if row["tier"] == "私行" and not row["left_on"])


@pytest.mark.parametrize(
    ("field", "fewest", "most"),
    [
        ("monthly_income", 0.15, 0.35),
        ("assets_elsewhere", 0.2, 0.4),
        ("risk_level", 0.1, 0.25),
        ("aum", 0.005, 0.1),
        ("mobile", 0.01, 0.1),
        ("occupation", 0.05, 0.2),
        ("distance_home_km", 0.1, 0.3),
    ],
)
def test_the_book_is_as_patchy_as_a_real_one(field, fewest, most):
    assert fewest <= sum(row[field] == "" for row in CLIENTS) / len(CLIENTS) <= most


def test_some_risk_words_are_unknown_to_us():
    unknown = [row["risk_word"] for row in CLIENTS if row["risk_word"] and not row["risk_level"]]
    assert len(unknown) >= 5
    assert "稳健型" in unknown


def test_a_few_must_not_be_contacted_a_few_left_a_few_named_an_interval():
    assert 3 <= sum(row["do_not_contact"] == "1" for row in CLIENTS) <= 8
    assert 3 <= sum(row["left_on"] != "" for row in CLIENTS) <= 8
    assert 5 <= sum(row["wanted_interval_days"] != "" for row in CLIENTS) <= 30
    assert all(any(row[field] for row in CLIENTS) for field in ("hobbies", "taboos", "tags", "note"))


def test_names_are_the_difficult_ones_of_a_real_book():
    names = Counter(row["name"] for row in CLIENTS)
    assert [name for name, times in names.items() if times > 1] == ["张伟"]
    difficult = {
        "李娜",
        "李纳",
        "张薇",
        "李䶮",
        "陈𬭎",
        "欧阳静怡",
        "尉迟敬业",
        "单立群",
        "曾宪明",
        "仇红梅",
        "Anna Müller",
    }
    assert difficult <= set(names)
    assert "[bold]赵大勇[/bold]" in names


# --- their records ---


def test_every_record_belongs_to_a_client():
    known = {row["client_no"] for row in CLIENTS}
    for records in (FAMILIES, HOLDINGS, CONTACTS, EVENTS, SNAPSHOTS, POINTS, NEEDS, FLOWS, CAUTIONS):
        assert {row["客户号"] for row in records} < known


def test_every_relation_occurs_and_children_under_14_with_and_without_consent():
    assert {CODES["relation"][row["关系"]] for row in FAMILIES} == set(vocabulary.RELATIONS)
    fourteen_years_ago = "2012-11-24"
    consents = Counter(row["监护人同意"] for row in FAMILIES if row["出生日期"] > fourteen_years_ago)
    assert min(consents["是"], consents["否"], consents[""]) >= 2
    assert any(row["出生年份"] and not row["出生日期"] for row in FAMILIES)


def test_nobody_in_a_family_has_the_name_of_another():
    names = Counter((row["客户号"], row["关系"], row["姓名"]) for row in FAMILIES)
    assert max(names.values()) == 1


def test_every_category_occurs_and_one_client_in_ten_has_nothing_on_file():
    assert {CODES["category"][row["产品类型"]] for row in HOLDINGS} == set(vocabulary.CATEGORIES)
    without = len(CLIENTS) - len({row["客户号"] for row in HOLDINGS})
    assert 0.05 <= without / len(CLIENTS) <= 0.2


def test_maturities_spread_from_forty_days_ago_to_three_years_ahead():
    loans = {word for word, code in CODES["category"].items() if code in vocabulary.LOANS}
    days = [days_away(row["到期日"]) for row in HOLDINGS if row["到期日"] and row["产品类型"] not in loans]
    assert min(days) in range(-40, -20)
    assert max(days) in range(800, 1096)
    assert sum(0 <= day <= 30 for day in days) >= 15
    assert any(0 <= days_away(row["到期日"]) <= 30 for row in HOLDINGS if row["到期日"] and row["产品类型"] in loans)


def test_some_clients_have_several_maturities_on_one_day():
    same_day = Counter((row["客户号"], row["到期日"]) for row in HOLDINGS if row["到期日"])
    assert sum(times > 1 for times in same_day.values()) >= 3


def test_other_banks_holdings_are_there_and_some_mature_soon():
    elsewhere = [row for row in HOLDINGS if row["开户行"] != "本行"]
    assert len(elsewhere) >= 15
    assert any(row["到期日"] and 0 <= days_away(row["到期日"]) <= 30 for row in elsewhere)


def test_open_holdings_of_ours_add_up_to_the_balance_the_bank_gives():
    no_assets = {word for word, code in CODES["category"].items() if code in (*vocabulary.LOANS, *vocabulary.SERVICES)}
    held: Counter[str] = Counter()
    for row in HOLDINGS:
        if row["开户行"] == "本行" and not row["结清日期"] and row["产品类型"] not in no_assets:
            held[row["客户号"]] += int(row["金额(元)"].removesuffix(".00"))
    assert len(held) > 150
    balances = {row["client_no"]: int(row["aum"] or 0) for row in CLIENTS}
    assert {number: balances[number] for number in held} == held


def test_nobody_holds_a_fund_above_the_level_the_bank_rated():
    level = {row["client_no"]: row["risk_level"] for row in CLIENTS}
    assert all(level[row["客户号"]] in ("C4", "C5") for row in HOLDINGS if row["产品类型"] == "股票基金")


def test_every_channel_topic_and_direction_occurs_among_the_contacts():
    for field, head in (("channel", "联系方式"), ("topic", "主题"), ("direction", "方向")):
        assert {CODES[field][row[head]] for row in CONTACTS if row[head]} == set(vocabulary.CODES[field])


def test_contacts_reach_and_miss_and_some_were_yesterday_and_none_on_a_weekend():
    assert {row["是否接通"] for row in CONTACTS} == {"是", "否", ""}
    assert sum(days_away(row["联系时间"]) == -1 and row["是否接通"] == "是" for row in CONTACTS) >= 5
    assert all(date.fromisoformat(row["联系时间"][:10]).weekday() < 5 for row in CONTACTS)


def test_promises_are_owed_and_due_and_coming_and_some_clients_were_never_contacted():
    promised = [days_away(row["下次联系日期"]) for row in CONTACTS if row["下次联系日期"]]
    assert min(promised) < 0 < max(promised)
    assert 0 in promised
    never = {row["client_no"] for row in CLIENTS} - {row["客户号"] for row in CONTACTS}
    assert len(never) >= 15


def test_no_contact_is_older_than_the_client_is_with_this_manager():
    assigned = {row["client_no"]: row["assigned_on"] for row in CLIENTS}
    earliest = timedelta(3)  # a contact on the first weekend is moved to the Friday before
    for row in CONTACTS:
        assert date.fromisoformat(row["联系时间"][:10]) + earliest >= date.fromisoformat(assigned[row["客户号"]])


# --- what the quadrant and the tiers look at ---


def test_some_files_say_how_long_a_talk_takes_what_the_money_is_for_and_who_sent_the_client():
    assert 0.15 <= sum(row["minutes_per_contact"] != "" for row in CLIENTS) / len(CLIENTS) <= 0.4
    assert all(0 < int(row["minutes_per_contact"]) <= 60 for row in CLIENTS if row["minutes_per_contact"])
    assert {row["objective"] for row in CLIENTS} - {""} == set(vocabulary.OBJECTIVES)
    names = {row["name"] for row in CLIENTS}
    referred = [row for row in CLIENTS if row["referrer"]]
    assert len(referred) >= 5
    assert all(row["source"] == "referral" and row["referrer"] in names - {row["name"]} for row in referred)


def test_events_are_of_every_sort_that_brings_money_and_say_how_it_is_known():
    kinds = Counter(CODES["kind"][row["事件类型"]] for row in EVENTS)
    assert len(EVENTS) >= 40
    money = set(kinds) - {"school", "wedding", "retirement"}
    assert money == {
        "bonus", "rent", "dividend", "business_sale", "property_sale", "compensation", "inheritance", "insurance_payout",
    }  # fmt: skip
    assert all(row["信息来源"] for row in EVENTS)
    assert {CODES["repeats"][row["周期"]] for row in EVENTS} == set(vocabulary.REPEATS)
    assert {row["是否到账"] for row in EVENTS} == {"是", "否", ""}
    assert any(not row["金额(元)"] and CODES["kind"][row["事件类型"]] in money for row in EVENTS)
    assert any(not row["日期"] for row in EVENTS)


def test_snapshots_are_of_the_last_three_month_ends():
    days = Counter(row["日期"] for row in SNAPSHOTS)
    assert list(days) == ["2026-08-31", "2026-09-30", "2026-10-31"]
    assert len(set(days.values())) == 1
    assert 50 <= days["2026-10-31"] <= 75
    assert all(int(row["资产余额(元)"]) > 0 and int(row["月日均资产(元)"]) > 0 for row in SNAPSHOTS)


def test_some_lost_a_fifth_since_october_and_some_a_line_and_the_present_figures_agree():
    october = {row["客户号"]: int(row["资产余额(元)"]) for row in SNAPSHOTS if row["日期"] == "2026-10-31"}
    present = {row["client_no"]: row for row in CLIENTS}
    assert 5 <= sum(int(present[number]["aum"]) <= 0.8 * balance for number, balance in october.items()) <= 20
    below = {
        (row["客户号"], line)
        for row in SNAPSHOTS
        for line in (50_000, 200_000, 500_000, 6_000_000)
        if not present[row["客户号"]]["tier"]
        and int(row["月日均资产(元)"]) >= line > int(present[row["客户号"]]["aum_month_avg"])
    }
    assert len(below) >= 5


# --- what the reminders look at ---


def test_some_keep_the_lunar_birthday_some_asked_for_news_and_consents_are_given_refused_and_unknown():
    assert sum(row["birthday_kept"] == "lunar" for row in CLIENTS) >= 10
    assert sum(row["生日历法"] == "农历" for row in FAMILIES) >= 10
    topics = {topic for row in CLIENTS for topic in row["notice_topics"].split(";")} - {""}
    assert topics == set(vocabulary.NOTICE_TOPICS)
    for consent in YES_NO[1:]:
        count = Counter(row[consent] for row in CLIENTS)
        assert min(count["1"], count["0"], count[""]) >= 10


def test_of_those_who_must_not_be_contacted_one_takes_notices_by_message_and_one_refused_every_way():
    ways = [[row[consent] for consent in YES_NO[1:]] for row in CLIENTS if row["do_not_contact"] == "1"]
    assert any("1" in way for way in ways)
    assert any("1" not in way and way.count("0") >= 3 for way in ways)


def test_numbers_have_hours_and_forbidden_topics_and_those_at_work_some_that_are_never_called():
    assert 40 <= len(POINTS) <= 80
    mobiles = {row["client_no"]: row["mobile"] for row in CLIENTS}
    assert all(row["号码"] == mobiles[row["客户号"]] for row in POINTS if row["联系方式"] == "手机")
    at_work = [row for row in POINTS if row["地点"] == "单位"]
    assert len(at_work) >= 8
    assert all(row["联系方式"] == "固定电话" and row["号码"].startswith("1041") for row in at_work)
    assert {row["可联系时段"] == "不打" for row in at_work} == {True, False}
    bans = {ban for row in POINTS for ban in row["不谈话题"].split("、")} - {""}
    assert bans == set(CODES["bans"])


def test_needs_are_of_every_status_some_with_a_day_in_the_next_quarter():
    assert {CODES["need_kind"][row["需求类型"]] for row in NEEDS} <= set(vocabulary.NEED_KINDS)
    assert {CODES["need_status"][row["状态"]] for row in NEEDS} == set(vocabulary.NEED_STATUSES)
    days = [days_away(row["目标日期"]) for row in NEEDS if row["目标日期"] and row["状态"] != "已满足"]
    assert sum(day <= 90 for day in days) >= 2
    assert any(not row["目标日期"] for row in NEEDS)


def test_flows_cover_october_and_november_and_money_left_for_banks_by_name():
    days = sorted(row["交易日期"] for row in FLOWS)
    assert days[0] <= "2026-10-05"
    assert days[-1] == "2026-11-23"
    assert {CODES["flow"][row["收支"]] for row in FLOWS} == {"in", "out"}
    large = [row for row in FLOWS if row["收支"] == "转出" and float(row["金额(元)"]) >= 200_000]
    assert sum(row["对方银行"] != "" for row in large) >= 4
    assert any(row["对方银行"] == "" for row in large)


def test_of_the_sums_expected_in_the_weeks_of_the_flows_some_came_and_some_did_not():
    came = Counter()
    for event in EVENTS:
        # Five days before the first flow that counts for it, and five after, are covered.
        if event["日期"] and event["金额(元)"] and -48 <= days_away(event["日期"]) <= -7:
            sums = (
                float(row["金额(元)"]) for row in FLOWS if row["客户号"] == event["客户号"] and row["收支"] == "转入"
                and abs(days_away(row["交易日期"]) - days_away(event["日期"])) <= 5
            )  # fmt: skip
            came[any(amount >= 0.5 * float(event["金额(元)"]) for amount in sums)] += 1
    assert came[True] >= 4
    assert came[False] >= 4


def test_cautions_say_why_and_who_said_so_and_some_are_due_to_be_asked_about_again():
    assert {CODES["caution"][row["暂不推荐"]] for row in CAUTIONS} <= {*vocabulary.FAMILIES, *vocabulary.CATEGORIES}
    assert all(row["原因"] and row["提示人"] for row in CAUTIONS)
    due = {
        days_away(row["复核日期"]) <= 0 if row["复核日期"] else days_away(row["登记日期"]) <= -183 for row in CAUTIONS
    }
    assert due == {True, False}
    assert any(row["复核日期"] == "" for row in CAUTIONS)


# --- the catalogue ---


def test_the_catalogue_is_of_every_category_and_its_codes_and_names_are_those_of_the_holdings():
    assert {CODES["category"][row["产品类型"]] for row in PRODUCTS} == set(vocabulary.CATEGORIES)
    assert 40 <= len(PRODUCTS) <= 50
    assert len({row["产品代码"] for row in PRODUCTS}) == len(PRODUCTS)
    sold = {row["产品代码"]: (row["产品名称"], row["产品类型"]) for row in PRODUCTS}
    ours = [row for row in HOLDINGS if row["开户行"] == "本行"]
    with_a_code = [row for row in ours if row["产品代码"]]
    assert len(with_a_code) > 200
    assert all(sold[row["产品代码"]] == (row["产品名称"], row["产品类型"]) for row in with_a_code)
    assert {row["产品名称"] for row in ours} <= {name for name, _category in sold.values()}


def test_some_products_are_rated_differently_by_issuer_and_seller_and_every_level_occurs():
    levels = Counter((row["产品风险等级"][:1], row["产品风险等级"] == row["发行人评级"]) for row in PRODUCTS)
    assert levels["R", False] >= 5
    assert {row["产品风险等级"] for row in PRODUCTS} - {""} == set(vocabulary.PRODUCT_LEVELS)


def test_starters_are_plain_and_low_and_private_products_say_who_may_hold_them():
    starters = [row for row in PRODUCTS if row["入门产品"] == "是"]
    assert len(starters) >= 4
    assert {row["产品风险等级"] for row in starters} <= {"", "R1", "R2"}
    qualified = {CODES["category"][row["产品类型"]] for row in PRODUCTS if row["合格投资者要求"] != "否"}
    assert qualified == {"private_wealth", "trust"}


def test_the_words_of_the_catalogue_mean_what_its_products_are():
    """Written out by hand: a word swapped in the generator is seen here."""
    by_code = {row["产品代码"]: row for row in PRODUCTS}
    said = [
        ("JG182", "监管类别", "deposit"), ("JG364", "监管类别", "wealth"), ("XT01", "合格投资者要求", "asset_management"),
        ("SM0003", "合格投资者要求", "private_fund"), ("BX02", "利益类型", "certain"), ("BX06", "利益类型", "uncertain"),
    ]  # fmt: skip
    assert all(CODES["product"][by_code[code][head]] == meant for code, head, meant in said)
    needs = {CODES["need_kind"][word] for row in PRODUCTS for word in row["适合需求"].split("、") if word}
    assert set(vocabulary.NEED_KINDS) - needs == {"wedding", "debt_relief"}


def test_sales_lie_behind_around_and_ahead_of_the_day_and_one_began_in_the_last_weeks():
    begun = sorted(days_away(row["起售日"]) for row in PRODUCTS if row["起售日"])
    assert begun[0] < -60
    assert [day for day in begun if -31 <= day <= 31] == [-5]
    assert begun[-1] > 31
    assert any(row["止售日"] and days_away(row["止售日"]) < 0 for row in PRODUCTS)


def test_every_approved_text_carries_its_number():
    numbers = [row["审定文字"][-7:] for row in PRODUCTS]
    assert all(text.startswith("样例审") and text.endswith("号") for text in numbers)
    assert len(set(numbers)) == len(PRODUCTS)


def test_every_list_goes_in_without_a_reject(run, desk):
    for name in ("clients_bank_export.csv", *LISTS[:-1]):
        done = run("import", str(SAMPLE / name), "-f", "json")
        assert done.code == 0, done.err
        assert (done.json["rejected"], done.json["unknown_columns"]) == (0, [])
        assert done.json["rows"] == done.json["added"] + done.json["updated"] + done.json["unchanged"]
    assert not list(desk.folder.glob("*.rejects.csv"))
