"""Labels of the codes that the engine keeps: roles, stages, risks, states, deeds."""

from collections.abc import Mapping

from flask import Flask
from markupsafe import Markup

from engine import ABSENCES, WAITS_FOR, Text, say
from processes import daerah
from webui.deadline_words import PACES, WAITS
from webui.deeds import DEEDS
from webui.i18n import words
from webui.visit import greeted

ROLES: Mapping[str, Text] = {
    "petugas_penerima": say("Petugas penerima"),
    "manajer_kasus": say("Manajer kasus"),
    "pekerja_sosial": say("Pekerja sosial"),
    "psikolog": say("Psikolog"),
    "ahli_hukum": say("Ahli hukum"),
    "tenaga_medis": say("Tenaga medis"),
    "rohaniwan": say("Rohaniwan"),
    "relawan": say("Relawan sosial"),
    "pendamping_pkh": say("Pendamping PKH"),
    "perangkat_desa": say("Perangkat desa/kelurahan"),
    "mitra_keamanan": say("Bhabinkamtibmas/Babinsa"),
    "ketua_lk3": say("Ketua LK3"),
    "sekretaris_lk3": say("Sekretaris LK3"),
    "bendahara_lk3": say("Bendahara LK3"),
    "kabid_dinsos": say("Kepala bidang Dinas Sosial"),
    "kepala_dinas": say("Kepala Dinas Sosial"),
    "lembaga_rujukan": say("Lembaga penerima rujukan"),
    "klien": say("Klien"),
    "mitra_csr": say("Mitra tanggung jawab sosial perusahaan"),
    "pejabat_pdp": say("Pejabat pelindungan data"),
    "admin_tenant": say("Pengelola sistem"),
    "koordinator": say("Koordinator proses"),
    "auditor": say("Auditor"),
    "mesin": say("Mesin"),
    "umum": say("Formulir umum"),
}
#: Roles that people hold; the machine's is nobody's.
HATS = tuple(role for role in ROLES if role not in {"mesin", "umum"})
STAGES: Mapping[str, Text] = {
    "kontak_awal": say("Kontak awal"),
    "triase": say("Triase"),
    "kontrak": say("Kontrak"),
    "asesmen": say("Asesmen"),
    "rencana": say("Rencana"),
    "intervensi": say("Intervensi"),
    "rujukan": say("Rujukan"),
    "monev": say("Pemantauan"),
    "terminasi": say("Terminasi"),
    "bimbingan_lanjut": say("Bimbingan lanjut"),
    "tutup": say("Tutup"),
    "dibuka_kembali": say("Dibuka kembali"),
    "dibatalkan": say("Dibatalkan"),
    "duplikat": say("Duplikat"),
}
#: The stages of an ordinary case, in order: the progress line of the case page.
PATH_OF_STAGES = tuple(STAGES)[:11]
RISKS: Mapping[str, Text] = {
    "tinggi": say("Risiko tinggi"),
    "sedang": say("Risiko sedang"),
    "rendah": say("Risiko rendah"),
}
PATHWAYS: Mapping[str, Text] = {
    "P1": say("Konsultasi dan informasi"),
    "P2": say("Konseling keluarga"),
    "P3": say("Kekerasan dan perlindungan"),
    "P4": say("Pengasuhan lansia dan disabilitas"),
    "P5": say("Pengaduan bantuan sosial"),
    "P6": say("Rujukan"),
    "P7": say("Penjangkauan"),
    "P8": say("Pemberdayaan dan mitra"),
    "P9": say("Sosialisasi dan rapat koordinasi"),
    "P10": say("Hak subjek data"),
    "P11": say("Insiden data"),
    "P12": say("Kepengurusan"),
}
#: Values that every pathway knows, as a sentence names them.
VALUES: Mapping[str, Text] = {
    "tingkat_dmn": say("tingkat risiko"),
    "tingkat_akhir": say("tingkat risiko"),
    "jalur_dmn": say("jalur"),
    "jalur_akhir": say("jalur"),
    "kelas": say("kelas kerahasiaan"),
    "tindakan": say("tindakan segera"),
}
CASE_STATES: Mapping[str, Text] = {
    "running": say("Berjalan"),
    "suspended": say("Ditunda"),
    "stuck": say("Tersendat"),
    "ended": say("Selesai"),
    "cancelled": say("Dibatalkan"),
    "transferred": say("Dialihkan ke daerah lain"),
    "erased": say("Isi dimusnahkan"),
}
FACTORS: Mapping[str, Text] = {"totp": say("Aplikasi kode"), "passkey": say("Kunci sandi")}
#: What somebody opened of a case, as its history tells.
READINGS: Mapping[str, Text] = {
    "handover_read": say("membaca serah terima"),
    "case_read": say("membaca isian"),
    "case_printed": say("mencetak surat"),
    "case_found": say("menemukan dalam pencarian"),
    "person_known": say("melihat bahwa orangnya pernah tercatat"),
    "task_read": say("membuka tugas"),
    "attachment_read": say("mengunduh lampiran"),
    "left_read": say("membaca draf yang tertinggal"),
    "history_read": say("membaca riwayat"),
    "history_printed": say("mencetak riwayat"),
    "repair_read": say("membuka perbaikan"),
    "access_read": say("melihat tim dan akses"),
    "proof_made": say("membuat bukti riwayat"),
    "emergency_read": say("membaca alasan akses darurat"),
    "erasure_read": say("membaca alasan pemusnahan atau penahanan"),
    "letters_read": say("melihat kepada siapa suratnya"),
}
#: What a review of an emergency access found, and what was decided of an erasure.
OUTCOMES: Mapping[str, Text] = {
    "dibenarkan": say("dapat dibenarkan"),
    "tidak_dibenarkan": say("tidak dapat dibenarkan"),
    "disetujui": say("disetujui"),
    "ditolak": say("ditolak"),
}
#: Where families are met and how it went; what became of a handover.
MEETINGS: Mapping[str, Text] = {
    "kantor": say("Di kantor"),
    "rumah": say("Di rumah keluarga"),
    "lembaga": say("Di lembaga lain"),
    "daring": say("Lewat video"),
    "telepon": say("Lewat telepon"),
    "lain": say("Di tempat lain"),
    "hadir": say("Hadir"),
    "tidak_hadir": say("Tidak hadir"),
    "batal": say("Dibatalkan"),
    "accepted": say("Diterima"),
    "refused": say("Ditolak"),
    "withdrawn": say("Ditarik"),
}
LABELS = {
    **MEETINGS,
    **READINGS,
    **OUTCOMES,
    **FACTORS,
    **ROLES,
    **STAGES,
    **RISKS,
    **PATHWAYS,
    **VALUES,
    **CASE_STATES,
    **PACES,
    **ABSENCES,
    **WAITS,
    **DEEDS,
}


def label(code: str) -> str:
    """Return the label of a code in the visitor's language; an unknown code stands for itself."""
    actor = greeted() if code in ROLES else None
    return words(label_of(code, actor.daerah if actor else ""))


def label_of(code: str, place: str = "") -> Text:
    """Return the label of a code, to be said in any language; a role may have its own in a daerah.

    What a daerah calls a role is said as it wrote it.
    """
    here = daerah().get(place) if code in ROLES else None
    own = here.label.get(code) if here else None
    return Text(own) if own else LABELS.get(code) or Text(code.replace("_", " "))


#: Counts are taken no further than this; a longer shelf is "1.000+".
COUNT_CAP = 1_000


def capped(count: int) -> str:
    """Return a shelf's count; past the cap nobody needs the exact figure."""
    return "1.000+" if count > COUNT_CAP else str(count)


def unbroken(case_no: str) -> Markup:
    """Return a case number that no line end parts."""
    return Markup('<span class="unbroken">{}</span>').format(case_no)


def register(app: Flask) -> None:
    """Give templates the filters of words and the ordered stages."""
    app.jinja_env.filters.update(label=label, capped=capped, unbroken=unbroken)
    app.jinja_env.globals.update(path_of_stages=PATH_OF_STAGES, all_stages=STAGES, all_risks=RISKS)
    app.jinja_env.globals["all_roles"] = HATS
    app.jinja_env.globals.update(all_waits=WAITS_FOR)
