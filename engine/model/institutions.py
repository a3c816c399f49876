"""Institutions that families are referred to, as a daerah's registry keeps them."""

from collections.abc import Mapping

from engine.model.words import Text, say

#: Kind of institution -> what people call it.
KINDS: Mapping[str, Text] = {
    "uptd_ppa": say("UPTD PPA"),
    "kepolisian": say("Kepolisian"),
    "puskesmas": say("Puskesmas"),
    "rumah_sakit": say("Rumah sakit"),
    "sentra_kemensos": say("Sentra Kemensos"),
    "panti_lks": say("Panti/LKS"),
    "puspaga": say("Puspaga"),
    "dinsos": say("Dinas Sosial"),
    "slrt_puskesos": say("SLRT/Puskesos"),
    "pengadilan": say("Pengadilan"),
    "kua": say("KUA"),
    "lbh": say("Lembaga bantuan hukum"),
    "disdukcapil": say("Disdukcapil"),
    "dinas_pendidikan": say("Dinas Pendidikan"),
    "bnn": say("BNN"),
    "lpsk": say("LPSK"),
    "bpjs": say("BPJS"),
    "lk3_lain": say("LK3 lain"),
    "organisasi": say("Organisasi masyarakat"),
    "lainnya": say("Lainnya"),
}
#: What an institution takes people for -> what people call it.
NEEDS: Mapping[str, Text] = {
    "informasi": say("Pemberian informasi"),
    "konsultasi": say("Konsultasi"),
    "konseling": say("Konseling"),
    "advokasi": say("Advokasi"),
    "rujukan": say("Rujukan"),
    "penjangkauan": say("Penjangkauan"),
    "pendampingan": say("Pendampingan"),
    "perlindungan": say("Perlindungan"),
    "pemberdayaan": say("Pemberdayaan"),
    "pencegahan": say("Pencegahan/edukasi"),
}
