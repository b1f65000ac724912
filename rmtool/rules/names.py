"""Names taken apart: the surname, double ones whole, and what stands behind it."""

import re

_DOUBLE = frozenset(
    {"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "端木"}
    | {"司徒", "南宫", "轩辕", "独孤", "长孙", "宇文", "闻人", "赫连", "澹台", "濮阳", "申屠", "钟离"}
    | {"鲜于", "司空", "万俟", "拓跋", "呼延", "东郭", "百里", "西门", "纳兰", "太史", "公羊", "宗政"}
    | {"单于", "太叔", "仲孙", "闾丘", "司寇", "颛孙", "漆雕", "乐正", "公冶", "公西", "左丘", "即墨"}
    | {"第五", "亓官", "歐陽", "司馬", "諸葛", "東方", "獨孤", "尉遲", "鍾離", "長孫"}
)
_CHINESE = re.compile(r"[\u2e80-\U0003ffff]+")


def is_chinese(name: str) -> bool:
    """Say whether a name is written in Chinese characters alone."""
    return _CHINESE.fullmatch(name) is not None


def split_name(name: str) -> tuple[str, str]:
    """Return surname and given name: 王|伟, 欧阳|娜娜, Smith|John; a name of one word is a surname alone.

    Of two signs one is the given name: 欧阳 alone is a 欧.
    """
    if is_chinese(name):
        length = 2 if len(name) > 2 and name[:2] in _DOUBLE else 1
        return name[:length], name[length:]
    given, _space, family = name.rpartition(" ")
    return family, given.strip()
