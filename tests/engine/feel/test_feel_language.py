"""FEEL by example: each line is a source and what it gives."""

from datetime import UTC, datetime

import pytest

from engine import feel
from engine.feel.parser import parse_unary

NOW = datetime(2026, 3, 5, 8, 30, tzinfo=UTC)
CASE = {
    "risiko": "tinggi",
    "usia": 16,
    "berat": 2.5,
    "kosong": None,
    "tanda_bahaya": {"bahaya_saat_ini": True, "catatan": {"jumlah": 3}},
    "jenis": ["fisik", "seksual"],
    "anggota": [{"nama": "Ani", "usia": 7}, {"nama": "Budi", "usia": 41}],
    "batas": 18,
}


def value(source: str, **more: object) -> object:
    return feel.to_json(feel.compile_expression(source).evaluate({**CASE, **more}, NOW))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1 + 2 * 3", 7),
        ("0.1 + 0.2 = 0.3", True),
        ("-2 ** 2", 4),
        ("2 ** -1", 0.5),
        ("10 / 4", 2.5),
        ("1 / 0", None),
        ('"a" + "b"', "ab"),
        ('"a" + 1', None),
        ("berat * 2", 5),
        ('risiko = "tinggi" and usia < 18', True),
        ("usia between 10 and 18", True),
        ("usia in [10..16)", False),
        ("usia in (10..16]", True),
        ("usia in ]10..16[", False),
        ("(kosong..jenis) = null", True),
        ("usia in (1, 16, > 60)", True),
        ("usia in (< 5, > 60)", False),
        ('risiko in ("tinggi", "sedang")', True),
        ('if risiko = "tinggi" then "K4" else "K3"', "K4"),
        ("tanda_bahaya.bahaya_saat_ini", True),
        ("tanda_bahaya.catatan.jumlah + 1", 4),
        ("anggota[usia < batas].nama", ["Ani"]),
        ("anggota[1].nama", "Ani"),
        ("anggota[-1].nama", "Budi"),
        ("anggota[3]", None),
        ('some j in jenis satisfies j = "seksual"', True),
        ("every a in anggota satisfies a.usia > 18", False),
        ("for a in anggota return a.usia * 2", [14, 82]),
        ("for i in 1..3, j in 1..2 return i * j", [1, 2, 2, 4, 3, 6]),
        ("for i in 1..4 return if i < 3 then 1 else sum(partial[-1], partial[-2])", [1, 1, 2, 3]),
        ("{a: 1, b: a + 1}.b", 2),
        ('{"kunci panjang": 1}.kunci panjang', 1),
        ("(function(a: number, b) a + b)(1, 2)", 3),
        ("usia instance of number", True),
        ("[1, 2] instance of list<number>", True),
        ("1 // catatan\n + /* sisipan */ 2", 3),
        ('"\\u00e9\\n"', "é\n"),
        ("[1, 2, 3][item > 1]", [2, 3]),
        ("not(usia < 18)", False),
        ('sort(jenis, function(a, b) a > b)[1] = "seksual"', True),
    ],
)
def test_an_expression_gives(source, expected):
    assert value(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("true and null", None),
        ("false and null", False),
        ("null or true", True),
        ("null or false", None),
        ('1 and "x"', None),
        ("not(null)", None),
        ("kosong = null", True),
        ("kosong < 18", None),
        ("tidak_ada.di_mana.pun", None),
        ("kosong.apa", None),
        ('"1" = 1', None),
        ("if kosong then 1 else 2", 2),
        ("1 + kosong", None),
        ('substring("abc", "x")', None),
        ("tak_dikenal(1)", None),
        ("[1, 2] < 3", None),
        ("[][count([1])]", None),
        ("sum([true])", None),
        ("sum(today())", None),
    ],
)
def test_what_is_missing_or_mismatched_is_null_never_an_error(source, expected):
    assert value(source) is expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("now()", "2026-03-05T08:30:00Z"),
        ("today()", "2026-03-05"),
        ('date("2024-02-29") + duration("P1Y")', "2025-02-28"),
        ('date("2026-01-31") + duration("P1M")', "2026-02-28"),
        ('today() - date("2010-03-06") < duration("P5844D")', True),
        ('years and months duration(date("2010-03-06"), today()).years', 15),
        ('@"2026-03-05T08:30:00Z" = @"2026-03-05T15:30:00+07:00"', True),
        ('@"2026-03-05T08:30:00@Asia/Jakarta".time offset', "PT7H"),
        ('duration("P3D") * 2', "P6D"),
        ('date("2026-02-30")', None),
        ('(@"2026-03-08" - today()).days', 3),
        ("day of week(today())", "Thursday"),
        ('@"2026-03-05".weekday', 4),
        ('time("10:00:00") - time("09:30:00")', "PT30M"),
        ('@"-2026-03-05" < today()', True),
    ],
)
def test_dates_times_and_durations_are_exact(source, expected):
    assert value(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('substring(string: "keluarga", start position: -3)', "rga"),
        ('string join(jenis, ", ")', "fisik, seksual"),
        ('matches("1377012345678901", "^[0-9]{16}$")', True),
        ('replace("abc", "(b)", "[$1]")', "a[b]c"),
        ('split("a;b", ";")', ["a", "b"]),
        ('list contains(jenis, "seksual")', True),
        ("count(kosong)", None),
        ("max(1, 3, 2)", 3),
        ("mean([1, 2, 6])", 3),
        ("floor(-1.5)", -2),
        ("round half up(2.5, 0)", 3),
        ("decimal(2.5, 0)", 2),
        ("flatten([1, [2, [3]]])", [1, 2, 3]),
        ("overlaps([1..5], [3..8])", True),
        ('get value({a: 1}, "a")', 1),
        ('number("1.500,5", ".", ",")', 1500.5),
        ("distinct values([1, 2, 1])", [1, 2]),
    ],
)
def test_a_built_in_function_gives(source, expected):
    assert (
        value(source) == pytest.approx(expected) if expected is not None else value(source) is None
    )


def test_a_name_with_spaces_or_signs_is_found_by_longest_match():
    known = ["batas usia", "batas", "a-b", "a", "b"]
    context = {"batas usia": 18, "batas": 1, "a-b": 5, "a": 10, "b": 3}

    def given(source):
        return feel.compile_expression(source, known).evaluate(context, NOW)

    assert given("batas usia + batas") == 19
    assert given("a-b") == 5
    assert given("a - b") == 7


@pytest.mark.parametrize(
    ("source", "tested", "expected"),
    [
        ("-", None, True),
        ("", 5, True),
        ("< 18", 17, True),
        ("[18..60]", 17, False),
        ('"tinggi", "sedang"', "sedang", True),
        ('not("tinggi", "sedang")', "sedang", False),
        ("null", None, True),
        ("true", False, False),
        ('list contains(?, "seksual")', ["seksual"], True),
        ('list contains(?, "seksual")', None, False),
        ("? > batas", 20, True),
        ("batas", 18, True),
        ("[1, 2, 3]", 2, True),
    ],
)
def test_a_cell_accepts_its_input(source, tested, expected):
    expression = feel.Expression(source, parse_unary(source))
    assert expression.evaluate({"?": tested, "batas": 18}, NOW) is expected


def test_an_expression_tells_what_it_reads():
    source = 'risiko = "tinggi" and tanda_bahaya.senjata and count(anggota[usia < batas]) > 0'
    expression = feel.compile_expression(source)
    assert expression.names == {"risiko", "tanda_bahaya", "anggota", "usia", "batas"}
    assert expression.paths == {"risiko", "tanda_bahaya.senjata", "anggota", "usia", "batas"}
    assert expression.filtered == {"usia", "batas"}
    assert expression.literals == {("risiko", "tinggi")}


def test_bound_names_are_not_read_from_the_case():
    source = "for x in daftar return {y: x, z: y + luar}.z"
    assert feel.compile_expression(source).names == {"daftar", "luar"}


def test_a_case_variable_may_bear_the_name_of_a_built_in():
    expression = feel.compile_expression('mode = "daring" and count(mode) > 0')
    assert expression.names == {"mode"}
    assert expression.evaluate({"mode": "daring"}, NOW) is True


def test_literals_compared_with_a_path_are_listed_however_they_are_written():
    source = 'a in ("x", "y") or list contains(b.c, "z") or "w" = d'
    expected = {("a", "x"), ("a", "y"), ("b.c", "z"), ("d", "w")}
    assert feel.compile_expression(source).literals == expected


def test_a_script_is_assignments_one_per_line():
    pairs = feel.assignments(
        'risiko = tingkat_akhir\n\n// catatan\nkelas = if a = 1 then "K4" else "K3"\n'
    )
    assert [name for name, _ in pairs] == ["risiko", "kelas"]
    assert pairs[1][1].evaluate({"a": 1}, NOW) == "K4"


def test_a_script_names_the_place_of_its_fault():
    with pytest.raises(feel.FeelError) as caught:
        feel.assignments("a = 1\nb = 1 +")
    assert caught.value.position == len("a = 1\nb = 1 +")


def test_json_goes_in_and_comes_out():
    assert feel.to_json(feel.from_json({"a": [0.1, 1, "x", None, True]})) == {
        "a": [0.1, 1, "x", None, True]
    }


def test_the_door_is_sorted():
    assert feel.__all__ == sorted(feel.__all__, key=lambda name: (name.islower(), name))
