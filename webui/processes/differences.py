"""How a pathway of a daerah differs from the shared one: each difference in words, and why."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from engine import OPENED, FormFact, Json, Text, read_process, say
from forms import FormLibrary
from processes import Pathway, Resolved, catalogue, pinned_texts
from webui.bundles import NOBODY, resolved
from webui.dates import length_in_words
from webui.processes.at_work import Step, where_asked, where_read
from webui.words import label_of

#: Where a sentence comes from; said to whoever keeps the library, not on pages.
_MARK = re.compile(r"^Baris \d[^:]*?(\[[^\]]*\])?: |\s*\[[^\]]*\]")
_EMPTY = say("tidak ada")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is not as in the base."""

    what: Text
    #: Why, as the daerah wrote it; "" when it did not.
    why: str = ""
    #: Files of the two drawings, the base's and the daerah's; ("", "") where none was exchanged.
    drawings: tuple[str, str] = ("", "")
    #: Steps of the daerah's drawings where it is at work.
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A pathway as a daerah has it."""

    pathway: Pathway
    #: It is in the library; a pathway may still be on its way there.
    there: bool
    active: bool
    differences: tuple[Difference, ...]


def offered(daerah: str) -> tuple[Offered, ...]:
    """Return the twelve pathways as a daerah has them."""
    found = resolved(daerah)
    return tuple(
        Offered(
            pathway=one,
            there=f"{one.process}.bpmn" in found.drawn,
            active=found.settings["tersedia"][code] is True,
            differences=tuple(_differences(found, code, one)),
        )
        for code, one in catalogue().pathways.items()
    )


def _differences(found: Resolved, code: str, pathway: Pathway) -> Iterator[Difference]:
    base, why = resolved(NOBODY), _reasons(found)
    if found.settings["tersedia"][code] != base.settings["tersedia"][code]:
        shown = say("Jalur ini dibuka; pada dasarnya tidak.")
        if not found.settings["tersedia"][code]:
            shown = say("Jalur ini tidak dibuka; pada dasarnya dibuka.")
        yield Difference(what=shown, why=why.get(f"jalur.{code}", ""))
    if f"{pathway.process}.bpmn" not in found.drawn:
        return
    yield from _chosen(found, base, pathway.process, why)
    yield from _exchanged(found, base, pathway.process, why)
    yield from _asked(found, base, pathway.process)
    yield from _reworded(found, base, pathway.process, why)


def _reasons(found: Resolved) -> dict[str, str]:
    """Return "group.name" -> why; the daerah's word stands over the province's."""
    said = {name: words for layer in found.layers for name, words in layer.reasons.items()}
    return {name: _MARK.sub("", words) for name, words in said.items()}


def _chosen(
    found: Resolved, base: Resolved, process: str, why: Mapping[str, str]
) -> Iterator[Difference]:
    """Yield the settings that the pathway reads and the daerah chose otherwise."""
    for group, values in found.read(found.bundle(process)).items():
        for name, value in values.items():
            before = base.settings[group][name]
            if value != before:
                said = {"tersedia": "jalur", OPENED: "jalur"}.get(group, group)
                reason = why.get(f"{said}.{name}", "") or why.get(group, "")
                what = _choice(group, name, value, before)
                steps = where_read(found, process, group, name)
                yield Difference(what=what, why=reason, steps=steps)


def _choice(group: str, name: str, value: Json, before: Json) -> Text:
    known = catalogue()
    if group == "layanan":
        what = say("Layanan: {name}", name=known.services[name])
    elif group == OPENED:
        what = say("Diteruskan ke jalur: {name}", name=known.pathways[name].name)
        value, before = bool(value), bool(before)
    elif group == "tersedia":
        what = say("Jalur: {name}", name=known.pathways[name].name)
    else:
        about = known.deadlines[name] if group == "sla" else known.parameters[name]
        what = Text(_MARK.sub("", about.about))
    pair = {"value": _shown(value), "before": _shown(before)}
    return say("{what}: {value} (dasar: {before}).", what=what, **pair)


def _shown(value: Json) -> Text | str:
    if isinstance(value, bool):
        return say("ya") if value else say("tidak")
    if isinstance(value, list):
        return ", ".join(str(one).replace("_", " ") for one in value) or _EMPTY
    return length_in_words(value) or (label_of(str(value)) if value else _EMPTY)


def _exchanged(
    found: Resolved, base: Resolved, process: str, why: Mapping[str, str]
) -> Iterator[Difference]:
    """Yield the called processes, diagrams and tables in whose place others stand."""
    files = base.bundle(process)
    for name, other in found.aliases.items():
        if f"{name}.bpmn" in files:
            pair = (f"{name}.bpmn", f"{other}.bpmn")
            yield Difference(
                what=say(
                    "Subproses “{name}” diganti dengan “{other}”.",
                    name=title_of(base, name),
                    other=title_of(found, other),
                ),
                why=why.get(f"alias.{name}", ""),
                drawings=pair,
            )
    for file in sorted(found.changed & files.keys()):
        if file.endswith(".bpmn"):
            name = title_of(base, file.removesuffix(".bpmn"))
            shown = say("Diagram “{name}” digambar sendiri.", name=name)
            yield Difference(what=shown, drawings=(file, file))
        elif file.endswith(".dmn"):
            shown = say("Tabel keputusan “{name}” diganti.", name=file.removesuffix(".dmn"))
            yield Difference(what=shown)


def title_of(found: Resolved, process: str) -> str:
    """Return a process's name as its drawing has it; its id when it is not drawn."""
    file = f"{process}.bpmn"
    drawn, _problems = read_process(file, found.drawn[file])
    return drawn[process].name if process in drawn else process


def _asked(found: Resolved, base: Resolved, process: str) -> Iterator[Difference]:
    """Yield the forms that ask something else, by what is asked more, less or otherwise."""
    own, shared = found.bundle(process), base.bundle(process)
    changed = {name: own[name] for name in found.changed & own.keys() & shared.keys()}
    after, _ = FormLibrary().facts({n: s for n, s in changed.items() if n.endswith(".json")})
    before, _ = FormLibrary().facts({name: shared[name] for name in after})
    for file, form in after.items():
        steps = where_asked(found, process, file)
        for words in _form_words(before[file], form):
            yield Difference(what=words, steps=steps)


def _reworded(
    found: Resolved, base: Resolved, process: str, why: Mapping[str, str]
) -> Iterator[Difference]:
    """Yield the papers of the pathway that the daerah words otherwise, by what it wrote."""
    for kind in sorted(pinned_texts(found.bundle(process))):
        own, shared = asdict(found.letters[kind]), asdict(base.letters[kind])
        if keys := [key for key in own if own[key] != shared[key]]:
            name, written = found.letters[kind].nama, ", ".join(keys).replace("_", " ")
            what = say("Teks “{name}” ditulis sendiri: {keys}.", name=name, keys=written)
            yield Difference(what=what, why=why.get(f"surat.{kind}", ""))


def _form_words(before: FormFact, after: FormFact) -> Iterator[Text]:
    """Yield what a form asks more, less or otherwise; nothing of what it does not."""
    more = [one.title or path for path, one in after.fields.items() if path not in before.fields]
    less = [one.title or path for path, one in before.fields.items() if path not in after.fields]
    other = [
        one.title or path
        for path, one in after.fields.items()
        if path in before.fields and before.fields[path] != one
    ]
    if more:
        yield say("“{form}” menanyakan juga: {fields}.", form=after.title, fields=", ".join(more))
    if less:
        yield say("“{form}” tidak menanyakan: {fields}.", form=after.title, fields=", ".join(less))
    if other:
        words = ", ".join(other)
        yield say("“{form}” menanyakan secara lain: {fields}.", form=after.title, fields=words)
