"""`rmtool find`: whom a text means, whom conditions mean, in the columns and the order that are asked for."""

import pytest

MOBILES = {"000012": "10412340012", "000044": "10412340044"}


@pytest.fixture
def found(run, small):
    """`found("王伟")`: the client numbers (or `#id`) that answer, in order."""

    def find(*words):
        done = run("find", *words, "-f", "ids")
        assert done.code == 0, done.err
        return done.lines

    return find


@pytest.mark.parametrize(
    ("text", "clients"),
    [
        ("000012", ["000012"]),
        ("#4", ["#4"]),
        ("王伟", ["000012"]),
        ("王", ["000012"]),
        ("wangwei", ["000012"]),
        ("ww", ["000012"]),
        ("OuYang", ["000088"]),
        ("christopher", ["000301"]),
        ("0173", ["000173"]),
        ("10412340173", ["000173"]),
        ("104-1234-0173", ["000173"]),
        ("刘洋", ["#4"]),
        ("网球", ["000012"]),  # a hobby
        ("积存金", ["000012"]),  # a holding
        ("赵敏", ["000012"]),  # his wife
        ("asked about", ["000012"]),  # a note of the log
    ],
)
def test_a_number_a_name_its_sound_a_phone_or_any_word_means_a_client(found, text, clients):
    assert found(text) == clients


def test_a_name_that_fits_is_enough_unless_all_words_are_asked_for(run, found):
    """赵敏 is a wife on file until a client of that name comes."""
    run("add", "赵敏", "--client-no", "000900")
    assert found("赵敏") == ["000900"]
    assert set(found("赵敏", "--anywhere")) == {"000900", "000012"}


def test_nobody_is_an_answer_not_an_error(run, small):
    done = run("find", "不存在的人", "-f", "json")
    assert (done.code, done.json) == (0, [])
    assert "no client answers to this" in done.err


@pytest.mark.parametrize(
    ("conditions", "clients"),
    [
        (["aum >= 90万"], ["000012", "000044", "000377"]),
        (["aum > 90万"], ["000012", "000044"]),
        (["aum >= 90万", "gender = 女"], ["000044"]),
        (["资产余额 >= 100万"], ["000012", "000044"]),
        (["occupation = 医生"], ["000012"]),
        (["education >= 硕士"], ["000012", "000301"]),
        (["hobbies ~ 网"], ["000012"]),
        (["tier = 私行"], ["000044"]),
        (["age = 50"], ["000301"]),  # fifty on this very day
        (["age > 50"], ["000044"]),
        (["do_not_contact = 是"], ["000377"]),
        (["risk_level = C3"], ["000012"]),
        (["birth_date < 1980-01-01"], ["000044", "000301"]),
    ],
)
def test_conditions_mean_those_of_whom_all_hold(found, conditions, clients):
    words = [word for condition in conditions for word in ("--where", condition)]
    assert sorted(found(*words)) == clients


def test_the_unknown_is_asked_for_and_never_counted_as_nothing(found):
    """Whose assets nobody knows has not less than 10 yuan."""
    assert found("--where", "aum < 10") == []
    assert sorted(found("--where", "aum =")) == ["#4", "000088", "000173"]


@pytest.mark.parametrize(
    ("condition", "seen"),
    [
        ("aun >= 50万", "did you mean aum"),
        ("aum", "is not field, sign, value"),
        ("aum >= 很多", "aum"),
        ("occupation > doctor", "cannot be compared with >"),
        ("gender = 外星人", "one of male, female"),
    ],
)
def test_a_condition_that_says_nothing_is_refused_with_what_would(run, small, condition, seen):
    done = run("find", "--where", condition)
    assert done.code == 2
    assert seen in done.err


def test_sorted_by_what_is_asked_and_the_unknown_comes_last_either_way(found):
    known = ["000301", "000201", "000377", "000012", "000044"]  # 20万, 80万, 90万, 100万, 600万
    up, down = found("--sort", "aum"), found("--sort", "资产余额", "--desc")
    assert up[:5] == known
    assert down[:5] == known[::-1]
    assert set(up[5:]) == set(down[5:]) == {"#4", "000088", "000173"}


def test_the_first_n_and_how_many_more(run, small):
    done = run("find", "--sort", "aum", "--desc", "--top", "2", "-f", "ids")
    assert done.lines == ["000044", "000012"]
    assert "6 more; --top 0 shows all" in done.err
    assert len(run("find", "--top", "0", "-f", "ids").lines) == 8
    assert run("find", "--top", "-1").code == 2


def test_columns_by_field_or_as_files_call_them_each_once(run, small):
    done = run("find", "000012", "--columns", "职业，aum、occupation,last_reached_on", "-f", "json")
    assert done.json == [
        {"client_id": 1, "client_no": "000012", "name": "王伟", "occupation": "doctor", "aum": 1_000_000, "last_reached_on": "2026-10-14"}
    ]  # fmt: skip
    assert list(run("find", "000012", "--columns", "aum", "-f", "csv").rows[0]) == [
        "client_id",
        "client_no",
        "name",
        "aum",
    ]


@pytest.mark.parametrize(
    "words", [["--columns", "星座"], ["--sort", "星座"], ["--sort", "mobile"], ["--sort", "promised_on"]]
)
def test_a_column_that_is_none_or_has_no_order_is_refused(run, small, words):
    done = run("find", *words)
    assert done.code == 2
    assert words[1] in done.err


@pytest.mark.parametrize("output", ["table", "json", "csv"])
def test_phones_and_the_ids_tail_are_whole_only_with_reveal(run, small, output):
    asked = ["find", "000012", "--columns", "mobile,id_last4", "-f", output]
    masked, whole = run(*asked).out, run(*asked, "--reveal").out
    assert "104****0012" in masked
    assert "10412340012" not in masked
    assert "012X" not in masked
    assert "012X" in whole
    assert "10412340012" in whole.replace("-", "").replace(" ", "")
