"""Words of a transfer: why a family goes to another daerah, on what ground, why it is not taken."""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from engine.model.words import Text, say

#: "accepted": the daerah that is asked has said yes, and the case is on its way; "lapsed": the
#: case was closed before.
TransferStatus: TypeAlias = Literal[
    "proposed", "withdrawn", "refused", "accepted", "done", "lapsed"
]

#: Why another daerah is asked to go on with a case -> what people say.
WHYS: Final[Mapping[str, Text]] = {
    "pindah_tempat": say("Keluarga pindah ke daerah itu"),
    "keamanan": say("Keluarga lebih aman ditangani di daerah itu"),
    "kewenangan": say("Penanganannya wewenang daerah itu"),
    "benturan": say("Ada benturan kepentingan di daerah ini"),
}
URGENCIES: Final[Mapping[str, Text]] = {
    "biasa": say("Biasa"),
    "segera": say("Segera"),
    "darurat": say("Darurat"),
}
#: On what ground of the law what a family told may go to another daerah.
BASES: Final[Mapping[str, Text]] = {
    "persetujuan": say("Keluarga setuju"),
    "kewajiban_hukum": say("Kewajiban hukum"),
    "kepentingan_vital": say("Keselamatan jiwa"),
}
#: The machine's answer where nobody works with this system.
UNSERVED: Final = "tidak_dilayani"
#: Why a daerah does not take a case over. Chosen, not typed: nothing is said of a family outside
#: a case of hers.
REFUSALS: Final[Mapping[str, Text]] = {
    "bukan_wilayah": say("Keluarga tidak tinggal di daerah kami"),
    "bukan_wewenang": say("Bukan wewenang LK3 kami"),
    "penuh": say("Kami belum dapat menanganinya sekarang"),
    "sudah_dilayani": say("Keluarga ini sudah kami layani"),
    UNSERVED: say("Daerah itu belum bekerja dengan sistem ini"),
}
