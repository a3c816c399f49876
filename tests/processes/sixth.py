"""A sixth kabupaten, made from nothing but files: who it is, what it chose, what it replaced."""

import json
from pathlib import Path

import forms
from processes.pathways import library

CODE = "99.01"
OVERLAY = """\
sla: {asesmen: 5 HK}
alias: {sp_rencana: sp_rencana_adat}
parameter: {ambang_masalah: 2}
alasan:
  sla.asesmen: keluarga menunggu terlalu lama
  alias.sp_rencana: rencana disepakati bersama tetua
  parameter.ambang_masalah: keluarga datang dengan beberapa masalah sekaligus
"""
IDENTITY = """\
kode: "99.01"
nama: Kabupaten Tanjung
jenis: kabupaten
provinsi: Nusantara
tempat: Tanjung
zona: Asia/Makassar
kepala_daerah: Bupati
dinas: Dinas Sosial Kabupaten Tanjung
kop:
  baris: [PEMERINTAH KABUPATEN TANJUNG, DINAS SOSIAL]
  unit: LEMBAGA KONSULTASI KESEJAHTERAAN KELUARGA (LK3)
  alamat: ""
  kontak: ""
label:
  desa: Gampong
  pekerja_sosial: Pendamping keluarga
"""
REGIONS = """\
kode,nama,tingkat,kode_induk
99,Nusantara,provinsi,
99.01,Kabupaten Tanjung,kabupaten_kota,99
99.01.01,Tanjung Utara,kecamatan,99.01
99.01.01.2001,Muara,desa,99.01.01
"""
INTAKE = "f01_penerimaan_awal"
#: What the base does not ask.
CLAN = {"type": "string", "title": "Marga", "maxLength": 80}


def build(home: Path) -> Path:
    """Write the kabupaten's folder below `home`; return it."""
    folder = home / "daerah" / f"{CODE}_tanjung"
    folder.mkdir(parents=True)
    (home / "wilayah.csv").write_text(REGIONS, "utf-8")
    (folder / "daerah.yaml").write_text(IDENTITY, "utf-8")
    (folder / "overlay.yaml").write_text(OVERLAY, "utf-8")
    for name, patch in _patches().items():
        (folder / name).write_text(json.dumps(patch), "utf-8")
    (folder / "sp_rencana_adat.bpmn").write_bytes(plan_with_elders())
    return folder


def plan_with_elders() -> bytes:
    """The plan as the base has it, with another name, and an elder who hears the contract."""
    base = library()["sp_rencana.bpmn"]
    named = base.replace(b'"sp_rencana"', b'"sp_rencana_adat"')
    named = named.replace(b"jelaskan_kontrak", b"sepakati_bersama_tetua")
    form = b"kerja_jelaskan_kontrak"
    return named.replace(b"kerja_sepakati_bersama_tetua", form).replace(
        b"Jelaskan kontrak pelayanan", b"Sepakati bersama tetua"
    )


def _patches() -> dict[str, object]:
    schema, look = (
        json.loads(forms.shipped()[f"{INTAKE}.{kind}.json"]) for kind in ("schema", "uischema")
    )
    sections = look["ui:sections"]
    sections[1]["fields"].append("marga")
    return {
        f"{INTAKE}.schema.patch.json": {
            "properties": {"marga": CLAN},
            "required": [*schema["required"], "marga"],
        },
        f"{INTAKE}.uischema.patch.json": {"ui:sections": sections},
    }
