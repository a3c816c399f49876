"""What the fields of the registry are called, on its forms and in its story."""

from collections.abc import Iterator, Mapping

from engine import KINDS, NEEDS, Event, Json, Text, say
from processes import full_name
from webui.i18n import words

#: Name in the registry -> name in the form, of what is typed on one line.
NAMES: Mapping[str, str] = {
    "name": "nama",
    "kind": "jenis",
    "address": "alamat",
    "phone": "telepon",
    "contact": "penghubung",
    "hours": "jam",
    "cost": "biaya",
    "access": "akses",
    "limits": "batas",
    "agreement_no": "nomor-pks",
    "agreement_until": "pks-sampai",
    "source": "sumber",
    "checked_on": "diperiksa",
}
LABELS: Mapping[str, Text] = {
    "name": say("Nama"),
    "kind": say("Jenis"),
    "needs": say("Kebutuhan yang dilayani"),
    "areas": say("Wilayah layanan"),
    "address": say("Alamat"),
    "phone": say("Telepon"),
    "contact": say("Penghubung"),
    "hours": say("Jam layanan"),
    "cost": say("Biaya"),
    "access": say("Akses bagi penyandang disabilitas"),
    "limits": say("Batas layanan"),
    "agreement_no": say("Nomor PKS/MoU"),
    "agreement_until": say("PKS/MoU berlaku sampai"),
    "source": say("Sumber keterangan"),
    "checked_on": say("Ditanyakan langsung pada"),
}

DEEDS: Mapping[str, Text] = {
    "institution_added": say("Lembaga dicatat"),
    "institution_changed": say("Keterangan lembaga diubah"),
    "institution_retired": say("Lembaga tidak dipakai lagi"),
    "institution_restored": say("Lembaga dipakai kembali"),
}


def told_changes(event: Event) -> Iterator[tuple[str, str, str]]:
    """Yield label, words before and words after of what an entry of the story changed."""
    for name, said in event.detail.items():
        if name in LABELS:
            before, after = said if isinstance(said, list) else ("", said)
            yield words(LABELS[name]), _said(name, before), _said(name, after)


def _said(name: str, value: Json) -> str:
    codes = str(value or "").split()
    match name:
        case "kind":
            return ", ".join(words(KINDS[code]) for code in codes if code in KINDS)
        case "needs":
            return ", ".join(words(NEEDS[code]) for code in codes if code in NEEDS)
        case "areas":
            return "; ".join(map(full_name, codes))
    return str(value or "")
