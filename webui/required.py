"""What no overlay takes away: steps that a law requires, and what a decision table reads, gives."""

from collections.abc import Iterator, Mapping
from functools import cache

from engine import Checked, FormFact, Node, Problem, Process, check_bundle, ends_without, say
from forms import FormLibrary
from processes import Resolved
from webui.bundles import NOBODY, resolved

Facts = Mapping[str, FormFact]


def taken_away(found: Resolved, own: Checked, asked: Facts) -> Iterator[Problem]:
    """Yield what the shared pathway requires and `own`, with the forms `asked`, has not."""
    if f"{own.root}.bpmn" not in resolved(NOBODY).drawn:
        return
    base, facts = _shared(own.root)
    stands = {name: found.aliases.get(name, name) for name in base.processes}
    for name, process in base.processes.items():
        here = own.processes.get(stands[name])
        for node in (one for one in process.nodes.values() if one.law):
            there = here.nodes.get(node.id) if here else None
            calls = stands.get(node.calls, node.calls)
            if there is None or (there.duty, there.calls) != (node.duty, calls):
                yield _lost(here.file if here else process.file, node)
                continue
            if here and (loose := ends_without(here, node.id) - ends_without(process, node.id)):
                yield _gone_round(here, node, loose)
            if node.form in facts and node.form in asked:
                yield from _unasked(node, facts[node.form], asked[node.form])
    yield from _other_tables(base, own)
    yield from _other_ends(found, base, own)


@cache
def _shared(process: str) -> tuple[Checked, Facts]:
    """Return a pathway as it is shared, and its forms."""
    files = resolved(NOBODY).bundle(process)
    facts, _problems = FormLibrary().facts(files)
    return check_bundle(process, files, facts), facts


def _lost(file: str, node: Node) -> Problem:
    return Problem(
        code="overlay.required",
        file=file,
        element=node.id,
        message=say(
            "Langkah “{name}” diwajibkan oleh {law}; langkah itu tidak ada lagi, atau diubah.",
            name=node.name or node.id,
            law=node.law,
        ),
        repair=say("Kembalikan langkah “{id}” seperti pada dasarnya.", id=node.id),
    )


def _gone_round(process: Process, node: Node, ends: frozenset[str]) -> Problem:
    said = (process.nodes[end].name or end for end in sorted(ends))
    return Problem(
        code="overlay.required",
        file=process.file,
        element=node.id,
        line=process.nodes[node.id].line,
        message=say(
            "Langkah “{name}” diwajibkan oleh {law}; tanpa langkah itu kasus sampai di {ends}.",
            name=node.name or node.id,
            law=node.law,
            ends=", ".join(f"“{one}”" for one in said),
        ),
        repair=say("Alirkan semua jalan ke akhir itu lewat langkah “{id}”.", id=node.id),
    )


def _unasked(node: Node, base: FormFact, own: FormFact) -> Iterator[Problem]:
    for path, field in base.fields.items():
        kept = own.fields.get(path)
        if field.required and not (kept and kept.required):
            yield Problem(
                code="overlay.required",
                file=node.form,
                element=path,
                message=say("Isian “{name}” diperlukan menurut {law}.", name=path, law=node.law),
                repair=say("Biarkan isian itu ada dan wajib, seperti pada dasarnya."),
            )


def _other_tables(base: Checked, own: Checked) -> Iterator[Problem]:
    """Name the tables that read what the shared one does not, or give something else."""
    for name, table in base.decisions.items():
        there = own.decisions.get(name)
        if there is None:
            continue
        more = {*there.inputs} - {*table.inputs} - own.settings.keys()
        if more or there.outputs.keys() != table.outputs.keys():
            yield Problem(
                code="overlay.table",
                file=there.file,
                element=name,
                message=say("Tabel ini tidak membaca dan menghasilkan yang sama dengan dasarnya."),
                repair=say(
                    "Masukan: {inputs}. Keluaran: {outputs}.",
                    inputs=", ".join(table.inputs),
                    outputs=", ".join(table.outputs),
                ),
            )


def _other_ends(found: Resolved, base: Checked, own: Checked) -> Iterator[Problem]:
    """Name what is called in the place of another and leaves unset what is read after it."""
    read = {path.partition(".")[0] for path in own.reads}
    for name, other in found.aliases.items():
        if name not in base.processes or other not in own.processes:
            continue
        lost = (_given(resolved(NOBODY), name) - _given(found, other)) & read
        if lost:
            yield Problem(
                code="overlay.alias",
                file=f"{found.code}/overlay.yaml",
                element=f"alias.{name}",
                message=say(
                    "“{other}” tidak mengisi yang diisi “{name}” dan dibaca sesudahnya: {names}.",
                    other=other,
                    name=name,
                    names=", ".join(sorted(lost)),
                ),
                repair=say("Isi semuanya di “{other}”, atau pakai proses lain.", other=other),
            )


def _given(found: Resolved, process: str) -> frozenset[str]:
    """Return the variables that a process, or what it calls, sets."""
    files = found.bundle(process)
    facts, _problems = FormLibrary().facts(files)
    checked = check_bundle(process, files, facts)
    asked = {path.partition(".")[0] for form in facts.values() for path in form.fields}
    return checked.sets | asked
