"""The institutions that a daerah's registry of referrals begins with."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from processes.homes import folders, homes

FILE = "lembaga.yaml"
#: What the file calls it -> what the registry calls it.
_WORDS = {
    "nama": "name",
    "jenis": "kind",
    "kebutuhan": "needs",
    "wilayah": "areas",
    "alamat": "address",
    "telepon": "phone",
    "penghubung": "contact",
    "jam": "hours",
    "biaya": "cost",
    "akses": "access",
    "batas": "limits",
    "nomor_pks": "agreement_no",
    "pks_sampai": "agreement_until",
    "sumber": "source",
    "diperiksa": "checked_on",
}


def institutions(code: str) -> Mapping[str, Mapping[str, str]]:
    """Return id -> what the daerah's file tells of an institution, as the registry takes it."""
    folder = folders("daerah", homes()).get(code)
    if folder is None or not (folder / FILE).is_file():
        return {}
    return read_institutions(folder / FILE)


def read_institutions(file: Path) -> Mapping[str, Mapping[str, str]]:
    """Return the same of one file; an unknown word stays, for the registry to refuse."""
    given = yaml.safe_load(file.read_text("utf-8")) or {}
    return {
        str(id_): {_WORDS.get(name, name): _told(said) for name, said in told.items()}
        for id_, told in given.items()
    }


def _told(said: object) -> str:
    return " ".join(map(str, said)) if isinstance(said, list) else str(said)
