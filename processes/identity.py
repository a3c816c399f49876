"""Is a `daerah.yaml` whole? Every key known, every needed one there, each value of its kind."""

import re
from collections.abc import Callable, Iterator, Mapping

import yaml

from engine import HATS, Problem, Text, say, tells_apart
from processes.composing import compose
from processes.places import ZONES

CODE = "daerah.identity"
#: What a daerah may call otherwise: the smallest unit of government, and roles.
LABELS = HATS | {"desa"}
REPAIR = say("Bandingkan dengan daerah.yaml yang disertakan.")
_CODE = re.compile(r"\d\d\.\d\d")

Found = Iterator[tuple[yaml.Node, Text]]
Check = Callable[[yaml.Node], Found]


def check_identity(file: str, source: bytes) -> tuple[Problem, ...]:
    """Check a `daerah.yaml`; problems name key and line. Never raises, whatever the bytes."""
    top, problems = compose(file, source, CODE, REPAIR)
    if top is None:
        return problems
    return tuple(_judge(file, "", top, IDENTITY, NEEDED))


def _judge(
    file: str,
    inside: str,
    group: yaml.MappingNode,
    known: Mapping[str, Check],
    needed: frozenset[str],
) -> Iterator[Problem]:
    seen: set[str] = set()
    for key, value in group.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name in seen:
            yield _problem(file, inside + name, line, say("Kunci ini ditulis dua kali."))
        elif name not in known:
            repair = say("Pakai salah satu dari: {names}.", names=", ".join(sorted(known)))
            message = say("Kunci “{name}” tidak dikenal.", name=inside + name)
            yield _problem(file, inside + name, line, message, repair)
        elif name == "kop" and isinstance(value, yaml.MappingNode):
            yield from _judge(file, "kop.", value, KOP, KOP_NEEDED)
        else:
            yield from (
                _problem(file, inside + name, node.start_mark.line + 1, message)
                for node, message in known[name](value)
            )
        seen.add(name)
    for name in sorted(needed - seen):
        message = say("Kunci “{name}” belum ada.", name=inside + name)
        yield _problem(
            file, inside + name, group.start_mark.line + 1, message, say("Tambahkan kunci itu.")
        )


def _problem(file: str, key: str, line: int, message: Text, repair: Text | None = None) -> Problem:
    return Problem(
        code=CODE, file=file, element=key, line=line, message=message, repair=repair or REPAIR
    )


def _text(node: yaml.Node) -> Found:
    if not _is_text(node) or not str(node.value).strip():
        yield node, say("Nilainya harus teks; tulis dalam tanda kutip bila berupa angka.")


def _text_or_nothing(node: yaml.Node) -> Found:
    if not _is_text(node):
        yield node, say("Nilainya harus teks; tulis dalam tanda kutip bila berupa angka.")


def _code(node: yaml.Node) -> Found:
    if not _is_text(node) or not _CODE.fullmatch(str(node.value)):
        yield node, say('Kode daerah ditulis seperti "13.77", dalam tanda kutip.')


def _one_of(*allowed: str) -> Check:
    def check(node: yaml.Node) -> Found:
        if not _is_text(node) or node.value not in allowed:
            yield node, say("Nilainya salah satu dari: {values}.", values=", ".join(allowed))

    return check


def _list_of(check: Check) -> Check:
    def check_all(node: yaml.Node) -> Found:
        if isinstance(node, yaml.SequenceNode):
            for item in node.value:
                yield from check(item)
        else:
            yield node, say("Nilainya harus daftar.")

    return check_all


def _pattern(node: yaml.Node) -> Found:
    if not _is_text(node) or not tells_apart(str(node.value)):
        named = "{urut}, {kode_unit}, {tahun}"
        yield node, say("Pola nomor surat harus memuat {sebutan}.", sebutan=named)


def _words(node: yaml.Node) -> Found:
    if not isinstance(node, yaml.MappingNode):
        yield node, say("Nilainya harus kunci dan nilai.")
        return
    for key, value in node.value:
        if str(key.value) not in LABELS:
            yield key, say("Sebutan hanya ada untuk: {names}.", names=", ".join(sorted(LABELS)))
        yield from _text(value)


def _is_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str"


def _group(node: yaml.Node) -> Found:
    yield node, say("Nilainya harus kunci dan nilai.")


KOP: Mapping[str, Check] = {
    "baris": _list_of(_text),
    "unit": _text,
    "alamat": _text_or_nothing,
    "kontak": _text_or_nothing,
}
KOP_NEEDED = frozenset(("baris", "unit"))
IDENTITY: Mapping[str, Check] = {
    "kode": _code,
    "kode_lama": _list_of(_code),
    "nama": _text,
    "jenis": _one_of("kota", "kabupaten"),
    "provinsi": _text,
    "tempat": _text,
    "zona": _one_of(*ZONES),
    "moto": _text_or_nothing,
    "kepala_daerah": _text,
    "dinas": _text,
    "bidang_pembina": _text_or_nothing,
    "kop": _group,
    "label": _words,
    "pola_nomor": _pattern,
    "unit_surat": _words,
}
NEEDED = frozenset(IDENTITY) - {
    "kode_lama",
    "moto",
    "bidang_pembina",
    "pola_nomor",
    "unit_surat",
}
