"""Surat rujukan: an official letter that names the case by number and initials, never its story."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from engine import Unknown
from processes import daerah
from reports import Letterhead, Reader, ReferralLetter, Signatory, initials, referral_letter
from tests.reports.paper import flat, is_accessible, listening
from webui.letters.filling import letter_pdf

DAY = date(2026, 3, 20)
LETTER = ReferralLetter(
    letterhead=Letterhead(lines=("PEMERINTAH KOTA PARIAMAN", "DINAS SOSIAL"), unit="LK3"),
    number="400.9.12.1/0007/LK3/III/2026",
    nature="Rahasia",
    place="Pariaman",
    day=DAY,
    to=("Kepala Puskesmas", "di tempat"),
    case_no="LK3-1377-2026-00042",
    initials="S.A.",
    person="Perempuan, 34 tahun",
    needs=("konsultasi", "pendampingan"),
    urgency="biasa",
    basis="Dasar pengiriman data: persetujuan.",
    attachments=("lembar persetujuan",),
    reply_by=date(2026, 4, 3),
    contact="Rina Marlina",
    signatory=Signatory(
        title="Ketua LK3 Kota Pariaman", name="Hasan Basri", nip="197001012000011001"
    ),
    copies=("Arsip",),
)


def test_a_real_referral_tells_what_it_must_and_not_the_story(papers):
    with listening() as warned:
        printed = letter_pdf(papers.referred, DAY)
    paper = PdfReader(BytesIO(printed))
    text = flat(paper)

    is_accessible(paper, f"Surat rujukan {papers.referred.case.no}", "id")
    for line in daerah()["13.77"].kop.baris:
        assert line in text
    for said in ("400.9.12.1/0001/DINSOS/III/2026", "Rahasia", "Pariaman, 12 Maret 2026", "F.K."):
        assert said in text
    assert papers.referred.case.no in text
    assert "Kepala Dinas Sosial Kota Pariaman," in text
    assert "Puskesmas Latihan Karan Aur" in text
    assert len(papers.story) > 10
    assert [told for told in papers.story - {"Puskesmas Latihan Karan Aur"} if told in text] == []
    assert warned == []
    assert "Fajar" not in text
    assert len(paper.pages) == 1


def test_every_part_of_an_official_letter_is_there():
    text = flat(PdfReader(BytesIO(referral_letter(LETTER, Reader()))))

    for part in ("Nomor", "Sifat", "Lampiran", "1 berkas", "Hal", "Yth.", "Tembusan", "NIP"):
        assert part in text
    assert "paling lambat 3 April 2026" in text
    assert "Inisial klien : S.A. (Perempuan, 34 tahun)" in text


def test_an_unsigned_letter_says_so_and_has_no_number():
    draft = replace(LETTER, number="", reply_by=None, attachments=(), copies=(), person="")
    text = flat(PdfReader(BytesIO(referral_letter(draft, Reader()))))

    assert "(diberi saat ditandatangani)" in text
    assert "(belum ditandatangani)" in text
    assert "Tembusan" not in text
    assert "paling lambat" not in text
    assert "Inisial klien : S.A. Kebutuhan" in text


def test_a_long_letter_goes_on_without_parting_the_signature():
    many = tuple(f"Berkas pendukung nomor {number}" for number in range(40))
    paper = PdfReader(BytesIO(referral_letter(replace(LETTER, attachments=many), Reader())))

    pages = [page.extract_text() for page in paper.pages]
    assert len(pages) == 2
    assert "Ketua LK3 Kota Pariaman" in pages[1]
    assert "Hasan Basri" in pages[1]


def test_markup_in_a_name_stays_text():
    nasty = '<script>alert(1)</script><img src="file:///etc/passwd">&amp;'
    with listening() as warned:
        printed = referral_letter(replace(LETTER, to=(nasty,), contact=nasty), Reader())
    text = flat(PdfReader(BytesIO(printed)))

    assert warned == []
    assert "<script>alert(1)</script>" in text
    assert "root:" not in text


def test_a_case_without_a_referral_has_no_letter(papers):
    with pytest.raises(Unknown):
        letter_pdf(replace(papers.referred, answers=()), DAY)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Siti Aminah", "S.A."),
        ("F.K.", "F.K."),
        ("M. Ali", "M.A."),
        ("", ""),
        ("  ani ", "A."),
        ("3 Budi", "B."),
    ],
)
def test_a_name_leaves_the_house_as_initials(name, short):
    assert initials(name) == short
