"""Who may be in the book twice: what makes two clients look like one, and what keeps them apart."""

from datetime import date

import pytest

from rmtool.rules.duplicates import SAME_BIRTH, SAME_ID, SAME_PHONE, Person, pairs, reasons

BORN = date(1988, 5, 13)
PHONE = frozenset({"10412340012"})


def person(
    client_id, name="王伟", pinyin="wangwei", client_no=None, birth_date=None, id_last4=None, phones=frozenset()
):
    return Person(client_id, client_no, name, pinyin, birth_date, id_last4, phones)


@pytest.mark.parametrize(
    ("one", "two", "shared"),
    [
        ({"phones": PHONE}, {"phones": PHONE, "name": "王炜"}, (SAME_PHONE,)),  # sounds alike
        ({"phones": PHONE}, {"phones": PHONE, "name": "王伟先生", "pinyin": "wangweixiansheng"}, (SAME_PHONE,)),
        ({"phones": PHONE}, {"phones": PHONE, "name": "赵敏", "pinyin": "zhaomin"}, ()),  # a couple with one phone
        ({}, {}, ()),  # a common name
        ({"birth_date": BORN}, {"birth_date": BORN}, (SAME_BIRTH,)),
        ({"birth_date": BORN}, {"birth_date": BORN, "name": "王炜"}, ()),
        (
            {"birth_date": BORN, "id_last4": "012X"},
            {"birth_date": BORN, "id_last4": "012X", "name": "王韦", "pinyin": "x"},
            (SAME_ID,),
        ),
        ({"id_last4": "012X"}, {"id_last4": "012X"}, ()),  # the tail alone is chance
        ({"birth_date": BORN, "id_last4": "012X"}, {"birth_date": BORN, "id_last4": "0121"}, ()),
        (
            {"phones": PHONE, "birth_date": BORN},
            {"phones": PHONE, "birth_date": date(2012, 1, 1)},
            (),
        ),  # father and son
        ({"phones": PHONE, "birth_date": BORN}, {"phones": PHONE, "birth_date": BORN}, (SAME_PHONE, SAME_BIRTH)),
    ],
)
def test_what_makes_two_clients_look_like_one(one, two, shared):
    assert reasons(person(1, **one), person(2, **two)) == shared
    assert reasons(person(2, **two), person(1, **one)) == shared


def test_nobody_is_a_double_of_oneself():
    same = person(1, phones=PHONE)
    assert pairs([[same, same]]) == ()


def test_a_pair_found_in_two_groups_is_one_and_the_banks_number_stays():
    by_hand, listed = person(1, phones=PHONE), person(2, phones=PHONE, client_no="000012")
    (pair,) = pairs([[by_hand, listed], [listed, by_hand]])
    assert (pair.kept.handle, pair.other.handle, pair.numbered) == ("000012", "#1", False)


def test_the_most_likely_pair_comes_first():
    both_numbered = [person(1, client_no="1", birth_date=BORN), person(2, client_no="2", birth_date=BORN)]
    one_reason = [person(3, phones=PHONE), person(4, phones=PHONE)]
    two_reasons = [person(5, phones=PHONE, birth_date=BORN), person(6, phones=PHONE, birth_date=BORN)]
    found = [pair.kept.client_id for pair in pairs([both_numbered, one_reason, two_reasons])]
    assert found == [5, 3, 1]
