"""Columns computed from one stored column each: what a name sounds like, and how a phone ends."""

import os
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# At the head of a name these are surnames and read as such; elsewhere the ordinary reading holds.
_SURNAMES = {
    "万俟": "mo qi", "尉迟": "yu chi", "单于": "chan yu", "长孙": "zhang sun", "澹台": "tan tai",
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "区": "ou", "查": "zha", "盖": "ge", "乐": "yue", "员": "yun",
    "贠": "yun", "朴": "piao", "繁": "po", "缪": "miao", "种": "chong", "覃": "qin", "翟": "zhai", "秘": "bi",
    "洗": "xian", "折": "she", "召": "shao", "卜": "bu", "都": "du", "晟": "cheng", "祭": "zhai", "句": "gou",
    "阚": "kan", "佴": "nai", "黑": "he", "乜": "nie", "六": "lu", "能": "nai",
}  # fmt: skip
_LONGEST_SURNAME = 2
_FIRST_IDEOGRAPH = "\u2e80"
_LATIN_WORD = re.compile(r"[a-z0-9]+")
_PHONE_CHANNELS = frozenset({"mobile", "phone"})
_TAIL = 4

_sounds: dict[str, str] = {}


class Sound(NamedTuple):
    """A name as a keyboard types it (`zhangwei`) and its initials (`zw`); None where no character is known."""

    pinyin: str | None
    initials: str | None


@lru_cache(maxsize=4096)
def sound_of(name: str) -> Sound:
    """Return how a name is typed; a character nobody knows the sound of is left out.

    Surnames are read as surnames (单 shan, 曾 zeng, 尉迟 yuchi); Latin names are lower-cased, accents dropped.
    """
    syllables = _syllables(name)
    if not syllables:
        return Sound(None, None)
    return Sound("".join(syllables), "".join(syllable[0] for syllable in syllables))


def tail_of(channel: str, value: str) -> str | None:
    """Return the last four digits of a phone, by which it is found; None of anything else."""
    if channel not in _PHONE_CHANNELS:
        return None
    digits = re.sub(r"\D", "", value)
    return digits[-_TAIL:] if len(digits) >= _TAIL else None


def _syllables(name: str) -> list[str]:
    for length in range(_LONGEST_SURNAME, 0, -1):
        surname = _SURNAMES.get(name[:length])
        if surname is not None:
            return [*surname.split(), *_spoken(name[length:])]
    return _spoken(name)


def _spoken(text: str) -> list[str]:
    """Return the sounds of Chinese characters one by one, and Latin words whole."""
    return _LATIN_WORD.findall("".join(_sounds.get(char) or _learn(char) for char in text))


def _learn(char: str) -> str:
    """Return a character as it is typed, and remember it: a Chinese one stands apart, an accent is dropped."""
    _sounds[char] = _latin(char) if char < _FIRST_IDEOGRAPH else f" {_pinyin(char)} "
    return _sounds[char]


def _latin(char: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part)).lower()


def _pinyin(char: str) -> str:
    # Without its phrase dictionary pypinyin loads in a quarter of the time; names are read by character anyway.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(char, errors="ignore"))
