"""How rows become files: in our own column names, with Chinese headers, and as a bank exports them."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sample_data.draw import WORDS, Row

# Our column names in the order of the file, each with the bank's header for it.
CLIENT_HEADERS = {
    "client_no": "客户号",
    "name": "客户姓名",
    "gender": "性别",
    "birth_date": "出生日期",
    "birthday_kept": "生日历法",
    "mobile": "手机号码",
    "wechat": "微信号",
    "email": "电子邮箱",
    "address": "家庭地址",
    "marital_status": "婚姻状况",
    "children": "子女数",
    "occupation": "职业",
    "employer": "工作单位",
    "industry": "所属行业",
    "education": "学历",
    "monthly_income": "月收入(元)",
    "monthly_expense": "月支出(元)",
    "aum": "资产余额(万元)",
    "aum_month_avg": "月日均资产(万元)",
    "aum_on": "数据日期",
    "assets_elsewhere": "行外资产(万元)",
    "liabilities": "负债(万元)",
    "distance_home_km": "家庭住址距离(公里)",
    "distance_work_km": "单位距离(公里)",
    "risk_level": "风险等级",
    "risk_word": "风险等级",
    "risk_rated_on": "风评日期",
    "tier": "客户等级",
    "source": "客户来源",
    "preferred_channel": "首选联系方式",
    "wanted_interval_days": "约定联系间隔(天)",
    "do_not_contact": "免打扰",
    "hobbies": "兴趣爱好",
    "taboos": "禁忌",
    "other_banks": "他行",
    "assigned_on": "管户日期",
    "left_on": "离行日期",
    "tags": "客户标签",
    "note": "备注",
    "minutes_per_contact": "每次联系时长(分钟)",
    "objective": "理财目标",
    "referrer": "推荐人",
    "consent_call": "同意电话",
    "consent_sms": "同意短信",
    "consent_wechat": "同意微信",
    "consent_mail": "同意邮寄",
    "notice_topics": "通知主题",
}
FAMILY_HEADERS = {
    "client_no": "客户号",
    "relation": "关系",
    "name": "姓名",
    "birth_date": "出生日期",
    "birth_year": "出生年份",
    "birthday_kept": "生日历法",
    "guardian_consent": "监护人同意",
    "plan": "计划",
    "note": "备注",
}
HOLDING_HEADERS = {
    "client_no": "客户号",
    "client_name": "客户姓名",
    "holding_no": "持有编号",
    "bank": "开户行",
    "category": "产品类型",
    "name": "产品名称",
    "product_code": "产品代码",
    "amount": "金额(元)",
    "start_date": "起息日",
    "maturity_date": "到期日",
    "closed_on": "结清日期",
}
CONTACT_HEADERS = {
    "client_no": "客户号",
    "at": "联系时间",
    "channel": "联系方式",
    "direction": "方向",
    "reached": "是否接通",
    "minutes": "时长(分钟)",
    "topic": "主题",
    "note": "备注",
    "next_on": "下次联系日期",
}
EVENT_HEADERS = {
    "client_no": "客户号",
    "kind": "事件类型",
    "on": "日期",
    "repeats": "周期",
    "amount": "金额(元)",
    "how_known": "信息来源",
    "seen": "是否到账",
    "note": "备注",
}
SNAPSHOT_HEADERS = {
    "client_no": "客户号",
    "on_date": "日期",
    "aum": "资产余额(元)",
    "aum_month_avg": "月日均资产(元)",
}
POINT_HEADERS = {
    "client_no": "客户号",
    "channel": "联系方式",
    "value": "号码",
    "place": "地点",
    "hours": "可联系时段",
    "bans": "不谈话题",
    "note": "备注",
}
NEED_HEADERS = {
    "client_no": "客户号",
    "need_kind": "需求类型",
    "amount": "目标金额(元)",
    "by": "目标日期",
    "priority": "优先级",
    "need_status": "状态",
    "note": "备注",
}
FLOW_HEADERS = {
    "client_no": "客户号",
    "on": "交易日期",
    "flow_direction": "收支",
    "amount": "金额(元)",
    "counterparty_bank": "对方银行",
}
CAUTION_HEADERS = {
    "client_no": "客户号",
    "at": "登记日期",
    "caution_category": "暂不推荐",
    "because": "原因",
    "said_by": "提示人",
    "review_on": "复核日期",
}
PRODUCT_HEADERS = {
    "code": "产品代码",
    "name": "产品名称",
    "category": "产品类型",
    "product_level": "产品风险等级",
    "issuer_level": "发行人评级",
    "rule_family": "监管类别",
    "minimum": "起购金额(元)",
    "term_days": "期限(天)",
    "on_sale_from": "起售日",
    "on_sale_to": "止售日",
    "needs": "适合需求",
    "qualified": "合格投资者要求",
    "starter": "入门产品",
    "approved_text": "审定文字",
    "issuer": "发行机构",
    "theme": "投资行业",
    "premium_years": "缴费年限",
    "benefit": "利益类型",
}
DATES = ("birth_date", "aum_on", "risk_rated_on", "assigned_on", "left_on")
AMOUNTS = ("monthly_income", "monthly_expense", "aum", "aum_month_avg", "assets_elsewhere", "liabilities")
TOTALLED = ("aum", "aum_month_avg", "assets_elsewhere", "liabilities")
TITLE = "样例农村商业银行股份有限公司 客户资产明细表"


def write_plain(path: Path, headers: Mapping[str, str], rows: Iterable[Row]) -> None:
    """Write UTF-8 CSV in our own column names and codes, amounts in yuan."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headers)
        writer.writerows([_plain(row.get(field)) for field in headers] for row in rows)


def write_chinese(path: Path, headers: Mapping[str, str], rows: Iterable[Row]) -> None:
    """Write UTF-8 CSV with Chinese headers and words."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headers.values())
        writer.writerows([_chinese(field, row.get(field)) for field in headers] for row in rows)


def write_bank_export(path: Path, clients: list[Row], today: date) -> None:
    """Write the clients as a core system does: GB18030, titles above, a total below, balances in 万元."""
    # The bank has one column for it: its own word, the level inside.
    columns = [field for field in CLIENT_HEADERS if field != "risk_word"]
    as_of = today - timedelta(1)
    lines = [
        [TITLE],
        [f"机构：青禾支行　管户客户经理：样例　数据日期：{as_of:%Y%m%d}　打印日期：{today:%Y%m%d}"],
    ]
    lines.append([CLIENT_HEADERS[field] for field in columns])
    lines += [[_exported(field, client) for field in columns] for client in clients]
    lines.append([_total(field, clients) for field in columns])
    text = "".join(",".join(map(_quoted, line)) + "\r\n" for line in lines)
    path.write_bytes(text.encode("gb18030"))


def _plain(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case list():
            return ";".join(value)
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case _:
            return str(value)


def _chinese(field: str, value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        words = WORDS.get(field, {})
        return "、".join(words.get(each, each) for each in value)
    if field == "amount" and isinstance(value, int):
        return f"{value}.00"
    return WORDS[field].get(_plain(value), _plain(value)) if field in WORDS else _plain(value)


def _exported(field: str, client: Row) -> str:
    value = client[field]
    if field == "risk_level":
        return client["risk_word"] or ""
    if field in DATES:
        return f"{value:%Y%m%d}" if value else "99991231"
    if field in AMOUNTS:
        return "--" if value is None else _amount(field, value)
    if field == "client_no":
        return f'="{value}"'
    # A leading tab keeps a spreadsheet from turning the number into 1.04E+10.
    return f"\t{value}" if field == "mobile" and value else _chinese(field, value)


def _amount(field: str, yuan: int) -> str:
    return f"{Decimal(yuan) / 10000:,.4f}" if "(万元)" in CLIENT_HEADERS[field] else f"{yuan}.00"


def _total(field: str, clients: list[Row]) -> str:
    if field == "client_no":
        return "合计"
    if field == "name":
        return f"{len(clients)}户"
    return _amount(field, sum(client[field] or 0 for client in clients)) if field in TOTALLED else ""


def _quoted(cell: str) -> str:
    # The bank's program leaves ="000012" bare, as the csv module never would.
    return '"' + cell.replace('"', '""') + '"' if {",", "\n"} & set(cell) else cell
