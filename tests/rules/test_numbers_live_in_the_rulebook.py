"""A threshold in the code would be a number nobody can see, question or change: the rulebook has them all."""

import ast
from pathlib import Path

import pytest

import rmtool.rules

RULES = Path(rmtool.rules.__file__).parent
# What is no rule about clients: the law's age of consent with its calendar, and how many digits of a phone are shown.
EXEMPT = {"minors.py", "masking.py"}
FILES = sorted(file for file in RULES.rglob("*.py") if file.name not in EXEMPT)
PLAIN = {0, 1, -1, 2}
# Numbers that belong to the calendar, to arithmetic or to the machine contract; each has a name where it stands.
NAMED = {
    "age.py": {"LEAP_DAY", "YEAR", "MONTH"},
    "points.py": {"TENTHS", "HALF", "NOISE"},
    "contact_bans.py": {"HOUR", "WHOLE_DAY"},
    "months.py": {"A_YEAR", "MONTH_DAYS"},
    "priority.py": {"SPARE"},
    "reminders/birthdays.py": {"_LONGEST_MONTH"},
    "reminders/order.py": {"LOT", "OF_KIND"},
    "repeating.py": {"A_QUARTER"},
    "sections/value.py": {"WHOLE_VALUE"},
    "sheet.py": {"FEN_PER_YUAN", "HUNDRED"},
    "windows.py": {"SPARE"},
}


def _bare_numbers(tree, allowed):
    named = {
        id(node)
        for statement in tree.body
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) in allowed
        for node in ast.walk(statement)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and type(node.value) in (int, float)
        and node.value not in PLAIN
        and id(node) not in named
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(RULES)))
def test_no_rule_has_a_number_of_its_own(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))

    assert _bare_numbers(tree, NAMED.get(file.relative_to(RULES).as_posix(), set())) == []


def test_a_number_in_a_rule_would_be_found():
    assert _bare_numbers(ast.parse("def share(age):\n    return 0.5 if age < 65 else 1.0"), set()) == [0.5, 65]
