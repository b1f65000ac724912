"""The log: rows are added, nothing is ever changed or lost."""

from datetime import date

from rmtool.book.records import read_contacts


def test_a_contact_is_kept_with_all_that_was_said(desk):
    client = desk.add(client_no="000012", name="张伟")
    contact_id = desk.log(
        client,
        "2026-11-24T09:30",
        channel="phone",
        direction="out",
        reached=True,
        minutes=12,
        topic="needs",
        note="孩子明年上大学",
        next_on=date(2026, 12, 1),
        next_note="送方案",
        step="needs",
        step_answer=True,
        gift="月饼",
        gift_value=19_800,
    )
    with desk.reading() as book:
        [contact] = read_contacts(book)
    assert contact == (
        contact_id, client, "000012", "张伟", "2026-11-24T09:30", "phone", "out", True, 12, "needs", "孩子明年上大学",
        date(2026, 12, 1), "送方案", "needs", True, "月饼", 19_800,
    )  # fmt: skip


def test_the_same_words_twice_are_two_contacts(desk):
    client = desk.add(name="张伟")
    for _time in range(2):
        desk.log(client, "2026-11-24", channel="phone")
    assert desk.query("SELECT nth FROM contact ORDER BY id") == [(1,), (2,)]


def test_the_log_reads_newest_first_of_one_client_or_of_all(desk):
    zhang, li = desk.add(name="张伟"), desk.add(name="李娜")
    desk.log(zhang, "2026-11-20", note="a")
    desk.log(li, "2026-11-22T10:00", note="b")
    desk.log(zhang, "2026-11-22", note="c")
    desk.log(zhang, "2026-11-20", note="d")
    with desk.reading() as book:
        assert [contact.note for contact in read_contacts(book)] == ["b", "c", "d", "a"]
        assert [contact.note for contact in read_contacts(book, client_id=zhang)] == ["c", "d", "a"]
        assert [contact.note for contact in read_contacts(book, limit=1)] == ["b"]
