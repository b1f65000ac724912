"""`rmtool export`: masked unless a reason is given, never over another file, in every form, taken back by import."""

import csv
import json
import stat

import pytest

WORDS = {
    "note": "孩子明年高考", "taboos": "不谈股票", "employer": "样例医院", "referrer": "000088", "referrer_note": "基金亏过",
    "known_by": "信贷部小李", "mailing_instruction": "只寄单位", "decision_maker": "妻子赵敏", "housing_place": "城东三里",
    "corporate_link": "样例食品厂法人", "email": "wei@example.com", "wechat": "wangwei88", "address": "样例路7号", "phone": "010-62345678",
}  # fmt: skip
SECRETS = [
    "王伟", "10412340012", "012X", "62345678", "赵敏", "王小宝", "asked about the next term", "亏损", "赵总", "明年留学",
    "主任说的", *(word for field, word in WORDS.items() if field not in {"referrer", "phone"}),
]  # fmt: skip
FORMS = ["csv", "xlsx", "json", "vcf"]


@pytest.fixture
def rich(run, small):
    """王伟 with a word in every field that may say anything, and a record in every list."""
    for words in (
        ["edit", "000012", *(f"--set={field}={word}" for field, word in WORDS.items())],
        ["caution", "add", "000012", "--category", "fund", "--because", "2025年亏损", "--said-by", "赵总"],
        ["event", "add", "000012", "bonus", "--how-known", "主任说的", "--note", "别外传主任说的"],
        ["family", "edit", "1", "--plan", "明年留学"],
        ["need", "add", "000012", "retirement", "--note", "孩子明年高考"],
        ["point", "add", "000012", "mobile", "19911110001", "--note", "孩子明年高考"],
    ):
        done = run(*words)
        assert done.code == 0, done.err
    return small


def everything(folder, name):
    """All text of a file, of a workbook all its cells, of a folder all its files."""
    path = folder / name
    if path.is_dir():
        return "\n".join(everything(path, each.name) for each in sorted(path.iterdir()))
    if path.suffix == ".xlsx":
        from python_calamine import CalamineWorkbook

        book = CalamineWorkbook.from_path(path)
        return "\n".join(
            str(cell) for s in book.sheet_names for row in book.get_sheet_by_name(s).to_python() for cell in row
        )
    return path.read_text("utf-8-sig")


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("name", ["out.csv", "out", "out.xlsx", "out.json", "out.vcf"])
def test_a_masked_export_tells_no_name_no_number_and_no_word(run, rich, name):
    done = run("export", name)
    assert done.code == 0, done.err
    text = everything(rich.folder, name)
    assert [secret for secret in SECRETS if secret in text] == []
    assert "王*" in text
    assert "104****0012" in text
    assert "None" not in text
    assert "--reveal --reason WORDS" in done.err


def test_masked_words_are_empty_and_codes_and_figures_stay(run, rich):
    run("export", "out.csv")
    row = read_csv(rich.folder / "out.csv")[0]
    hidden = [field for field in WORDS if field != "phone"]
    assert {field: row[field] for field in hidden} == dict.fromkeys(hidden, "")
    assert (row["client_no"], row["aum"], row["education"]) == ("000012", "1000000", "master")


@pytest.mark.parametrize(
    ("kind", "field", "shown"),
    [
        ("family", "name", ["赵*", "王*"]),
        ("family", "client_name", ["王*", "王*"]),
        ("contacts", "note", ["", "", "", ""]),
        ("cautions", "because", [""]),
        ("cautions", "said_by", [""]),
        ("events", "how_known", [""]),
        ("needs", "note", [""]),
    ],
)
def test_a_masked_list_of_records_hides_alike(run, rich, kind, field, shown):
    run("export", "out.csv", "--as", kind)
    assert [row[field] for row in read_csv(rich.folder / "out.csv")] == shown


def test_whole_names_come_only_with_a_reason(run, rich):
    for words in (["--reveal"], ["--reveal", "--reason", "  "], ["--reason", "邮寄"]):
        assert run("export", "out.csv", *words).code == 2
    assert not (rich.folder / "out.csv").exists()
    assert "export" not in [one["kind"] for one in run("undo", "--list", "-f", "json").json]


@pytest.mark.parametrize("name", ["out", "out.xlsx", "out.json"])
def test_a_revealed_export_tells_all(run, rich, name):
    done = run("export", name, "--reveal", "--reason", "邮寄贺卡")
    assert done.code == 0, done.err
    text = everything(rich.folder, name).replace("-", "")
    assert [secret for secret in SECRETS if secret not in text] == []


def test_a_revealed_export_is_recorded_with_its_reason_and_a_masked_one_is_not(run, rich):
    writes = run("undo", "--list", "-f", "json").json
    run("export", "masked.csv")
    assert run("undo", "--list", "-f", "json").json == writes
    run("export", "whole.csv", "--reveal", "--reason", "邮寄贺卡")
    newest, *others = run("undo", "--list", "-f", "json").json
    assert others == writes
    assert (newest["kind"], newest["file"], newest["reason"]) == ("export", "whole.csv", "邮寄贺卡")
    assert "邮寄贺卡" in run("undo", "--list").out


def test_an_export_that_cannot_be_written_is_recorded_all_the_same(run, rich):
    """Recorded before anything goes out: no whole name ever leaves unrecorded."""
    assert run("export", "nowhere/out.csv", "--reveal", "--reason", "邮寄").code == 9
    assert run("undo", "--list", "-f", "json").json[0]["kind"] == "export"


@pytest.mark.parametrize("name", ["there.csv", "there.xlsx", "there.json", "there.vcf"])
def test_a_file_that_is_there_is_written_over_only_with_yes(run, rich, name):
    (rich.folder / name).write_text("mine", encoding="utf-8")
    done = run("export", name)
    assert done.code == 2
    assert f"{name} is there already" in done.err
    assert (rich.folder / name).read_text(encoding="utf-8") == "mine"
    assert run("export", name, "--yes").code == 0
    assert (rich.folder / name).read_bytes() != b"mine"


def test_a_folder_is_looked_through_before_anything_is_written(run, rich):
    (rich.folder / "out").mkdir()
    (rich.folder / "out" / "needs.csv").write_text("mine", encoding="utf-8")
    assert run("export", "out").code == 2
    assert [path.name for path in (rich.folder / "out").iterdir()] == ["needs.csv"]


def test_only_the_manager_may_read_what_was_written(run, rich):
    run("export", "out.csv", "--reveal", "--reason", "邮寄")
    run("export", "out", "--reveal", "--reason", "邮寄")
    files = [rich.folder / "out.csv", *(rich.folder / "out").iterdir()]
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in files} == {0}


def test_a_workbook_has_a_sheet_a_list_and_json_a_key(run, rich):
    from python_calamine import CalamineWorkbook

    run("export", "out.xlsx")
    run("export", "out.json")
    found = json.loads((rich.folder / "out.json").read_text("utf-8"))
    expected = {"clients", "points", "family", "holdings", "contacts", "events", "needs", "cautions", "snapshots"}
    assert {kind for kind, rows in found.items() if rows} == expected
    assert len(found["clients"]) == 8
    assert expected <= set(CalamineWorkbook.from_path(rich.folder / "out.xlsx").sheet_names)


def test_a_workbook_is_taken_back_by_import(run, rich):
    run("export", "out.xlsx", "--as", "clients", "--reveal", "--reason", "test")
    again = run("import", "out.xlsx", "--as", "clients", "-f", "json").json
    assert (again["rows"], again["unchanged"], again["rejected"]) == (8, 8, 0)


def test_address_cards_are_one_a_client(run, rich):
    run("export", "out.vcf", "--reveal", "--reason", "手机通讯录")
    text = (rich.folder / "out.vcf").read_text("utf-8")
    assert text.count("BEGIN:VCARD") == text.count("END:VCARD") == 8
    assert "FN:王伟" in text
    assert "10412340012" in text.replace("-", "")
    assert run("export", "family.vcf", "--as", "family").code == 2


def test_only_the_clients_that_are_meant_go_out_with_their_records(run, rich):
    run("export", "out.json", "--where", "client_no = 000012")
    found = json.loads((rich.folder / "out.json").read_text("utf-8"))
    assert [row["client_no"] for row in found["clients"]] == ["000012"]
    assert {row["client_no"] for kind, rows in found.items() for row in rows if kind != "products"} == {"000012"}
    assert len(found["family"]) == 2


@pytest.mark.parametrize(
    ("target", "words"),
    [("out.pdf", []), ("-", ["-f", "xlsx"]), ("-", ["-f", "vcf"]), ("out", ["-f", "xlsx"]), ("out.csv", ["-f", "pdf"])],
)
def test_a_form_that_cannot_be_is_refused(run, rich, target, words):
    assert run("export", target, *words).code == 2
    assert not (rich.folder / target).exists()


def test_a_list_goes_to_the_screen_masked(run, rich):
    rows = run("export", "-", "--as", "family").rows
    assert [(row["client_no"], row["name"]) for row in rows] == [("000012", "赵*"), ("000012", "王*")]
    assert json.loads(run("export", "-", "--as", "family", "-f", "json").out)["family"][0]["name"] == "赵*"
