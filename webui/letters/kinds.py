"""Kinds of letters, as the forms that sign them know them."""

from collections.abc import Mapping

from engine import Text, say

KINDS: Mapping[str, Text] = {
    "surat_rujukan": say("Surat rujukan"),
    "surat_pengingat": say("Surat pengingat rujukan"),
    "jawaban_rujukan": say("Jawaban atas rujukan masuk"),
    "surat_jawaban": say("Surat jawaban atau penjelasan"),
    "laporan_wajib": say("Laporan ke kepolisian atau UPTD PPA"),
    "permohonan_perlindungan": say("Permohonan perlindungan"),
    "surat_tugas": say("Surat tugas"),
    "undangan": say("Undangan"),
    "surat_keterangan": say("Surat keterangan"),
    "surat_rekomendasi": say("Surat rekomendasi"),
    "surat_advokasi": say("Surat klarifikasi atau advokasi"),
    "kerja_sama": say("Kerja sama dan permohonan dukungan"),
    "tanggapan_subjek_data": say("Tanggapan permintaan subjek data"),
    "pemberitahuan_insiden": say("Pemberitahuan insiden data"),
    "surat_penolakan": say("Surat di luar kewenangan"),
    "lainnya": say("Surat lainnya"),
}
