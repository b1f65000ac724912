"""Short client lists as a bank in China, Taiwan or Hong Kong writes them, each by its number."""

import random
from typing import NamedTuple


class Place(NamedTuple):
    headers: list[str]
    surnames: str
    given: str
    words: dict[str, list[str]]


MAINLAND = Place(
    ["性别", "手机号", "出生日期", "资产余额", "职业", "婚姻状况", "风险等级", "家庭地址"],
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜仝亓佘乜邸妫逄",
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂丹萍鹏华红玉琴建国志文斌梅雪林晨浩宇欣怡子轩梓涵佳琪嘉俊思雨婷璟珺昱翀晟煊祎玥",
    {
        "性别": ["男", "女"],
        "职业": ["医生", "教师", "公务员", "工程师", "律师", "职员", "退休"],
        "婚姻状况": ["已婚", "未婚", "离异"],
        "家庭地址": [
            "北京市朝阳区建国路88号",
            "上海市浦东新区世纪大道100号",
            "深圳市南山区科技园",
            "亳州市谯城区薛阁街道",
            "衢州市柯城区荷花",
        ],
    },
)
TAIWAN = Place(
    ["性別", "手機號", "出生日期", "資產餘額", "職業", "婚姻狀況", "風險等級", "家庭地址"],
    "王李張劉陳楊黃趙吳周徐孫馬朱胡郭何林羅高梁鄭謝宋唐許鄧馮韓曹曾彭蕭蔡潘田董袁余葉蔣杜蘇魏程呂丁沈任姚盧傅鍾姜粘涂卓游簡詹",
    "偉芳娜秀英敏靜麗強磊軍洋勇豔傑娟濤明超蘭霞平剛桂丹萍鵬華紅玉琴建國志文斌梅雪林晨浩宇欣怡子軒梓涵佳琪嘉俊思雨婷儒霖筱瑄璇暐",
    {
        "性別": ["男", "女"],
        "職業": ["醫生", "教師", "公務員", "工程師", "律師", "職員", "退休"],
        "婚姻狀況": ["已婚", "未婚", "離婚"],
        "家庭地址": [
            "臺北市信義區市府路1號",
            "新北市板橋區文化路",
            "高雄市苓雅區四維三路",
            "香港九龍彌敦道",
            "桃園市中壢區中正路",
        ],
    },
)


def client_list(place: Place, number: int, rows: int | None = None) -> tuple[str, list[str]]:
    """Return a list of 2 to 30 rows (or so many) under 2 to 10 headers, and the names in it."""
    chance = random.Random(number)
    rows = chance.randint(2, 30) if rows is None else rows
    headers = chance.sample(place.headers, chance.randint(0, len(place.headers)))
    first = "客戶號" if place is TAIWAN else "客户号"
    names = [
        chance.choice(place.surnames) + "".join(chance.choices(place.given, k=chance.randint(1, 2)))
        for _ in range(rows)
    ]
    lines = [",".join([first, "姓名", *headers])]
    for client, name in enumerate(names, start=1):
        cells = [chance.choice(place.words[header]) if header in place.words else "" for header in headers]
        lines.append(",".join([f"{client:06}", name, *cells]))
    return "\n".join(lines) + "\n", names
