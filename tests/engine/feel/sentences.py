"""Random FEEL expressions: a grammar of templates by type, filled from a number."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

#: What the expressions read.
CONTEXT: Mapping[str, object] = {
    "a": 7,
    "b": 2.5,
    "kosong": None,
    "nama": "Siti",
    "aktif": True,
    "daftar": [3, 1, 2],
    "kata": ["satu", "dua", "dua"],
    "orang": {"nama": "Budi", "usia": 41},
    "anggota": [{"nama": "Ani", "usia": 7}, {"nama": "Budi", "usia": 41}],
}
#: Per type: what stands at the leaves, and templates with <types> to be filled.
GRAMMAR: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "number": (
        ("0", "1", "2", "3", "10", "-1", "0.5", "2.25", "a", "b", "orang.usia", "kosong"),
        (
            "<number> + <number>",
            "<number> - <number>",
            "<number> * <number>",
            "<number> / <number>",
            "<number> ** 2",
            "-<number>",
            "if <boolean> then <number> else <number>",
            "<numbers>[<index>]",
            "<context>.usia",
            "<people>[<index>].usia",
            "abs(<number>)",
            "floor(<number>)",
            "ceiling(<number>)",
            "decimal(<number>, <index>)",
            "round up(<number>, 1)",
            "round down(<number>, 1)",
            "round half up(<number>, 0)",
            "round half down(<number>, 0)",
            "modulo(<number>, <number>)",
            "sqrt(abs(<number>))",
            "number(string(<number>))",
            'number("1.234,5", ".", ",")',
            "count(<any list>)",
            "min(<numbers>)",
            "max(<numbers>)",
            "sum(<numbers>)",
            "mean(<numbers>)",
            "median(<numbers>)",
            "product(<numbers>)",
            "max(<number>, <number>, <number>)",
            "string length(<string>)",
            "index of(<numbers>, <number>)[1]",
            'get value(<context>, "usia")',
            "<date>.year",
            "<date>.month",
            "<date>.weekday",
            "<moment>.hour",
            "<time>.minute",
            "<days>.days",
            "<days>.hours",
            "<months>.years",
            "<months>.months",
            "day of year(<date>)",
            "week of year(<date>)",
            '<days> / duration("PT6H")',
            "{x: <number>, y: x + 1}.y",
            "(function(x, y) x - y)(<number>, <number>)",
        ),
    ),
    "index": (("1", "2", "-1", "0", "3", "4"), ("count(<numbers>)",)),
    "boolean": (
        ("true", "false", "aktif", "null", "kosong"),
        (
            "<number> = <number>",
            "<number> != <number>",
            "<number> < <number>",
            "<number> >= <number>",
            "<string> = <string>",
            "<string> < <string>",
            "<date> < <date>",
            "<moment> >= <moment>",
            "<days> < <days>",
            "<months> = <months>",
            "<numbers> = <numbers>",
            "<context> = <context>",
            "<boolean> and <boolean>",
            "<boolean> or <boolean>",
            "not(<boolean>)",
            "<number> between <number> and <number>",
            "<date> between <date> and <date>",
            "<number> in <range>",
            "<number> in (<number>, > <number>, <range>)",
            "<string> in (<string>, <string>)",
            "<date> in [<date>..<date>]",
            "some x in <numbers> satisfies x > <number>",
            "every x in <numbers> satisfies x < <number>",
            "some x in <numbers>, y in <numbers> satisfies x = y",
            "every p in <people> satisfies p.usia > <number>",
            "contains(<string>, <string>)",
            "starts with(<string>, <string>)",
            "ends with(<string>, <string>)",
            'matches(<string>, "^[a-z]+$", "i")',
            "list contains(<numbers>, <number>)",
            "all([<boolean>, <boolean>])",
            "any([<boolean>, <boolean>])",
            "even(floor(<number>))",
            "odd(floor(<number>))",
            "<number> instance of number",
            "<string> instance of string",
            "<numbers> instance of list",
            "<date> instance of date",
            "<days> instance of days and time duration",
            "is(<number>, <number>)",
            "before(<number>, <range>)",
            "after(<range>, <number>)",
            "meets(<range>, <range>)",
            "overlaps(<range>, <range>)",
            "includes(<range>, <number>)",
            "during(<number>, <range>)",
            "starts(<number>, <range>)",
            "finishes(<number>, <range>)",
            "coincides(<range>, <range>)",
        ),
    ),
    "string": (
        ('"Siti"', '"satu dua"', '""', '"ABC"', "nama", "orang.nama", "kosong"),
        (
            "<string> + <string>",
            "if <boolean> then <string> else <string>",
            "upper case(<string>)",
            "lower case(<string>)",
            "substring(<string>, <index>)",
            "substring(<string>, <index>, 2)",
            "substring before(<string>, <string>)",
            "substring after(<string>, <string>)",
            'replace(<string>, "[aeiou]", "*")',
            'string join(<strings>, "-")',
            "string join(<strings>)",
            "string(<number>)",
            "string(<boolean>)",
            "string(<date>)",
            "string(<months>)",
            "string(<numbers>)",
            "<strings>[<index>]",
            "<people>[<index>].nama",
            "<context>.nama",
            "day of week(<date>)",
            "month of year(<date>)",
        ),
    ),
    "numbers": (
        ("[]", "[1, 2, 3]", "[2.5, 4]", "daftar", "[1, null, 3]", "[5]"),
        (
            "[<number>, <number>]",
            "<numbers>[item > <number>]",
            "<people>.usia",
            "for x in <numbers> return x * 2",
            "for x in 1..3 return x + <number>",
            "for x in 3..1 return x",
            "for x in <numbers>, y in [1, 2] return x + y",
            "for x in 1..4 return if x = 1 then 1 else x + partial[-1]",
            "append(<numbers>, <number>)",
            "concatenate(<numbers>, <numbers>)",
            "union(<numbers>, <numbers>)",
            "distinct values(<numbers>)",
            "insert before(<numbers>, 1, <number>)",
            "remove(<numbers>, 1)",
            "reverse(<numbers>)",
            "sublist(<numbers>, 1, 2)",
            "sublist(<numbers>, -1)",
            "sort(<numbers>, function(x, y) x < y)",
            "flatten([<numbers>, [<numbers>]])",
            "index of(<numbers>, <number>)",
            "mode(<numbers>)",
            "list replace(<numbers>, 1, <number>)",
        ),
    ),
    "strings": (
        ('["x", "y"]', "kata", "[]"),
        (
            "[<string>, <string>]",
            "<people>.nama",
            'split(<string>, " ")',
            'split(<string>, "t+")',
            "distinct values(<strings>)",
            "reverse(<strings>)",
            "for s in <strings> return upper case(s)",
            "<strings>[item != <string>]",
        ),
    ),
    "any list": (("[]", "[null]", "daftar", "kata"), ("<numbers>", "<strings>", "<people>")),
    "people": (
        ("anggota", "[orang]"),
        ("<people>[usia > <number>]", "[<context>]", "append(<people>, <context>)"),
    ),
    "context": (
        ("orang", '{nama: "Cici", usia: 3}', "{}"),
        (
            "{nama: <string>, usia: <number>}",
            'context put(<context>, "usia", <number>)',
            "context merge([<context>, <context>])",
            "<people>[<index>]",
            'context([{key: "usia", value: <number>}])',
        ),
    ),
    "range": (
        ("[1..5]", "(1..5]", "[2..3)", "]0..10["),
        ("[<number>..<number>]", "(<number>..<number>)"),
    ),
    "date": (
        ('date("2026-03-05")', '@"2024-02-29"', "date(2025, 12, 31)"),
        (
            "<date> + <days>",
            "<date> - <days>",
            "<date> + <months>",
            "<date> - <months>",
            "date(<moment>)",
            "if <boolean> then <date> else <date>",
        ),
    ),
    "time": (
        ('time("10:30:00")', '@"23:59:59"', "time(8, 5, 0)", 'time("10:30:00+07:00")'),
        ("time(<moment>)", '<time> + duration("PT2H")', '<time> - duration("PT12H")'),
    ),
    "moment": (
        (
            'date and time("2026-03-05T10:30:00")',
            '@"2024-02-29T23:00:00"',
            'date and time("2026-03-05T10:30:00Z")',
            'date and time("2026-03-05T10:30:00+07:00")',
        ),
        (
            "<moment> + <days>",
            "<moment> - <days>",
            "<moment> + <months>",
            "date and time(<date>, <time>)",
        ),
    ),
    "days": (
        ('duration("P3D")', 'duration("PT36H")', '@"P1DT2H30M"', '@"-PT45M"'),
        (
            "<days> + <days>",
            "<days> - <days>",
            "<days> * 2",
            "-<days>",
            "<date> - <date>",
            "<moment> - <moment>",
            "<time> - <time>",
            "abs(<days>)",
        ),
    ),
    "months": (
        ('duration("P1Y2M")', '@"P18M"', '@"-P3M"'),
        (
            "<months> + <months>",
            "<months> - <months>",
            "<months> * 2",
            "years and months duration(<date>, <date>)",
            "abs(<months>)",
        ),
    ),
}
_HOLE = re.compile(r"<([a-z]+(?: list)?)>")
#: One hole in so many is filled with a value of another type: null must come out, never an error.
_ODD = 25


@dataclass(frozen=True, slots=True)
class Sentence:
    """An expression, the template it was made of, and what fills its holes."""

    text: str
    template: str
    parts: "tuple[Sentence, ...]" = ()


def sentence(random: Random) -> Sentence:
    """Return an expression of a random type, at most three deep."""
    return _made(random.choice(sorted(GRAMMAR)), random, 3)


def _made(kind: str, random: Random, depth: int) -> Sentence:
    leaves, templates = GRAMMAR[kind]
    if depth == 0:
        leaf = random.choice(leaves)
        return Sentence(leaf, leaf)
    template = random.choice(templates)
    parts = tuple(_part(hole, random, depth - 1) for hole in _HOLE.findall(template))
    texts = (part.text if part.text.isidentifier() else f"({part.text})" for part in parts)
    return Sentence(_HOLE.sub(lambda _: next(texts), template), template, parts)


def _part(kind: str, random: Random, depth: int) -> Sentence:
    if random.randrange(_ODD) == 0:
        kind = random.choice(sorted(GRAMMAR))
    return _made(kind, random, random.randint(0, depth))
