"""Labels of deadlines: how tasks stand to them, and what a stopped clock waits for."""

from collections.abc import Mapping

from engine import Text, say

#: How tasks stand to their deadlines.
PACES: Mapping[str, Text] = {
    "on_track": say("Tepat waktu"),
    "at_risk": say("Mendekati tenggat"),
    "breached": say("Terlambat"),
    "escalated": say("Terlambat lama"),
    "stopped": say("Jam dihentikan"),
}
#: What a stopped clock waits for.
WAITS: Mapping[str, Text] = {
    "waits_keluarga": say("menunggu keluarga"),
    "waits_dokumen": say("menunggu dokumen"),
    "waits_lembaga": say("menunggu lembaga lain"),
    "waits_ditunda": say("kasus ditunda"),
}
