"""Whom the relationship manager means."""

import pytest

from rmtool.book.clients import complete_client, find_client
from rmtool.errors import AmbiguousError, NotFoundError


@pytest.fixture
def people(desk):
    desk.add(client_no="000012", name="张伟", mobile=["19900001234"])
    desk.add(client_no="000201", name="张薇", mobile=["19900008810"])
    desk.add(client_no="000377", name="张文")
    desk.add(client_no="000400", name="张伟明", phone=["010-6552 1234"])
    desk.add(name="单小红", mobile=["19900005678"])
    desk.add(client_no="1234", name="John Smith")
    desk.add(client_no="000500", name="尉迟恭")
    return desk


def found(desk, text):
    with desk.reading() as book:
        return find_client(book, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("000012", "张伟"),
        (" 000012 ", "张伟"),
        ("1234", "John Smith"),  # an exact client number always wins over a phone's end
        ("#5", "单小红"),
        ("张伟", "张伟"),  # a whole name wins over a longer one
        ("张伟明", "张伟明"),
        ("单", "单小红"),
        ("shanxiaohong", "单小红"),
        ("Shan Xiaohong", "单小红"),
        ("shanx", "单小红"),
        ("sxh", "单小红"),
        ("ycg", "尉迟恭"),
        ("john", "John Smith"),
        ("JohnSmith", "John Smith"),
        ("8810", "张薇"),
        ("19900005678", "单小红"),
        ("65521234", "张伟明"),
        ("199 0000 5678", "单小红"),
    ],
)
def test_a_client_is_found_by_what_the_manager_remembers(people, text, name):
    assert found(people, text).name == name


def test_several_are_named_with_masked_phones_and_the_way_out(people):
    with pytest.raises(AmbiguousError) as error:
        found(people, "zhangw")
    assert error.value.exit_code == 4
    assert error.value.sentence == (
        '"zhangw" matches 4 clients: 张伟 000012 (199****1234), 张薇 000201 (199****8810),'
        " 张伟明 000400 (010****1234), 张文 000377 (no phone)"
    )
    assert "000012" in error.value.hint
    assert len(error.value.candidates) == 4
    assert "19900001234" not in str(error.value.candidates)


def test_two_of_one_name_are_both_named(people):
    people.add(client_no="000999", name="张伟")
    with pytest.raises(AmbiguousError, match="2 clients") as error:
        found(people, "张伟")
    assert "000012" in error.value.sentence
    assert "000999" in error.value.sentence


def test_of_many_five_are_named(desk):
    for number in range(8):
        desk.add(client_no=f"{number:06}", name=f"李{chr(0x4E00 + number)}")
    with pytest.raises(AmbiguousError, match="matches 8 clients.* and 3 more"):
        found(desk, "李")


@pytest.mark.parametrize(
    ("text", "close"), [("章伟", "张伟"), ("shanxiaohon9", "单小红"), ("zhangweimig", "张伟明"), ("12", "000012")]
)
def test_a_name_nobody_has_brings_up_the_close_ones(people, text, close):
    with pytest.raises(NotFoundError) as error:
        found(people, text)
    assert error.value.exit_code == 3
    assert close in error.value.hint


@pytest.mark.parametrize("text", ["", "   ", "#", "#999", "#99999999999999999999999", "%", "_", "'; DROP", "123", "77"])
def test_what_means_nobody_finds_nobody(people, text):
    with pytest.raises(NotFoundError):
        found(people, text)


def test_finding_never_reads_the_whole_book(people):
    """Every look-up but the last resort must go through an index."""
    statements = []
    with people.reading() as book:
        book.set_trace_callback(statements.append)
        for text in ("000012", "#5", "张伟", "单", "sxh", "shanx", "8810"):
            find_client(book, text)
        book.set_trace_callback(None)
        plans = [row[3] for sql in statements for row in book.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert len(statements) > 7
    assert [plan for plan in plans if plan.startswith("SCAN")] == []


def test_completion_offers_what_to_type_and_who_it_is(people):
    with people.reading() as book:
        assert ("000012", "张伟") in complete_client(book, "0000")
        assert complete_client(book, "单") == [("#5", "单小红")]
        assert {name for _typed, name in complete_client(book, "zhang")} == {"张伟", "张薇", "张文", "张伟明"}
        assert len(complete_client(book, "0", limit=2)) == 2
        assert complete_client(book, "nobody") == []
