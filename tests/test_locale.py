"""The Chinese catalogue answers every text of the program, and only those.

When a text changes: `python tests/catalogue.py update`, translate what is empty in the .po, and update once more.
"""

import ast
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from rmtool import text
from rmtool.render.dates import long_day, short_day


def _load() -> ModuleType:
    """The tests are no package: the tool beside this file is loaded by its path."""
    spec = spec_from_file_location("catalogue_of_the_tests", Path(__file__).with_name("catalogue.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


catalogue = _load()
# A bank may not say of any product that its money is safe or its return certain.
PROMISES = ("保本", "保证", "保收益", "稳赚", "无风险", "零风险", "承诺收益", "高收益", "必涨")


@pytest.fixture(scope="module")
def messages():
    return [message for message in catalogue.read() if message.id]


@pytest.fixture(scope="module")
def compiled():
    return catalogue.compiled()


@pytest.fixture
def _in_chinese():
    before = text.language()
    text.set_language("zh")
    yield
    text.set_language(before)


def _flat(ids):
    return {id_ if isinstance(id_, str) else id_[0] for id_ in ids}


def test_every_text_of_the_program_stands_in_the_catalogue(messages):
    missing = _flat(catalogue.messages()) - {catalogue.ids(message)[0] for message in messages}
    assert not missing, f"python tests/catalogue.py update, then translate: {sorted(missing)}"


def test_the_catalogue_has_no_text_that_the_program_no_longer_says(messages):
    unused = {catalogue.ids(message)[0] for message in messages} - _flat(catalogue.messages())
    assert not unused, f"python tests/catalogue.py update drops: {sorted(unused)}"


def test_no_text_is_put_together_before_it_is_looked_up():
    assert catalogue.computed() == []


def test_nothing_waits_for_a_translation(messages):
    waiting = [message.id for message in messages if message.fuzzy or not all(catalogue.strings(message))]
    assert not waiting


def test_a_message_counts_in_the_source_as_in_the_catalogue(messages):
    counted = {id_[0] for id_ in catalogue.messages() if isinstance(id_, tuple)}
    assert {catalogue.ids(message)[0] for message in messages if len(catalogue.ids(message)) == 2} == counted


def test_chinese_has_one_plural_form(messages, compiled):
    assert all(len(catalogue.strings(message)) == 1 for message in messages)
    assert {compiled.plural(n) for n in (0, 1, 2, 5, 100)} == {0}


def test_a_translation_fills_in_what_the_english_fills_in():
    differing = [
        (english, chinese)
        for message in catalogue.translated(catalogue.read())
        for english in catalogue.ids(message)
        for chinese in catalogue.strings(message)
        if catalogue.placeholders(english) != catalogue.placeholders(chinese)
    ]
    assert not differing


def test_no_translation_promises_what_a_bank_may_not_promise(messages):
    said = [chinese for message in messages for chinese in catalogue.strings(message)]
    assert not [chinese for chinese in said if any(word in chinese for word in PROMISES)]


def test_what_is_compiled_is_what_is_written(compiled):
    read = {key: value for key, value in compiled._catalog.items() if key}
    written = {}
    for message in catalogue.translated(catalogue.read()):
        (chinese,) = catalogue.strings(message)
        first = catalogue.ids(message)[0]
        written[first if isinstance(message.id, str) else (first, 0)] = chinese
    assert read == written


def test_the_files_are_just_what_the_update_writes():
    renewed = catalogue.renewed(catalogue.read(), catalogue.messages())
    assert catalogue.PO.read_bytes() == catalogue.po_bytes(renewed)
    assert catalogue.MO.read_bytes() == catalogue.mo_bytes(renewed)


def test_no_line_number_day_or_path_stands_in_the_catalogue():
    lines = catalogue.PO.read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if line.startswith("#:") or "Date:" in line or "Generated-By" in line]


@pytest.mark.usefixtures("_in_chinese")
def test_the_program_speaks_chinese_once_it_is_asked_to():
    assert text._("error: {sentence}").format(sentence="x") == "错误：x"
    assert text.ngettext("{n} child", "{n} children", 2).format(n=2) == text.ngettext(
        "{n} child", "{n} children", 1
    ).format(n=2)


@pytest.mark.usefixtures("_in_chinese")
def test_days_are_written_as_the_chinese_write_them():
    assert long_day(date(2026, 11, 24)) == "2026年11月24日 周二"
    assert short_day(date(2026, 11, 30), date(2026, 11, 24)) == "11月30日"
    assert short_day(date(2027, 2, 5), date(2026, 11, 24)) == "2027年2月5日"


class TestTheTool:
    """What the update keeps, what it drops, and what it brings in."""

    @staticmethod
    def _old(**flags):
        from babel.messages.catalog import Catalog

        old = Catalog(locale="zh_CN", fuzzy=False)
        old.add("stays", "保留", **flags)
        old.add("goes", "删去")
        old.add(("{n} row", "{n} rows"), ("{n}行",))
        return old

    def test_it_keeps_translations_drops_the_unused_and_takes_in_the_new(self):
        renewed = catalogue.renewed(self._old(), ["new", "stays", ("{n} row", "{n} rows")])
        found = {catalogue.ids(message)[0]: catalogue.strings(message) for message in renewed if message.id}
        assert found == {"new": ("",), "stays": ("保留",), "{n} row": ("{n}行",)}

    def test_a_fuzzy_translation_stays_fuzzy_and_is_not_compiled(self):
        renewed = catalogue.renewed(self._old(flags=["fuzzy"]), ["stays"])
        assert renewed.get("stays").fuzzy
        assert [message.id for message in catalogue.translated(renewed)] == []

    def test_a_text_that_comes_to_count_keeps_its_translation(self):
        (message,) = [m for m in catalogue.renewed(self._old(), [("stays", "stay")]) if m.id]
        assert catalogue.strings(message) == ("保留",)

    def test_it_finds_calls_inside_an_f_string(self):
        line = """f"{name} ({phone or _('no phone')}, {mark('x')})" + ngettext('a', 'b', n)"""
        found = list(catalogue._calls(ast.parse(line)))
        assert [(name, [text.value for text in texts]) for name, texts in found] == [
            ("_", ["no phone"]),
            ("mark", ["x"]),
            ("ngettext", ["a", "b"]),
        ]

    def test_placeholders_are_told_by_their_names(self):
        assert catalogue.placeholders("{n:,} rows in {file}, {{kept}}") >= {"n", "file"}
        assert catalogue.placeholders("no row") == set()

    def test_the_rulebook_s_words_are_among_the_messages(self):
        assert {"points", "Share by monthly income."} <= _flat(catalogue.messages())
