"""What nobody may say of a product: that its money is safe, its return certain, or how high it is (DOMAIN 3.3.6)."""

import re
import unicodedata

# DOMAIN 3.3, point 6; the forecast return stands there in words, here also as a bare percentage.
PROMISES = ("保本", "保证", "无风险", "稳赚", "相当于存款", "最高收益", "首选", "预期收益率")
_RATE = r"\d+(?:\.\d+)?\s*%"
_PROMISE = re.compile("|".join((*PROMISES, _RATE)))
# The warnings that a product must carry deny the same words: 不保证本金, 非保本, 无法保证, 不构成收益保证, 不承诺保本.
_CANNOT = "[不未](?:是|能|会|得|可)?|无法"
_NOT = f"(?:非|{_CANNOT}|(?:{_CANNOT})(?:承诺|构成|提供|代表)[^，。；、,;但却而且]{{0,8}}?)"
_DENIAL = re.compile(f"{_NOT}(?:{'|'.join(PROMISES)})")


def promise_in(text: str) -> str | None:
    """Return the first words of a text that promise a return or name a rate, None where there are none.

    A denial (不保证本金) is no promise.
    """
    said = unicodedata.normalize("NFKC", text)
    found = _PROMISE.search(_DENIAL.sub(" ", said))
    return None if found is None else found[0]
