"""The people of the demo and of walk-throughs: one per role, named after it."""

#: Role -> short name; the account is "<short name>.<place>", e.g. "peksos.pariaman".
SHORT_NAMES = {
    "petugas_penerima": "penerima",
    "manajer_kasus": "manajer",
    "pekerja_sosial": "peksos",
    "sekretaris_lk3": "sekretaris",
    "ketua_lk3": "ketua",
    "koordinator": "koordinator",
    "auditor": "auditor",
}
