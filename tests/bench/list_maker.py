"""Makes client lists of any length, quickly: 20 columns as a bank exports them, of people who do not exist."""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

TODAY = date(2026, 11, 24)
HEADER = (
    "客户号,客户姓名,性别,出生日期,手机号码,婚姻状况,子女数,职业,学历,月收入(元),资产余额(万元),月日均资产(万元),"
    "行外资产(万元),家庭住址距离(公里),单位距离(公里),风险等级,风评日期,客户等级,客户标签,备注"
)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁于蒋蔡余杜叶程魏苏吕丁任沈"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂华建国文辉玲志红春梅海燕云飞宇欣怡子轩雨泽一诺"
WORK = (
    "医生,本科",
    "教师,硕士",
    "公务员,本科",
    "个体工商户,高中",
    "公司职员,大专",
    "农民,初中",
    "退休人员,小学",
    ",",
)
RATED = ("C1-保守型", "C2-稳健型", "C3-平衡型", "C4-成长型", "")
TIERS = ("普通,,", "金卡,代发工资,", "白金,,由儿子代为操作手机银行", "财富,老客户,只听数据")


def make_list(path: Path, rows: int = 100_000, changed: float = 0.0, seed: int = 1) -> Path:
    """Make a list of `rows` clients numbered 000001 and up, and return its path.

    The same seed gives the same list; `changed` is the share of clients whose balance is then another one.
    """
    with path.open("w", encoding="utf-8", newline="\r\n") as file:
        file.write(HEADER + "\n")
        file.writelines(_lines(rows, changed, random.Random(seed), random.Random(seed + 1)))
    return path


def _lines(rows: int, changed: float, chance: random.Random, change: random.Random) -> Iterator[str]:
    pick, below = chance.choice, chance.randrange
    days = [f"{TODAY - timedelta(day):%Y%m%d}" for day in range(29000)]
    for number in range(1, rows + 1):
        balance = round(chance.expovariate(0.05), 2)
        average = balance * 0.97
        if changed and change.random() < changed:
            balance += 1
        name = pick(SURNAMES) + pick(GIVEN) + pick(GIVEN)
        who = f"{number:06},{name},{pick('男女')},{days[below(7000, 29000)]},1040{number:07}"
        life = f"{pick(('已婚', '未婚', ''))},{below(4)},{pick(WORK)},{pick(('', below(30, 900) * 100))}"
        money = f"{balance:.2f},{average:.2f},{pick(('', below(200)))}"
        place = f"{below(1, 300) / 10},{pick(('', '1.5', '0.8'))}"
        yield f"{who},{life},{money},{place},{pick(RATED)},{days[below(700)]},{pick(TIERS)}\n"


if __name__ == "__main__":
    make_list(Path(sys.argv[1]), rows=int(sys.argv[2]), changed=float(sys.argv[3]) if len(sys.argv) > 3 else 0.0)
