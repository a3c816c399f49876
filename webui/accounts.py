"""The people of the demo and of walk-throughs: one per role, named after it."""

from processes import daerah

#: Role -> short name; the account is "<short name>.<place>", e.g. "peksos.pariaman".
SHORT_NAMES = {
    "petugas_penerima": "penerima",
    "manajer_kasus": "manajer",
    "pekerja_sosial": "peksos",
    "psikolog": "psikolog",
    "ahli_hukum": "hukum",
    "sekretaris_lk3": "sekretaris",
    "ketua_lk3": "ketua",
    "kepala_dinas": "kadis",
    "koordinator": "koordinator",
    "auditor": "auditor",
    "admin_tenant": "pengelola",
    "perangkat_desa": "desa",
    "mitra_keamanan": "keamanan",
}


def place_name(code: str) -> str:
    """Return the last word of a daerah's name, in small letters: "13.77" -> "pariaman"."""
    place = daerah().get(code)
    return place.nama.split()[-1].lower() if place else code


def account_name(role: str, code: str) -> str:
    """Return the account of a role in a daerah: "peksos.pariaman"."""
    return f"{SHORT_NAMES.get(role, role)}.{place_name(code)}"
