"""What the drawing page is told: the diagram, what may be chosen, where to send it, its words."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from engine import Checked, DefinitionSheet, Files, Problem, Text, say
from forms import FormLibrary
from webui.bundles import resolved
from webui.checked_daerah import look_over
from webui.i18n import gettext, language, words
from webui.processes.redrawn import callable_processes, main_file, redraw
from webui.security import form_token
from webui.words import ROLES, STAGES

#: Hats that no task comes to.
WITHOUT_LANE = frozenset(("admin_tenant", "koordinator", "auditor", "mesin"))
WORDS = {
    "waiting": say("Perubahan belum disimpan"),
    "saving": say("Menyimpan …"),
    "saved": say("Tersimpan sebagai draf"),
    "restored": say("Draf terakhir dibuka"),
    "failed": say("Draf belum tersimpan; akan dicoba lagi pada perubahan berikutnya."),
    "stale": say("Diagram ini sudah diubah di tempat lain. Muat ulang halaman untuk melihatnya."),
    "unreachable": say("Server tidak terjangkau. Diagram tetap ada di layar; coba lagi."),
    "unreadable": say("Draf ini tidak dapat dibuka sebagai diagram:"),
    "lost": say("Bagian berkas ini tidak dikenal dan hilang bila disimpan:"),
    "error": say("Kesalahan"),
    "warning": say("Peringatan"),
    "note": say("Catatan"),
    "none": say("Tidak ada masalah."),
    "fine": say("{all} catatan; dapat diterbitkan."),
    "errors": say("{errors} kesalahan dari {all} temuan; perbaiki sebelum diterbitkan."),
    "outdated": say("Diagram berubah sejak pemeriksaan terakhir."),
}


def page_data(sheet: DefinitionSheet, submission: str) -> dict[str, Any]:
    """Return the page's data as JSON values."""
    process = sheet.definition.process
    source = source_of(sheet)
    files = redraw(sheet, source)
    checked, _problems = look_over(resolved(sheet.definition.daerah), process, files)
    return {
        "source": source.decode(),
        "version": sheet.draft_version,
        "published": sheet.definition.version,
        "language": language(),
        "token": form_token(),
        "submission": submission,
        "urls": {
            "check": url_for("processes.check", process=process),
            "save": url_for("processes.save", process=process),
            "publish": url_for("processes.publish", process=process),
        },
        "roles": _labels({code: text for code, text in ROLES.items() if code not in WITHOUT_LANE}),
        "stages": _labels(STAGES),
        "forms": _forms({**resolved(sheet.definition.daerah).forms, **files}),
        "decisions": [{"id": one.id, "name": one.name} for one in checked.decisions.values()],
        "processes": _processes(sheet.definition.daerah, checked),
        "words": {name: gettext(text.template) for name, text in WORDS.items()},
    }


def source_of(sheet: DefinitionSheet) -> bytes:
    """Return the drawing that is edited: the unpublished copy, or the current version."""
    return sheet.draft if sheet.draft is not None else sheet.files[main_file(sheet)]


def problem_data(problem: Problem, main: str) -> dict[str, Any]:
    """Return a problem as JSON values; `element` only where this drawing has it."""
    return {
        "element": problem.element if problem.file in {"", main} else "",
        "message": words(problem.message),
        "repair": words(problem.repair),
        "severity": problem.severity,
        "file": problem.file,
        "line": problem.line,
    }


def _labels(labels: Mapping[str, Text]) -> list[dict[str, str]]:
    return [{"code": code, "label": words(text)} for code, text in labels.items()]


def _forms(files: Files) -> list[dict[str, str]]:
    facts, _problems = FormLibrary().facts(files)
    found = [
        {"file": file, "title": fact.title, "look": _look(file, files)}
        for file, fact in facts.items()
    ]
    return sorted(found, key=lambda form: form["file"])


def _look(file: str, files: Files) -> str:
    look = file.replace(".schema.json", ".uischema.json")
    return look if look in files else ""


def _processes(daerah: str, checked: Checked) -> list[dict[str, str]]:
    others = {process: process for process in callable_processes(daerah)}
    named = others | {one.id: one.name for one in checked.processes.values()}
    return [{"id": id_, "name": name or id_} for id_, name in named.items()]
