"""Address cards as phones and mail programs write them, and as we write them for those (issue B: cards in and out)."""

import quopri
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmtool.errors import InputFileError
from rmtool.exchange.vcard_writer import CardFacts, write_cards
from rmtool.exchange.vcards import Cards, read_cards
from rmtool.rules.names import split_name


def rows(cards: Cards) -> list[dict[str, str]]:
    """Each card as the fields that say something."""
    return [
        {column: cell for column, cell in zip(cards.columns, record.cells, strict=True) if cell}
        for record in cards.records
    ]


@pytest.fixture
def read(tmp_path):
    """Write bytes (or text with plain line ends) as a .vcf file and read it."""

    def write_and_read(content):
        path = tmp_path / "contacts.vcf"
        path.write_bytes(content if isinstance(content, bytes) else content.replace("\n", "\r\n").encode())
        return read_cards(path, "contacts.vcf")

    return write_and_read


@pytest.fixture
def one(read):
    """Read the lines of one card, BEGIN and END and a name put round them."""

    def read_one(*lines, version="3.0"):
        card = "\n".join(["BEGIN:VCARD", f"VERSION:{version}", "FN:王样例", *lines, "END:VCARD", ""])
        (fields,) = rows(read(card))
        assert fields.pop("name") == "王样例"
        return fields

    return read_one


def qp(text, charset="utf-8"):
    """Quoted-printable on one line, as old phones write it."""
    return quopri.encodestring(text.encode(charset), quotetabs=True).replace(b"=\n", b"").decode().replace(" ", "=20")


def test_an_old_nokia_writes_quoted_printable_in_gbk_and_folds_it_softly(read):
    name = qp("王;样例", "gbk").replace("=3B", ";")
    note = qp("喜欢钓鱼，下周去海南", "gbk")
    card = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\n"
        f"N;ENCODING=QUOTED-PRINTABLE;CHARSET=GBK:{name};;;\r\n"
        "TEL;CELL;VOICE:10400000012\r\nTEL;HOME:057188880000\r\n"
        f"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=GBK:{note[:30]}=\r\n{note[30:]}\r\n"
        "BDAY:19850302\r\nEND:VCARD\r\n"
    )
    assert rows(read(card.encode("ascii"))) == [
        {
            "name": "王样例",
            "mobile": "10400000012",
            "phone": "057188880000",
            "birth_date": "19850302",
            "note": "喜欢钓鱼，下周去海南",
        }
    ]


@pytest.mark.parametrize(
    "parameters",
    [
        ";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE",
        ";ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8",
        ";charset=utf-8;encoding=quoted-printable",
        ";CHARSET=UTF-8;QUOTED-PRINTABLE",
        ";ENCODING=QUOTED-PRINTABLE",
    ],
)
def test_android_writes_2_1_with_its_charset_in_any_order(one, parameters):
    assert one(f"NOTE{parameters}:{qp('理财、保险')}", version="2.1") == {"note": "理财、保险"}


def test_quoted_printable_without_a_charset_is_gb18030_where_it_is_not_utf8(one):
    assert one(f"NOTE;ENCODING=QUOTED-PRINTABLE:{qp('喜欢钓鱼', 'gb18030')}", version="2.1") == {"note": "喜欢钓鱼"}


def test_a_rare_character_said_to_be_gb2312_is_read_as_gb18030(one):
    written = qp("䶮明", "gb18030")
    assert one(f"NOTE;CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE:{written}", version="2.1") == {"note": "䶮明"}


def test_a_label_of_ones_own_on_android_does_not_spoil_the_phone(one):
    label = "X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E8=80=81=E5=AE=B6)"
    assert one(f"TEL;{label}:057188880000", version="2.1") == {"phone": "057188880000"}


def test_a_file_of_gb18030_with_a_picture_that_is_not_indented(read):
    card = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN:诸葛;样例\r\nPHOTO;JPEG;ENCODING=BASE64:/9j/4AAQSkZJRgABAQ\r\n"
        "AAAQABAAD2wBDAAMCAgMCAgM=\r\n\r\nORG:青禾机械;财务部\r\nEND:VCARD\r\n"
    )
    cards = read(card.encode("gb18030"))
    assert rows(cards) == [{"name": "诸葛样例", "employer": "青禾机械 财务部"}]
    assert cards.not_taken == {"PHOTO": 1}
    assert cards.encoding == "gb18030"


def test_ios_writes_3_0_with_groups_labels_and_folded_lines(read):
    card = """BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//iPhone OS 17.0//EN
N:王;样例;;;
FN:王样例
ORG:青禾\\, 机械;
item1.TEL;type=pref:+86 104 0000 0012
item1.X-ABLabel:_$!<Mobile>!$_
item2.TEL:0571 8888 0000
item2.X-ABLabel:老家
TEL;type=CELL;type=VOICE:\u202a+86 138-0013-8000\u202c
EMAIL;type=INTERNET;type=HOME:wang@example.com
item3.ADR;type=HOME:;;文三路1号\\n3单元;杭州市;浙江省;310000;中国
BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-13
NOTE:第一行\\n第二行 很长很长
  接着\\;还有
X-SOCIALPROFILE;type=weibo:http://weibo.com/x
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAASABIAAD/
 4QBYRXhpZgAATU0AKgAAAAgAAgES
END:VCARD
"""
    cards = read(card.encode("utf-8-sig"))
    assert rows(cards) == [
        {
            "name": "王样例",
            "employer": "青禾, 机械",
            "mobile": "+86 104 0000 0012;+86 138-0013-8000",
            "phone": "0571 8888 0000",
            "email": "wang@example.com",
            "address": "中国浙江省杭州市文三路1号 3单元 310000",
            "birth_date": "--05-13",
            "note": "第一行\n第二行 很长很长 接着;还有",
        }
    ]
    assert cards.not_taken == {"X-SOCIALPROFILE": 1, "PHOTO": 1, "X-ABLABEL": 1}


def test_google_and_outlook_write_types_in_their_own_ways(one):
    fields = one(
        "TEL;TYPE=CELL:10400000012",
        'TEL;TYPE="voice,cell":10400000013',
        "TEL;TYPE=WORK,VOICE:0571-88880000",
        "TEL;TYPE=WORK,FAX:0571-88880001",
        "EMAIL;TYPE=INTERNET:a@example.com",
        "EMAIL;PREF;INTERNET:b@example.com",
        "TITLE:会计",
        "CATEGORIES:myContacts,贵宾\\, 老客户",
        "X-WECHAT:wang_wx",
    )
    assert fields == {
        "mobile": "10400000012;10400000013",
        "phone": "0571-88880000",
        "fax": "0571-88880001",
        "email": "a@example.com;b@example.com",
        "occupation": "会计",
        "tags": "myContacts;贵宾, 老客户",
        "wechat": "wang_wx",
    }


def test_version_4_writes_addresses_of_phones_and_birthdays_without_a_year(one):
    fields = one(
        "TEL;VALUE=uri;TYPE=\"voice,home\":tel:+86-138-0013-8000",
        "TEL;VALUE=uri:tel:+86-571-8888-0000;ext=12",
        "EMAIL:mailto:wang@example.com",
        "IMPP:wechat:wang_wx",
        "IMPP:xmpp:other@example.com",
        "BDAY:--0513",
        "GENDER:F;woman",
        "KIND:individual",
        version="4.0",
    )  # fmt: skip
    assert fields == {
        "mobile": "+86-138-0013-8000",
        "phone": "+8657188880000转12",
        "email": "wang@example.com",
        "wechat": "wang_wx",
        "birth_date": "--05-13",
        "gender": "female",
    }


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ("BDAY:1985-03-02", "1985-03-02"),
        ("BDAY:19850302", "19850302"),
        ("BDAY;VALUE=date:1985-03-02", "1985-03-02"),
        ("BDAY:1985-03-02T00:00:00Z", "1985-03-02"),
        ("BDAY:--05-13", "--05-13"),
        ("BDAY:16040513", "--05-13"),
        ("BDAY:1985", "1985"),
    ],
)
def test_a_birthday_as_cards_write_it(one, written, cell):
    assert one(written) == {"birth_date": cell}


def test_wechat_has_several_homes_and_other_messengers_none(read):
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:王样例\nIMPP;X-SERVICE-TYPE=WeChat:x-apple:one\nIMPP:weixin://two\n"
        "X-SOCIALPROFILE:skip\nX-QQ:12345\nIMPP;X-SERVICE-TYPE=QQ:x-apple:three\nEND:VCARD\n"
    )
    cards = read(card)
    assert rows(cards)[0]["wechat"].split(";") == ["one", "two"]
    assert cards.not_taken == {"X-QQ": 1, "IMPP": 1, "X-SOCIALPROFILE": 1}


def test_only_one_employer_has_room_and_the_second_goes_into_the_note(one):
    assert one("ORG:青禾机械", "ORG:蓝天学校", "TITLE:会计", "ROLE:顾问", "NOTE:老客户") == {
        "employer": "青禾机械",
        "occupation": "会计",
        "note": "老客户\n顾问\n蓝天学校",
    }


def test_a_semicolon_within_an_address_does_not_make_two_of_it(one):
    assert one("ADR:;;文三路1号\\;后门;杭州市;;;") == {"address": "杭州市文三路1号，后门"}
    assert one("ADR:;Flat 2;1 High Street;London;;N1 1AA;UK") == {
        "address": "Flat 2, 1 High Street, London, UK, N1 1AA"
    }


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN:王伟", "N:伟;王"], "王伟"),  # the full name wins, also where a phone turned the parts round
        (["N:王;伟;;;"], "王伟"),
        (["N:欧阳;娜娜"], "欧阳娜娜"),
        (["FN:", "N:;王伟;;;"], "王伟"),
        (["N:王伟"], "王伟"),
        (["N:Smith;John;A.;;"], "John A. Smith"),
        (["FN:伟 王"], "伟 王"),
        (["N:a\\;;b;;;"], "b a;"),
        (["FN:王\\"], "王\\"),
    ],
)
def test_a_name_comes_whole_or_from_its_parts(read, lines, name):
    card = "\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])
    assert rows(read(card)) == [{"name": name}]


def test_a_backslash_of_2_1_is_no_line_end(one):
    assert one("NOTE:C:\\new\\;old", version="2.1") == {"note": "C:\\new;old"}
    assert one("NOTE:C\\:\\\\new\\nold", version="3.0") == {"note": "C:\\new\nold"}


MIXED = """
BEGIN:VCARD
VERSION:3.0
FN:王样例
END:VCARD
BEGIN:VCARD
VERSION:3.0
TEL:10400000012
URL:http://example.com
END:VCARD

BEGIN:VCARD
VERSION:3.0
FN:李样例
this is no property
END:VCARD
stray
BEGIN:VCARD
VERSION:4.0
KIND:group
FN:Family
END:VCARD
BEGIN:VCARD
VERSION:2.1
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=FF=FE
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:赵样例
END:VCARD
BEGIN:VCARD
FN:钱样例
"""


def test_a_card_that_cannot_be_taken_is_named_with_its_line_and_the_others_go_in(read):
    cards = read(MIXED)
    assert [(record.line, record.cells) for record in cards.records] == [(2, ["王样例"]), (27, ["赵样例"])]
    assert [(rejection.line, rejection.reason) for rejection in cards.rejected] == [
        (6, "a vCard without a name"),
        (15, "a line of a card that cannot be read"),
        (17, "text outside any card"),
        (18, "a group of contacts, not a person"),
        (25, "a line of a card that cannot be read"),
        (31, "a card that was cut: it has no end"),
    ]
    assert all(rejection.hint for rejection in cards.rejected)
    assert not cards.not_taken  # of rejected cards nothing is taken, so nothing is left over


def test_a_card_cut_in_the_middle_does_not_swallow_the_next(read):
    cards = read("BEGIN:VCARD\nFN:王样例\nTEL:1040\nBEGIN:VCARD\nFN:李样例\nEND:VCARD\n")
    assert rows(cards) == [{"name": "李样例"}]
    assert [rejection.line for rejection in cards.rejected] == [1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_ends_are_read_and_only_line_ends(read, end):
    text = "BEGIN:VCARD\nVERSION:3.0\nFN:王样例\nNOTE:one\u2028two\x0cthree\nEND:VCARD\n".replace("\n", end)
    assert rows(read(text.encode())) == [{"name": "王样例", "note": "one\u2028two\x0cthree"}]


@pytest.mark.parametrize("content", [b"client_no,name\n1,2\n", "客户号,姓名\n".encode("gb18030"), b"FN:x\nEND:VCARD\n"])
def test_what_is_no_vcard_is_refused(read, content):
    with pytest.raises(InputFileError, match="contacts.vcf holds no vCard"):
        read(content)


def test_a_file_without_a_card_is_named(read):
    with pytest.raises(InputFileError, match="holds no vCard"):
        read(b"")


WANG = CardFacts(
    handle="000012",
    client_no="000012",
    name="欧阳样例",
    points=[
        ("mobile", "10400000012", None),
        ("phone", "0571-88880000", "work"),
        ("fax", "0571-88880001", "work"),
        ("email", "wang@example.com", "home"),
        ("mail", "浙江省杭州市文三路1号", "home"),
        ("wechat", "wang_wx", None),
    ],
    employer="青禾机械",
    birth_date=date(1985, 7, 20),
    tags=["贵宾", "a,b"],
    lunar_birthday="农历1985年六月初三",
)


def test_a_card_of_ours_as_phones_import_it(tmp_path):
    path = tmp_path / "out.vcf"
    write_cards(path, [WANG])
    assert path.read_bytes().decode() == (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:欧阳样例\r\nN:欧阳;样例;;;\r\n"
        "TEL;TYPE=CELL:10400000012\r\nTEL;TYPE=VOICE,WORK:0571-88880000\r\nTEL;TYPE=FAX,WORK:0571-88880001\r\n"
        "EMAIL;TYPE=INTERNET,HOME:wang@example.com\r\nADR;TYPE=HOME:;;浙江省杭州市文三路1号;;;;\r\nX-WECHAT:wang_wx\r\n"
        "ORG:青禾机械\r\nBDAY:1985-07-20\r\nX-RMTOOL-LUNAR-BIRTHDAY:农历1985年六月初三\r\n"
        "CATEGORIES:贵宾,a\\,b\r\nUID:urn:rmtool:client:000012\r\nX-RMTOOL-CLIENT-NO:000012\r\nEND:VCARD\r\n"
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_card_of_ours_comes_back_as_it_was(tmp_path):
    path = tmp_path / "out.vcf"
    write_cards(path, [WANG, CardFacts("#7", None, "李样例", [])])
    cards = read_cards(path, "out.vcf")
    assert rows(cards) == [
        {
            "client_no": "000012",
            "name": "欧阳样例",
            "birth_date": "农历1985年六月初三",
            "employer": "青禾机械",
            "mobile": "10400000012",
            "phone": "0571-88880000",
            "fax": "0571-88880001",
            "wechat": "wang_wx",
            "email": "wang@example.com",
            "address": "浙江省杭州市文三路1号",
            "tags": "贵宾;a,b",
        },
        {"name": "李样例"},
    ]
    assert not cards.not_taken


HOSTILE = "王\r\nTEL:10400000099\nEND:VCARD\r\x85NOTE:x\u2028EMAIL:a@b.c\x00\x0b;,\\:"


def test_no_text_of_ours_can_add_a_property(tmp_path):
    path = tmp_path / "out.vcf"
    points = [(channel, HOSTILE, None) for channel in ("mobile", "wechat", "email", "mail")]
    write_cards(path, [CardFacts(HOSTILE, HOSTILE, HOSTILE, points, HOSTILE, None, [HOSTILE], HOSTILE)])
    written = path.read_bytes().decode()
    # Whatever a reader takes for a line end, no line of it but the folded ones begins with the text's own lines.
    starts = [line.partition(":")[0].partition(";")[0] for line in written.splitlines() if not line.startswith(" ")]
    assert starts == [
        *("BEGIN", "VERSION", "FN", "N", "TEL", "X-WECHAT", "EMAIL", "ADR", "ORG", "X-RMTOOL-LUNAR-BIRTHDAY"),
        *("CATEGORIES", "UID", "X-RMTOOL-CLIENT-NO", "END"),
    ]


def test_a_file_that_cannot_be_written_is_named_and_the_old_one_stays(tmp_path):
    path = tmp_path / "out.vcf"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError):
        write_cards(path, (CardFacts("1", "1", str(1 // 0), []) for _ in range(1)))
    assert path.read_text() == "old"
    with pytest.raises(InputFileError, match="cannot be written"):
        write_cards(tmp_path / "none" / "out.vcf", [WANG])
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("王伟", ("王", "伟")),
        ("欧阳娜娜", ("欧阳", "娜娜")),
        ("诸葛亮", ("诸葛", "亮")),
        ("欧阳", ("欧", "阳")),
        ("䶮明", ("䶮", "明")),
        ("John A. Smith", ("Smith", "John A.")),
        ("Cher", ("Cher", "")),
        ("王", ("王", "")),
        ("", ("", "")),
    ],
)
def test_a_name_is_taken_apart_at_its_surname(name, parts):
    assert split_name(name) == parts


def test_a_text_of_many_blanks_is_folded_and_comes_back(tmp_path):
    path = tmp_path / "out.vcf"
    name = f"a{' ' * 300}b{chr(0x3000) * 100}c"
    write_cards(path, [CardFacts("1", None, name, [])])
    assert rows(read_cards(path, "out.vcf")) == [{"name": name}]


# What a text of the book may hold: anything but what no phone can show, and no blanks round it.
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp"))
TEXTS = st.text(st.one_of(LETTERS, st.sampled_from(",;\\\n:\"'王𬭎😀")), min_size=1).map(str.strip).filter(bool)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=3))
def test_whatever_a_client_is_called_comes_back(tmp_path_factory, clients):
    path = Path(tmp_path_factory.mktemp("cards")) / "out.vcf"
    write_cards(
        path, [CardFacts(number, number, name, [], employer, None, [tag]) for number, name, employer, tag in clients]
    )
    assert all(len(line) <= 75 for line in path.read_bytes().split(b"\r\n"))
    assert rows(read_cards(path, "out.vcf")) == [
        {"client_no": number, "name": name, "employer": employer, "tags": tag.replace(";", "，")}
        for number, name, employer, tag in clients
    ]


def test_the_card_of_a_secretary_inside_a_card_is_not_the_client(run, desk):
    text = "BEGIN:VCARD\nVERSION:2.1\nFN:王伟\nAGENT:\nBEGIN:VCARD\nFN:秘书\nTEL:13900139000\nEND:VCARD\nTEL:13800138000\nEND:VCARD\n"
    run("import", str(desk.write("c.vcf", text)))
    found = run("find", "--columns", "mobile", "--reveal", "-f", "json").json
    assert [(one["name"], one["mobile"]) for one in found] == [("王伟", ["13800138000"])]


@pytest.mark.parametrize(
    ("line", "column", "number"),
    [
        ("TEL;VALUE=uri:tel:+86-21-6123-4567;ext=12", "phone", "021-6123-4567-12"),
        ("TEL;X-工作:02161234567", "phone", "021-6123-4567"),
        ("TEL;TYPE=CELL:+86 138 0013 8000", "mobile", "13800138000"),
    ],
)
def test_numbers_as_programs_write_them_go_into_the_book(run, desk, line, column, number):
    card = f"BEGIN:VCARD\nVERSION:4.0\nFN:王伟\n{line}\nEND:VCARD\n"
    done = run("import", str(desk.write("c.vcf", card)))
    assert done.code == 0, done.out
    assert run("find", "王伟", "--columns", column, "--reveal", "-f", "json").json[0][column] == [number]


def test_files_joined_end_to_end_are_all_read(run, desk):
    cards = [
        f"\ufeffBEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:1380013800{n}\nEND:VCARD\n"
        for n, name in enumerate(("王伟", "李娜"))
    ]
    assert run("import", str(desk.write("c.vcf", "".join(cards))), "-f", "json").json["added"] == 2
