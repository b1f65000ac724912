"""What the properties of an address card are called in a client list."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from rmtool.exchange.vcard_properties import Property

Said = Iterable[tuple[str, str]]  # fields and what they hold; none where no field takes the property

FIELDS = (
    "client_no", "name", "gender", "birth_date", "occupation", "employer", "mobile", "phone", "fax", "wechat",
    "email", "address", "tags", "note",
)  # fmt: skip
# What a card says of itself; N is looked at beside FN.
_TECHNICAL = frozenset(
    {"BEGIN", "END", "VERSION", "PRODID", "REV", "UID", "KIND", "N", "FN", "SORT-STRING", "CLIENTPIDMAP"}
    | {"X-ADDRESSBOOKSERVER-KIND", "X-ABADR", "X-ABSHOWAS"}
)
_LISTS = frozenset({"mobile", "phone", "fax", "wechat", "email", "address", "tags"})
_GROUPS = frozenset({"KIND", "X-ADDRESSBOOKSERVER-KIND"})
_GENDERS = {"M": "male", "F": "female"}
_WECHAT = re.compile(r"(?:wechat|weixin|x-apple|xmpp):(?://)?", re.IGNORECASE)
_WECHAT_SCHEMES = ("wechat:", "weixin:")
_MOBILE = re.compile(r"(?:\+?86|0086)?1\d{10}")
_BETWEEN = re.compile(r"[\s\-().]")
# A pause before an extension is dialled: 0571-88880000,123; in a tel: address ;ext=123.
_EXTENSION = re.compile(r"(?:;ext=|[,pPwW]+)(?=\d{1,6}#?$)")
_CLOCK = re.compile(r"T\d{2}.*$")
_PACKED_DAY = re.compile(r"--(\d{2})-?(\d{2})")
_OMITTED_YEAR = "1604"  # what Apple writes for a birthday without its year
_IDEOGRAPH = re.compile(r"[\u2e80-\U0003ffff]")
_OWN_LABEL = re.compile(r"_\$!<.*>!\$_")


def is_group(card: Sequence[Property]) -> bool:
    """Say whether a card is a list of other cards, not a person."""
    return any(each.name in _GROUPS and each.text.casefold() == "group" for each in card)


def client_fields(card: Sequence[Property], not_taken: Counter[str]) -> dict[str, str]:
    """Return a card's texts by our field names; what no field takes is counted in `not_taken` by its name."""
    found: dict[str, list[str]] = {}
    for each in card:
        if each.name in _TECHNICAL or not each.value.strip(" ;"):
            continue
        said = [(field, text) for field, text in _READERS.get(each.name, _nowhere)(each) if text]
        if not said and not _is_program_label(each):
            not_taken[each.name] += 1
        for field, text in said:
            found.setdefault(field, []).append(text)
    name = _name(card)
    _settle(found)
    fields = {field: _joined(field, texts) for field, texts in found.items()}
    return fields | {"name": name} if name else fields


def _joined(field: str, texts: Sequence[str]) -> str:
    once = dict.fromkeys(texts)
    return ";".join(text.replace(";", "，") for text in once) if field in _LISTS else "\n".join(once)


def _settle(found: dict[str, list[str]]) -> None:
    """Where a field has room for one text the first stays; the others go into the note, nothing is dropped."""
    if lunar := found.pop("lunar", None):
        found["birth_date"] = lunar  # it tells the same day, and by which calendar it is kept
    for field in ("client_no", "birth_date", "gender", "occupation", "employer"):
        first, *others = dict.fromkeys(found.get(field, [""]))
        if others:
            found[field] = [first]
            found["note"] = [*found.get("note", ()), *others]


def _name(card: Sequence[Property]) -> str:
    """Return the full name; where there is none, its parts, Chinese ones without a space between."""
    whole = next((each.text for each in card if each.name == "FN" and each.text), "")
    parts = next((each.parts(";") for each in card if each.name == "N"), [])
    if whole or not parts:
        return whole
    family, given, *middle = [*parts[:3], "", ""][:3]
    if _IDEOGRAPH.search(family + given):
        return family + "".join(middle) + given
    return " ".join(part for part in (given, *middle, family) if part)


def _nowhere(_each: Property) -> Said:
    return ()


def _is_program_label(each: Property) -> bool:
    """Say whether a label is one of the program's own (_$!<Mobile>!$_), which says nothing new."""
    return each.name == "X-ABLABEL" and _OWN_LABEL.fullmatch(each.text) is not None


def _as(field: str) -> Callable[[Property], Said]:
    return lambda each: [(field, each.text)]


def _phone(each: Property) -> Said:
    number = _EXTENSION.sub("转", re.sub(r"^tel:", "", each.text, flags=re.IGNORECASE))
    number = number.partition(";")[0]
    called, extended, extension = number.partition("转")
    if extended:
        number = f"{_BETWEEN.sub('', called)}转{extension}"
    if "FAX" in each.kinds:
        return [("fax", number)]
    mobile = "CELL" in each.kinds or _MOBILE.fullmatch(_BETWEEN.sub("", number)) is not None
    return [("mobile" if mobile else "phone", number)]


def _email(each: Property) -> Said:
    return [("email", re.sub(r"^mailto:", "", each.text, flags=re.IGNORECASE))]


def _wechat(each: Property) -> Said:
    """Return a WeChat name; the addresses of other messengers have no field."""
    service = {value.upper() for value in (*each.parameters.get("X-SERVICE-TYPE", ()), *each.kinds)}
    if each.text.casefold().startswith(_WECHAT_SCHEMES) or service & {"WECHAT", "WEIXIN"}:
        return [("wechat", _WECHAT.sub("", each.text, count=1))]
    return ()


def _address(each: Property) -> Said:
    """Return an address in the order it is written in: Chinese from the country to the house, others the other way."""
    box, extended, street, city, region, code, country = [*each.parts(";"), *[""] * 7][:7]
    lines = [" ".join(part.split("\n")) for part in (country, region, city, street, extended, box)]
    if _IDEOGRAPH.search("".join(lines)):
        return [("address", f"{''.join(lines)} {code}".strip())]
    return [("address", ", ".join(part for part in (*reversed(lines), code) if part))]


def _employer(each: Property) -> Said:
    return [("employer", " ".join(part for part in each.parts(";") if part))]


def _gender(each: Property) -> Said:
    return [("gender", _GENDERS.get(each.parts(";")[0].upper(), ""))]


def _tags(each: Property) -> Said:
    return [("tags", tag) for tag in each.parts(",")]


def _birth_date(each: Property) -> Said:
    text = _CLOCK.sub("", each.text)
    if text.startswith(_OMITTED_YEAR):
        text = text.replace(_OMITTED_YEAR, "-", 1) if "-" in text else f"--{text[4:]}"
    yearless = _PACKED_DAY.fullmatch(text)
    return [("birth_date", f"--{yearless[1]}-{yearless[2]}" if yearless else text)]


_READERS: dict[str, Callable[[Property], Said]] = {
    "ADR": _address,
    "BDAY": _birth_date,
    "CATEGORIES": _tags,
    "EMAIL": _email,
    "GENDER": _gender,
    "IMPP": _wechat,
    "NOTE": _as("note"),
    "ORG": _employer,
    "ROLE": _as("occupation"),
    "TEL": _phone,
    "TITLE": _as("occupation"),
    "X-RMTOOL-CLIENT-NO": _as("client_no"),
    "X-RMTOOL-LUNAR-BIRTHDAY": _as("lunar"),
    "X-WECHAT": _as("wechat"),
}
