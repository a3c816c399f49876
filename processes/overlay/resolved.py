"""The shared library as one daerah has it: its bundles, its settings, and how they differ."""

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine import OPENED, SETTINGS, Files, Json, Problem, Text, Unknown, say
from processes.homes import HOME
from processes.letters import PINNED, LetterText, letter_texts, reworded
from processes.overlay.catalogue import Catalogue, catalogue
from processes.overlay.layers import CODE, FILE, REPAIR, Layer, layers_of
from processes.overlay.merging import faults, merged, parsed, written
from processes.pathways import closure, library, named_forms

_READ = re.compile(rb"\b(parameter|sla|layanan|tersedia)\.(\w+)")
#: A diagram from which other pathways are opened; which of them, it may know only while it runs.
_OPENS = b"lk3:opens="
_PATCH = ".patch.json"
#: What a call activity calls, however the attribute is written.
_CALL = re.compile(rb"""calledElement\s*=\s*(?P<quote>["'])(?P<called>[^"']+)(?P=quote)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What one daerah works with."""

    code: str
    #: "parameter", "sla", "layanan" and "tersedia" (pathways) -> name -> value; "serah": pathway
    #: that a case may go on in -> its process, "" where the daerah does not offer it.
    #: Beside "sla" lie "paling_lama" and "eskalasi", which the engine goes by.
    settings: Mapping[str, Mapping[str, Json]]
    #: Diagrams and tables by file name, calls already led to their aliases.
    drawn: Files
    forms: Files
    #: Kind -> text of a letter or another paper.
    letters: Mapping[str, LetterText]
    #: Called process -> what is called in its place.
    aliases: Mapping[str, str]
    #: What each layer changed, the province's first.
    layers: tuple[Layer, ...] = ()
    #: What of the base other files stand in the place of, or change.
    changed: frozenset[str] = field(default_factory=frozenset)

    def bundle(self, process: str) -> Files:
        """Return the process with everything it needs.

        Raises:
            Unknown: there is no such process.
        """
        file = f"{process}.bpmn"
        if file not in self.drawn:
            raise Unknown(say("Proses “{process}” tidak ada dalam pustaka.", process=process))
        return self.completed({file: self.drawn[file]})

    def completed(self, files: Files) -> Files:
        """Return `files` with what they call, decide by and ask, and the settings they read.

        What they bring themselves stays as it is, but for the settings; what they lack and the
        library has not either is left out, and named by the check of the bundle.
        """
        shelf = {**self.drawn, **files}
        whole = {name: shelf[name] for root in files for name in closure(root, shelf)}
        forms = {**self.forms, **files}
        whole |= {name: forms[name] for name in sorted(named_forms(whole)) if name in forms}
        whole |= self._papers(whole)
        read = self.read(whole)
        whole.pop(SETTINGS, None)
        return whole | ({SETTINGS: settings_file(read)} if read else {})

    def _papers(self, whole: Files) -> Files:
        """Return the texts of the papers that these forms make, as the bundle pins them."""
        texts = self.letters.items()
        return {f"{kind}{PINNED}": text.pinned() for kind, text in texts if text.form in whole}

    def read(self, files: Files) -> dict[str, dict[str, Json]]:
        """Return the settings that these files name: a choice nobody reads changes no bundle."""
        read: dict[str, dict[str, Json]] = {}
        for source in files.values():
            for group, name in _READ.findall(source):
                known = self.settings[group.decode()]
                if name.decode() in known:
                    read.setdefault(group.decode(), {})[name.decode()] = known[name.decode()]
        if any(_OPENS in source for source in files.values()):
            read[OPENED] = dict(self.settings[OPENED])
        for group in ("paling_lama", "eskalasi"):
            rules = self.settings[group]
            if found := {name: rules[name] for name in read.get("sla", ()) if name in rules}:
                read[group] = found
        return read


def settings_file(settings: Mapping[str, Mapping[str, Json]]) -> bytes:
    """Return settings as a bundle carries them."""
    return json.dumps(settings, ensure_ascii=False, sort_keys=True).encode()


def resolve(
    code: str, forms: Files, homes: tuple[Path, ...] = (HOME,), base: Catalogue | None = None
) -> tuple[Resolved, tuple[Problem, ...]]:
    """Return the library with the layers of a daerah on it, and everything wrong with them.

    `forms` are the shared forms by file name, each self-contained; the layers lie in `homes`.
    With an error the result is not for use.
    """
    known = base or catalogue()
    layers, problems = layers_of(code, homes, known)
    drawn, forms = dict(library()), dict(forms)
    changed: set[str] = set()
    for layer in layers:
        problems += _lay(layer, drawn, forms, changed)
    aliases = {name: other for layer in layers for name, other in layer.aliases.items()}
    wrong = tuple(_alias_faults(code, aliases, drawn))
    problems += wrong
    for problem in wrong:
        del aliases[problem.element.partition(".")[2]]
    drawn = {file: _led(file, source, aliases) for file, source in drawn.items()}
    return Resolved(
        code=code,
        settings=_settings(layers, known),
        drawn=drawn,
        forms=forms,
        letters=_letters(layers),
        aliases=aliases,
        layers=tuple(layers),
        changed=frozenset(changed),
    ), tuple(problems)


def _letters(layers: Iterable[Layer]) -> dict[str, LetterText]:
    texts = dict(letter_texts())
    for layer in layers:
        texts |= {kind: reworded(texts[kind], said) for kind, said in layer.letters.items()}
    return texts


def _settings(layers: Iterable[Layer], known: Catalogue) -> dict[str, dict[str, Json]]:
    parameters = {name: one.default for name, one in known.parameters.items()}
    deadlines: dict[str, Json] = {name: one.default for name, one in known.deadlines.items()}
    services: Iterable[str] = known.services
    pathways: dict[str, Json] = {code: one.active for code, one in known.pathways.items()}
    for layer in layers:
        parameters |= layer.parameters
        deadlines |= layer.deadlines
        services = services if layer.services is None else layer.services
        pathways |= layer.pathways
    offered: dict[str, Json] = {name: name in services for name in known.services}
    longest: dict[str, Json] = {name: one.longest for name, one in known.deadlines.items()}
    above: dict[str, Json] = {
        name: list(one.above) for name, one in known.deadlines.items() if one.above
    }
    return {
        "parameter": parameters,
        "sla": deadlines,
        "paling_lama": longest,
        "eskalasi": above,
        "layanan": offered,
        "tersedia": pathways,
        OPENED: {
            code: one.process if pathways[code] else ""
            for code, one in known.pathways.items()
            if one.receives
        },
    }


def _lay(
    layer: Layer, drawn: dict[str, bytes], forms: dict[str, bytes], changed: set[str]
) -> Iterator[Problem]:
    """Put the files of a layer in their places; what is already there is replaced or patched."""
    for name, source in layer.files.items():
        if not name.endswith(_PATCH):
            changed |= {name} & drawn.keys()
            drawn[name] = source
            continue
        form = name.removesuffix(_PATCH) + ".json"
        patch = parsed(source)
        if form not in forms:
            yield _problem(layer, name, "", say("Formulir “{form}” tidak ada.", form=form))
        elif patch is None:
            yield _problem(layer, name, "", say("Berkas ini bukan objek JSON."))
        else:
            base = parsed(forms[form])
            wrong = [_problem(layer, name, *fault) for fault in faults(base, patch)]
            yield from wrong
            if not wrong:
                forms[form] = written(merged(base, patch))
                changed.add(form)


def _alias_faults(
    code: str, aliases: Mapping[str, str], drawn: Container[str]
) -> Iterator[Problem]:
    """Name what is not there, and what is called in the place of another and replaced itself."""
    for name, other in aliases.items():
        missing = [one for one in (name, other) if f"{one}.bpmn" not in drawn]
        if missing:
            message = say("Proses “{id}” tidak ada.", id=missing[0])
        elif other in aliases:
            message = say("“{id}” sendiri digantikan oleh proses lain.", id=other)
        else:
            continue
        place, file = f"alias.{name}", f"{code}/{FILE}"
        yield Problem(code=CODE, file=file, element=place, message=message, repair=REPAIR)


def _led(file: str, source: bytes, aliases: Mapping[str, str]) -> bytes:
    """Lead every call in a diagram to what is called in its place.

    What stands in the place of a process may itself call it.
    """

    def led(call: re.Match[bytes]) -> bytes:
        other = aliases.get(call["called"].decode(errors="replace"), "")
        own = file == f"{other}.bpmn"
        return call[0] if own or not other else f'calledElement="{other}"'.encode()

    return _CALL.sub(led, source) if aliases else source


def _problem(layer: Layer, file: str, pointer: str, message: Text) -> Problem:
    return Problem(
        code=CODE,
        file=f"{layer.code}/{file}",
        element=pointer,
        message=message,
        repair=REPAIR,
    )
