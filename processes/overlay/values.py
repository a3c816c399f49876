"""Is a chosen value one that may be chosen?"""

import re
from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from engine import Text, say
from processes.overlay.budget import budget
from processes.overlay.catalogue import Deadline, Parameter

#: What is wrong, what to do.
Fault: TypeAlias = tuple[Text, Text]
#: Key, line, what is wrong, what to do.
Found: TypeAlias = tuple[str, int, Text, Text]
LAW = say("Ini kewajiban menurut undang-undang; biarkan seperti dasarnya.")
#: Entries of a calendar -> how to write them.
CALENDAR = {
    "hari_kerja": say("Tulis 5 atau 6."),
    "libur": say("Tulis tanggal dan namanya, misalnya 2026-07-02: Hari jadi."),
    "masuk": say("Tulis daftar tanggal, misalnya [2026-12-24]."),
}
_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def deadline_fault(deadline: Deadline, value: object) -> Fault | None:
    """Return what is wrong with a daerah's deadline: no duration, or later than the base's."""
    chosen, base = budget(value), budget(deadline.default)
    if chosen is None or base is None:
        repair = say("Tulis misalnya PT24H, P14D, atau 3 HK (hari kerja).")
        return say("“{value}” bukan lama waktu.", value=value), repair
    if not chosen.lengthens(base):
        return None
    longest = deadline.default
    message = say("Tenggat ini lebih lama dari {base}; hanya boleh dipersingkat.", base=longest)
    if deadline.law:
        message = say(
            "Tenggat ini ditetapkan oleh {law}: paling lama {base}.", law=deadline.law, base=longest
        )
    return message, say("Tulis {base} atau kurang.", base=longest)


def parameter_fault(parameter: Parameter, value: object) -> Fault | None:
    """Return what is wrong with a daerah's value: its kind, its bounds, or no choice of these."""
    if type(value) is not type(parameter.default):
        found, wanted = _kind(value), _kind(parameter.default)
        message = say("Nilainya {found}, seharusnya {wanted}.", found=found, wanted=wanted)
        return message, say("Tulis misalnya {example}.", example=_shown(parameter.default))
    return _choice_fault(parameter, value) or _shape_fault(parameter, value)


def _choice_fault(parameter: Parameter, value: object) -> Fault | None:
    for item in value if isinstance(value, list) else [value]:
        if parameter.choices and item not in parameter.choices:
            names = _shown(list(parameter.choices))
            repair = say("Pakai salah satu dari: {names}.", names=names)
            return say("“{value}” bukan pilihan.", value=item), repair
    return None


def _shape_fault(parameter: Parameter, value: object) -> Fault | None:
    if isinstance(value, int) and not _within(parameter, value):
        least, most = parameter.least, parameter.most
        repair = say("Tulis angka dari {least} sampai {most}.", least=least, most=most)
        return say("{value} di luar batas.", value=value), repair
    if parameter.shape == "bulan_tanggal" and not _DAY.fullmatch(str(value)):
        repair = say("Tulis misalnya {example}.", example="12-10")
        return say("“{value}” bukan bulan dan tanggal.", value=value), repair
    return None


def calendar_fault(name: str, value: object) -> Fault | None:
    """Return what is wrong with an entry of a daerah's calendar."""
    if name == "hari_kerja":
        wrong = value not in (5, 6)
    elif name == "libur":
        wrong = not isinstance(value, dict) or not all(type(day) is date for day in value)
    else:
        wrong = not isinstance(value, list) or not all(type(day) is date for day in value)
    message = say("Kalender ini tidak dapat dibaca pada “{name}”.", name=name)
    return (message, CALENDAR[name]) if wrong else None


def one_of(names: Iterable[str]) -> Text:
    """Say which names there are."""
    return say("Pakai salah satu dari: {names}.", names=", ".join(names))


def _within(parameter: Parameter, value: int) -> bool:
    above = parameter.least is None or value >= parameter.least
    return above and (parameter.most is None or value <= parameter.most)


def _kind(value: object) -> Text:
    if isinstance(value, bool):
        return say("ya/tidak")
    if isinstance(value, int):
        return say("angka bulat")
    if isinstance(value, float):
        return say("angka")
    return say("daftar") if isinstance(value, list) else say("teks")


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
