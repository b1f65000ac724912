"""Records that a list cannot tell from each other: numbered without gaps, so that the next list finds them again."""

LIST = "客户号,产品类型,金额\n000301,定期存款,{one}\n000301,定期存款,{two}\n"


def amounts(run):
    listed = run("holding", "list", "000301", "-f", "json").json
    return [one["amount"] for one in listed if one["category"] == "time_deposit"]


def test_after_one_of_two_equals_is_removed_the_list_finds_the_other(run, small):
    run("import", str(small.write("h.csv", LIST.format(one=100, two=200))), "--as", "holdings")
    first = next(
        one["record_id"] for one in run("holding", "list", "000301", "-f", "json").json if one["amount"] == 100
    )
    run("holding", "remove", str(first), "--yes")
    assert amounts(run) == [200]
    done = run(
        "import",
        str(small.write("h2.csv", "客户号,产品类型,金额\n000301,定期存款,300\n")),
        "--as",
        "holdings",
        "-f",
        "json",
    )
    assert (done.json["added"], done.json["updated"]) == (0, 1)
    assert amounts(run) == [300]


def test_undo_of_the_removal_gives_both_back_under_their_numbers(run, small):
    run("import", str(small.write("h.csv", LIST.format(one=100, two=200))), "--as", "holdings")
    first = next(
        one["record_id"] for one in run("holding", "list", "000301", "-f", "json").json if one["amount"] == 100
    )
    run("holding", "remove", str(first), "--yes")
    run("undo", "--yes")
    again = run(
        "import", str(small.write("h.csv", LIST.format(one=100, two=200))), "--as", "holdings", "-f", "json"
    ).json
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 2)


def test_the_same_named_relative_is_refused_and_named(run, small):
    run("family", "add", "000301", "son", "--name", "小宝", "--birth-year", "2001")
    number = run("family", "list", "000301", "-f", "json").json[0]["record_id"]
    done = run("family", "add", "000301", "son", "--name", "小宝")
    assert done.code == 2
    assert f"the client has that record already: #{number}" in done.err


def test_two_contracts_have_two_numbers(run, small):
    run("holding", "add", "000301", "time_deposit", "--holding-no", "A1")
    assert run("holding", "add", "000301", "time_deposit", "--holding-no", "A2").code == 0
    assert run("holding", "add", "000301", "large_cd", "--holding-no", "A1").code == 2
