"""Why a task lies on a desk, in one sentence; and values as people read them."""

from collections.abc import Iterable

from flask import Flask

from engine import Json, TaskSheet, Text, say
from webui.i18n import gettext, words
from webui.words import PATHWAYS, label


def in_words(value: Json) -> str:
    """Return a value as people read it: yes and no, lists with commas, nothing as "kosong"."""
    if isinstance(value, bool):
        return gettext("ya") if value else gettext("tidak")
    if value is None or value in ("", []):
        return gettext("kosong")
    if isinstance(value, list):
        return ", ".join(in_words(item) for item in value)
    if isinstance(value, dict):
        return pairs_in_words(value.items())
    told = str(value)
    if told in PATHWAYS:
        return words(PATHWAYS[told])
    return told.replace("_", " ") if told.isidentifier() else told.rstrip(".")


def pairs_in_words(pairs: Iterable[tuple[str, Json]]) -> str:
    """Return e.g. "risiko: tinggi; jalur: Konseling keluarga"; what is empty is not said."""
    said = [(label(name), value) for name, value in pairs if value not in (None, "", [])]
    return "; ".join(f"{name}: {in_words(value)}" for name, value in said)


def reason_for(sheet: TaskSheet) -> Text:
    """Say what brought the task here: the table or the choice before it, or the path itself."""
    role = label(sheet.task.role)
    if sheet.decided:
        decided = sheet.decided[-1]
        rows = ", ".join(str(hit.number) for hit in decided.hits) or "-"
        return say(
            "Untuk {role}, menurut tabel “{table}” baris {rows}. {outcome}.",
            role=role,
            table=label(decided.decision.removeprefix("dmn_")),
            rows=rows,
            outcome=pairs_in_words(decided.outputs.items()),
        )
    if sheet.chosen and sheet.chosen[-1].values:
        seen = pairs_in_words(sheet.chosen[-1].values.items())
        return say("Untuk {role}; proses memilih jalan ini karena {seen}.", role=role, seen=seen)
    if not sheet.task.process_name:
        return say("Untuk {role}. Anda melihat tugas ini saja, tanpa berkas kasusnya.", role=role)
    return say(
        "Langkah berikut dari {process}, untuk {role}.", process=sheet.task.process_name, role=role
    )


def typed(said: str | None) -> str:
    """Return what somebody typed; None, which does not open any more, as a sentence."""
    return gettext("Isi catatan ini tidak terbaca.") if said is None else said


def register(app: Flask) -> None:
    """Give templates the reason and the filters `value` and `typed`."""
    app.jinja_env.filters["typed"] = typed
    app.jinja_env.globals["reason_for"] = reason_for
    app.jinja_env.filters["value"] = in_words
