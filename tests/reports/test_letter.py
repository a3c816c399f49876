"""Surat rujukan: an official letter that names the case by number and initials, never its story."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from engine import Unknown
from processes import daerah
from reports import Letter, Letterhead, Reader, Signatory, Table, initials, print_letter
from tests.reports.paper import flat, is_accessible, listening
from webui.letters.filling import paper_pdf

DAY = date(2026, 3, 20)
LETTER = Letter(
    letterhead=Letterhead(lines=("PEMERINTAH KOTA PARIAMAN", "DINAS SOSIAL"), unit="LK3"),
    kind="Surat rujukan",
    case_no="LK3-1377-2026-00042",
    number="400.9.12.1/0007/LK3/III/2026",
    nature="Rahasia",
    place="Pariaman",
    day=DAY,
    subject="Rujukan pelayanan",
    to=("Kepala Puskesmas", "di tempat"),
    opening=("Dengan hormat,", "Bersama ini kami merujuk satu klien."),
    facts=(("Inisial klien", "S.A."), ("Usia", "34 tahun")),
    body=("Kami mohon jawaban paling lambat 3 April 2026.",),
    closing=("Terima kasih.",),
    attachments=("lembar persetujuan",),
    signatories=(
        Signatory(title="Ketua LK3 Kota Pariaman", name="Hasan Basri", nip="197001012000011001"),
    ),
    copies=("Arsip",),
)


def test_a_real_referral_tells_what_it_must_and_not_the_story(papers):
    with listening() as warned:
        printed = paper_pdf(papers.referred, "surat_rujukan", DAY)
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
    text = flat(PdfReader(BytesIO(print_letter(LETTER, Reader()))))

    for part in ("Nomor", "Sifat", "Lampiran", "1 berkas", "Hal", "Yth.", "Tembusan", "NIP"):
        assert part in text
    assert "paling lambat 3 April 2026" in text
    assert "Inisial klien : S.A." in text


def test_an_unsigned_letter_says_so_and_has_no_number():
    draft = replace(LETTER, number="", attachments=(), copies=(), facts=())
    text = flat(PdfReader(BytesIO(print_letter(draft, Reader()))))

    assert "(diberi saat ditandatangani)" in text
    assert "(belum ditandatangani)" in text
    assert "Tembusan" not in text
    assert "Inisial klien" not in text


def test_a_paper_of_two_parties_bears_its_title_and_both_hands():
    table = Table(columns=("Barang", "Jumlah"), rows=(("Gerobak", "1"), ("Kompor", "2")))
    hands = tuple(Signatory(title=one, name="…") for one in ("Yang menyerahkan", "Yang menerima"))
    said = {"shape": "naskah", "numbered": False, "number": "", "subject": "Berita Acara"}
    paper = replace(LETTER, table=table, signatories=hands, **said)
    text = flat(PdfReader(BytesIO(print_letter(paper, Reader()))))

    assert "BERITA ACARA" in text
    assert "1 Gerobak 1 2 Kompor 2" in text
    assert text.index("Yang menyerahkan,") < text.index("Yang menerima,")
    for part in ("Yth.", "Sifat", "Nomor", "belum ditandatangani"):
        assert part not in text


def test_a_long_letter_goes_on_without_parting_the_signature():
    many = tuple(f"Berkas pendukung nomor {number}" for number in range(40))
    paper = PdfReader(BytesIO(print_letter(replace(LETTER, attachments=many), Reader())))

    pages = [page.extract_text() for page in paper.pages]
    assert len(pages) == 2
    assert "Ketua LK3 Kota Pariaman" in pages[1]
    assert "Hasan Basri" in pages[1]


def test_markup_in_a_name_stays_text():
    nasty = '<script>alert(1)</script><img src="file:///etc/passwd">&amp;'
    with listening() as warned:
        printed = print_letter(replace(LETTER, to=(nasty,), body=(nasty,)), Reader())
    text = flat(PdfReader(BytesIO(printed)))

    assert warned == []
    assert "<script>alert(1)</script>" in text
    assert "root:" not in text


def test_a_case_without_a_referral_has_no_letter(papers):
    with pytest.raises(Unknown):
        paper_pdf(replace(papers.referred, answers=()), "surat_rujukan", DAY)


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
