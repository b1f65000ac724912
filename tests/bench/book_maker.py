"""Makes client books of any size, quickly: what speed is measured on. Invented people, phones that cannot exist."""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from rmtool.book.derive import sound_of
from rmtool.book.open import open_to_write

TODAY = date(2026, 11, 24)
_SURNAMES = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂华建国文辉玲志红春梅海燕云飞宇欣怡子轩雨泽一诺"
_OCCUPATIONS = ("doctor", "teacher", "civil_servant", "business_owner", "employee", "farmer", "retired", None)
_OURS = ("time_deposit", "fixed_income_wealth", "stock_fund", "protection_insurance", "treasury_bond", "mortgage")
_CHANNELS = ("phone", "mobile", "wechat", "visit", "branch")


def make_book(
    path: Path,
    clients: int = 1000,
    holdings_each: int = 3,
    contacts_each: int = 5,
    snapshots_each: int = 6,
    today: date = TODAY,
    seed: int = 1,
    products: int = 0,
) -> Path:
    """Make a book of `clients` clients numbered 000001 and up, and return its path.

    With `products` there is a catalogue of so many, and most clients have families and needs on file.
    """
    chance = random.Random(seed)
    book = open_to_write(path).connection
    book.execute("PRAGMA foreign_keys = OFF")
    book.execute("BEGIN IMMEDIATE")
    ids = range(1, clients + 1)
    _fill(book, "client", _CLIENT, (_client(chance, i, today) for i in ids))
    _fill(book, "contact_point", _POINT, ((i, "mobile", f"1990{i:07}", f"{i % 10000:04}") for i in ids))
    _fill(book, "holding", _HOLDING, _holdings(chance, ids, holdings_each, today))
    _fill(book, "contact", _CONTACT, _contacts(chance, ids, contacts_each, today))
    _fill(book, "snapshot", _SNAPSHOT, _snapshots(chance, ids, snapshots_each, today))
    _fill(book, "event", _EVENT, _events(chance, ids, today))
    _fill(book, "placement", _PLACEMENT, _placements(chance, ids, today))
    if products:
        _fill(book, "product", _PRODUCT, (_product(number) for number in range(products)))
        _fill(book, "need", _NEED, _needs(random.Random(seed + 1), ids, today))
        _fill(book, "family_member", _FAMILY, _families(random.Random(seed + 2), ids, today))
        _fill(book, "caution", _CAUTION, _cautions(random.Random(seed + 3), ids, today))
    book.execute("COMMIT")
    book.close()
    return path


_CLIENT = (
    "client_no", "name", "gender", "birth_date", "marital_status", "children", "occupation", "employer", "education",
    "monthly_income", "aum", "aum_month_avg", "aum_on", "assets_elsewhere", "distance_home_km", "distance_work_km",
    "risk_level", "risk_word", "risk_rated_on", "tier", "source", "preferred_channel", "wanted_interval_days",
    "do_not_contact", "hobbies", "other_banks", "assigned_on", "entered_on", "tags", "note", "pinyin",
    "pinyin_initials",
)  # fmt: skip
_POINT = ("client_id", "channel", "value", "tail4")
_HOLDING = ("client_id", "bank", "category", "name", "amount", "start_date", "maturity_date", "closed_on", "nth")
_SNAPSHOT = ("client_id", "on_date", "aum", "aum_month_avg")
_EVENT = ("client_id", "kind", "on", "repeats", "amount", "nth")
_PLACEMENT = ("client_id", "on_date", "cell", "potential", "minutes", "potential_line", "minutes_line")
_CONTACT = ("client_id", "at", "channel", "direction", "reached", "minutes", "topic", "note", "next_on", "nth")

_PRODUCT = (
    "code", "name", "category", "risk_level", "issuer_risk_level", "rule_family", "minimum", "term_days", "needs",
    "qualified", "starter", "issuer",
)  # fmt: skip
_NEED = ("client_id", "kind", "amount", "by", "priority", "status", "nth")
_FAMILY = ("client_id", "relation", "birth_year", "nth")
_CAUTION = ("client_id", "at", "category", "because", "nth")
# Category, family, level, term, needs: as a bank's catalogue is mixed.
_SHELF = (
    ("time_deposit", "deposit", None, 365, "preservation"), ("treasury_bond", "treasury", None, 1095, "preservation;income"),
    ("cash_wealth", "wealth", "R1", None, "liquidity;emergency_fund"), ("money_fund", "fund", "R1", None, "liquidity"),
    ("fixed_income_wealth", "wealth", "R2", 180, "preservation;income"), ("bond_fund", "fund", "R2", None, "income"),
    ("mixed_fund", "fund", "R3", None, "growth"), ("index_fund", "fund", "R4", None, "growth"),
    ("annuity_insurance", "insurance", "P2", None, "retirement;child_education"),
    ("protection_insurance", "insurance", None, None, "protection;health"), ("mixed_wealth", "wealth", "R3", 540, "growth"),
    ("private_wealth", "private", "R4", 730, "growth"), ("gold", "metal", "R3", None, "preservation"),
    ("fof_fund", "fund", "R3", 1095, "retirement"), ("mortgage", "loan", None, None, "home_purchase"),
)  # fmt: skip


def _product(number: int) -> tuple:
    category, family, level, term, needs = _SHELF[number % len(_SHELF)]
    qualified = "asset_management" if family == "private" else "no"
    minimum = (100, 1_000, 10_000, 200_000)[number % 4] * 100
    return (
        f"P{number:04}", f"样例{number}号", category, level, level, family, minimum, term, needs, qualified,
        int(number % 5 == 0), f"样例机构{number % 12}",
    )  # fmt: skip


def _needs(chance: random.Random, ids: range, today: date) -> Iterator[tuple]:
    kinds = ("retirement", "child_education", "home_purchase", "preservation", "growth", "protection", "liquidity")
    for client_id in ids:
        for nth, kind in enumerate(chance.sample(kinds, chance.randint(0, 3)), start=1):
            by = _maybe(chance, 0.5, (today + timedelta(days=chance.randint(30, 5000))).isoformat())
            yield client_id, kind, _maybe(chance, 0.6, chance.randint(1, 90) * 1_000_000), by, nth, "confirmed", 1


def _families(chance: random.Random, ids: range, today: date) -> Iterator[tuple]:
    for client_id in ids:
        for nth in range(chance.randint(0, 2)):
            yield client_id, chance.choice(("son", "daughter")), today.year - chance.randint(1, 40), nth + 1


def _cautions(chance: random.Random, ids: range, today: date) -> Iterator[tuple]:
    for client_id in ids:
        if chance.random() < 0.05:
            yield client_id, _some_day(chance, today, 300), chance.choice(("fund", "insurance")), "亏过", 1


def _fill(book, table: str, columns: tuple[str, ...], rows: Iterator[tuple]) -> None:
    holes, names = ", ".join("?" * len(columns)), ", ".join(f'"{column}"' for column in columns)
    book.executemany(f"INSERT INTO {table} ({names}) VALUES ({holes})", rows)


def _some_day(chance: random.Random, today: date, longest_ago: int, shortest_ago: int = 0) -> str:
    return (today - timedelta(days=chance.randint(shortest_ago, longest_ago))).isoformat()


def _maybe(chance: random.Random, share: float, value):
    return value if chance.random() < share else None


def _aum(number: int) -> int:
    """What a client has with us, in fen; the same whoever asks."""
    return int(random.Random(number).lognormvariate(12, 1.5)) * 100


def _tier(aum: int) -> str:
    """The bank's word, as its lines have it: nearly everybody's figures agree with it."""
    return "普通" if aum < 5_000_000 else "金卡" if aum < 20_000_000 else "白金"


def _client(chance: random.Random, number: int, today: date) -> tuple:
    name = chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=chance.choice((1, 2, 2))))
    aum = _aum(number)
    sound = sound_of(name)
    return (
        f"{number:06}", name, chance.choice(("male", "female")), _some_day(chance, today, 28000, 7000),
        chance.choice(("single", "married", None)), chance.choice((0, 1, 2, None)), chance.choice(_OCCUPATIONS),
        "县人民医院", chance.choice(("college", "bachelor", "master", None)),
        _maybe(chance, 0.75, chance.randint(3, 80) * 100_000), aum, aum + chance.randint(0, 100_000),
        today.isoformat(), _maybe(chance, 0.6, aum // 2), chance.randint(1, 300) / 10,
        _maybe(chance, 0.5, chance.randint(1, 300) / 10), chance.choice(("C1", "C2", "C3", "C4", None)), "C3-平衡型",
        _some_day(chance, today, 500), _tier(aum), "branch_hall",
        chance.choice(("phone", "wechat", None)), _maybe(chance, 0.1, 30), _maybe(chance, 0.03, 1), "钓鱼;羽毛球",
        _maybe(chance, 0.3, "工商银行"), _some_day(chance, today, 900), _some_day(chance, today, 900),
        _maybe(chance, 0.2, "重点"), "厅堂认识，孩子在读初中", sound.pinyin, sound.initials,
    )  # fmt: skip


def _holdings(chance: random.Random, ids: range, each: int, today: date) -> Iterator[tuple]:
    for client_id in ids:
        for nth in range(1, each + 1):
            bank = "ours" if chance.random() < 0.85 else "工商银行"
            start = today - timedelta(days=chance.randint(1, 700))
            matures = _maybe(chance, 0.7, (today + timedelta(days=chance.randint(-30, 900))).isoformat())
            closed = _maybe(chance, 0.1, _some_day(chance, today, 60))
            amount = chance.randint(1, 200) * 1_000_000
            category = chance.choice(_OURS)
            yield client_id, bank, category, "安心180天", amount, start.isoformat(), matures, closed, nth


def _contacts(chance: random.Random, ids: range, each: int, today: date) -> Iterator[tuple]:
    for client_id in ids:
        for nth in range(1, each + 1):
            at = f"{_some_day(chance, today, 700)}T{chance.randint(9, 17):02}:{chance.randint(0, 59):02}"
            said = date.fromisoformat(at[:10])
            # A promise is made for the weeks after a talk: old talks left none open.
            fresh = (today - said).days <= 30
            promised = (
                _maybe(chance, 0.3, (said + timedelta(days=chance.randint(1, 30))).isoformat()) if fresh else None
            )
            reached = chance.choice((0, 1, 1, None))
            yield client_id, at, chance.choice(_CHANNELS), "out", reached, 10, "service", "聊了近况", promised, nth


def _snapshots(chance: random.Random, ids: range, each: int, today: date) -> Iterator[tuple]:
    """Month after month, the last of them today's: most balances stay about as they are, one in fifty fell lately."""
    for client_id in ids:
        aum = _aum(client_id)
        before = 1.5 if chance.random() < 0.02 else 1.0
        for month in range(each):
            on = today - timedelta(days=30 * month)
            then = int(aum * (before if month else 1.0) * chance.uniform(0.98, 1.02))
            yield client_id, on.isoformat(), then, then + chance.randint(0, 100_000)


def _events(chance: random.Random, ids: range, today: date) -> Iterator[tuple]:
    for client_id in ids:
        if chance.random() < 0.2:
            on = (today + timedelta(days=chance.randint(-200, 900))).isoformat()
            kind, repeats = chance.choice((("bonus", "yearly"), ("property_sale", "once"), ("rent", "monthly")))
            yield client_id, kind, on, repeats, _maybe(chance, 0.8, chance.randint(1, 90) * 1_000_000), 1


def _placements(chance: random.Random, ids: range, today: date) -> Iterator[tuple]:
    cells = ("quick_win", "cultivate", "low_priority", "keep_online")
    for client_id in ids:
        on = (today - timedelta(days=40)).isoformat()
        yield client_id, on, chance.choice(cells), chance.randint(1, 9_000) * 100_000, 20.0, 100_000_000, 15.0


if __name__ == "__main__":
    make_book(Path(sys.argv[1]), clients=int(sys.argv[2]), products=int([*sys.argv, "0"][3]))
