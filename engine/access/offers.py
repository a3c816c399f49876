"""Lists that a form asks for by name (`x-pilihan`, `x-usulan`) and the engine hands in."""

from engine.access.hats import HATS

#: Colleagues: "staf:<role>", and all of them.
STAFF = "staf:"
EVERYBODY = f"{STAFF}semua"
#: The registry: whole entries, and their names alone.
INSTITUTIONS, INSTITUTION_NAMES = "lembaga", "nama_lembaga"
#: Kecamatan, desa and kelurahan of the daerah.
REGIONS = "wilayah"

OFFERS = frozenset(
    (EVERYBODY, INSTITUTIONS, INSTITUTION_NAMES, REGIONS, *(STAFF + role for role in HATS))
)
