"""What a custodian holds on paper is read back, or refused by file and row."""

from dataclasses import replace

import pytest

from webui.keys.share import BadShare, master_of, printed, read, shares_of

MASTER = bytes(range(32))


@pytest.fixture(scope="module")
def shares():
    return shares_of(MASTER, 5, 3)


def page(share):
    return "\n".join(printed(share.content()))


def refusal(call, *told):
    with pytest.raises(BadShare) as refused:
        call(*told)
    return str(refused.value)


def test_a_page_is_read_as_it_was_printed(shares):
    assert [read(f"Judul\n\n{page(share)}\n\nCatatan\n", "a") for share in shares] == [*shares]


def test_a_copy_by_hand_may_use_capitals_blanks_and_dashes(shares):
    text = page(shares[0]).upper().replace(": ", ".  ")
    assert read(text, "a") == shares[0]
    assert read(text.replace(" ", " - ").replace(". -  - ", ": "), "a") == shares[0]


def test_every_digit_that_was_copied_wrongly_is_named_by_its_row(shares):
    lines = page(shares[1]).splitlines()
    for number, line in enumerate(lines, 1):
        for place in range(3, len(line)):
            if line[place] == " ":
                continue
            wrong = f"{int(line[place], 16) ^ 1:x}"
            text = "\n".join([*lines[: number - 1], line[:place] + wrong + line[place + 1 :]])
            assert refusal(read, text, "b.txt") == f"b.txt: baris {number} hilang atau salah salin."


def test_a_row_of_another_part_and_a_missing_row_do_not_fit(shares):
    mine, other = (page(share).splitlines() for share in shares[:2])
    assert "baris 4" in refusal(read, "\n".join([*mine[:3], other[3], *mine[4:]]), "a")
    assert "baris 6" in refusal(read, "\n".join(mine[:5]), "a")
    assert "baris 1" in refusal(read, "", "a")


def test_a_part_of_another_format_is_refused(shares):
    newer = "\n".join(printed(b"\2" + shares[0].content()[1:]))
    assert refusal(read, newer, "a") == "a: bagian ini dari versi lain."


def test_too_few_doubled_mixed_and_false_parts_are_named(shares):
    named = [(f"{share.number}.txt", share) for share in shares]
    foreign = ("x.txt", shares_of(MASTER, 5, 3)[3])
    false = ("f.txt", replace(shares[4], part=bytes(32)))
    assert master_of(named[1:4]) == MASTER
    assert refusal(master_of, named[:2]) == "Bagian belum cukup: perlu 3, baru ada 2."
    assert "x.txt: bagian dari set" in refusal(master_of, [*named[:2], foreign])
    assert "2.txt: bagian 2 sudah ada di 2.txt" in refusal(master_of, [*named[:2], named[1]])
    assert "palsu" in refusal(master_of, [*named[:2], false])
