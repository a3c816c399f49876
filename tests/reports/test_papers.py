"""Every paper that the pathways make, filled from their stories: whole, and nobody named."""

import subprocess
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from engine import AnswerView, CaseSheet, CaseView
from forms.strokes import outline
from processes import daerah, letter_texts, scenarios
from tests.differences.between import BONTANG, MIMIKA, PARIAMAN
from tests.processes.story import checked
from tests.reports.paper import flat, listening
from webui.bundles import bundle_of
from webui.letters.blanks import Blanks
from webui.letters.filling import letter, paper_pdf, signatory_title
from webui.letters.papers import paper_of, papers_of

NO = "LK3-1377-2026-00042"
MORNING = datetime(2026, 3, 2, 2, tzinfo=UTC)
CASE = CaseView(
    id="1",
    no=NO,
    daerah=PARIAMAN,
    process="",
    process_name="",
    definition=1,
    bundle="",
    status="running",
    opened_at=MORNING,
    opened_by="penerima",
)
#: Story -> what it brings to paper.
STORIES = {
    "konseling_keluarga/utama": {"surat_rujukan", "ringkasan_penutupan"},
    "konseling_keluarga/rujukan_tanpa_kabar": {"surat_pengingat"},
    "konseling_keluarga/konferensi": {"undangan_konferensi"},
    "konseling_keluarga/musyawarah": {"kesepakatan_keluarga"},
    "rujukan_masuk/di_luar_wilayah": {"surat_penolakan"},
    "rujukan_masuk/utama": {"jawaban_rujukan"},
    "hak_subjek_data/utama": {"tanggapan_subjek_data"},
    "insiden_data/utama": {"pemberitahuan_insiden"},
    "penjangkauan/utama": {"surat_tugas"},
    "pemberdayaan_mitra/utama": {"perjanjian_kerja_sama", "serah_terima_bantuan"},
    "pengasuhan_lansia_disabilitas/telantar": {"berita_acara_serah_terima"},
    "sosialisasi_rakor/utama": {"undangan", "notulen_kegiatan"},
    "pengaduan_bansos/advokasi": {"tanda_terima"},
    "kekerasan_perlindungan/utama": {"laporan_wajib"},
}
SIGNED = "60,120 78,84 96,60 110,92 124,128 150,70;188,96 214,88 250,110 300,96 342,120"
PAPERS = [(story, kind) for story, kinds in STORIES.items() for kind in sorted(kinds)]


def told(story: str, code: str = PARIAMAN) -> CaseSheet:
    """A case with the answers of a shipped story, as its team sees it."""
    process, _, name = story.partition("/")
    whole = next(one for one in scenarios(process) if one.name == name)
    forms = {
        node.id: node.form
        for one in checked(process, code).processes.values()
        for node in one.nodes.values()
    }
    letter_kind = min(STORIES[story])
    answers = tuple(
        _answer(nth, forms[str(step["complete"])], dict(step.get("data", {})), letter_kind)
        for nth, step in enumerate(whole.steps)
        if step.get("complete") in forms
    )
    empty = dict.fromkeys(("team", "tasks", "awaited", "clocks", "incidents"), ())
    case = replace(CASE, daerah=code, process=process)
    return CaseSheet(case=case, answers=answers, files=bundle_of(process, code), **empty)


def _answer(nth: int, form: str, body: dict[str, object], letter_kind: str) -> AnswerView:
    """An answer as it is kept: with the kind of letter, and the number given at its signature."""
    if form == "kerja_susun_surat.schema.json":
        body["jenis_surat"] = letter_kind
    if "klasifikasi_surat" in body:
        body["no_surat"] = f"{body['klasifikasi_surat']}/0001/LK3/III/2026"
    at = MORNING + timedelta(minutes=nth)
    who = {"by": "peksos", "by_name": "Rina Marlina"}
    return AnswerView(
        id=str(nth), task_id=str(nth), form=form, task_name="", version=1, body=body, at=at, **who
    )


def typed(value):
    """Yield every text, wherever it stands."""
    match value:
        case str():
            yield value
        case dict():
            yield from typed([*value.values()])
        case list() | tuple():
            for inner in value:
                yield from typed(inner)


def words_of(made) -> str:
    """All that a paper says."""
    return "\n".join(typed([*asdict(made).values()]))


@pytest.mark.parametrize(("story", "kind"), PAPERS)
def test_each_paper_says_what_was_answered_and_leaves_no_blank(story, kind):
    sheet = told(story)
    made = letter(sheet, paper_of(sheet, kind), daerah()[PARIAMAN], date(2026, 3, 20))
    assert made.kind == letter_texts()[kind].nama
    assert made.opening or made.facts
    assert made.signatories
    assert all(one.title and one.name for one in made.signatories)
    assert not set("{}") & set(words_of(made))


def test_every_kind_of_paper_is_made_by_a_story_or_drafted_by_the_process_of_letters():
    made = {kind for kinds in STORIES.values() for kind in kinds}
    drafted = {kind for kind, one in letter_texts().items() if one.formulir == "kerja_susun_surat"}
    assert made | drafted == letter_texts().keys()


def test_a_referral_goes_with_initials_and_without_the_name():
    sheet = told("konseling_keluarga/utama")
    made = letter(sheet, paper_of(sheet, "surat_rujukan"), daerah()[PARIAMAN], date(2026, 3, 20))
    assert ("Inisial klien", "F.K.") in made.facts
    assert "Fajar" not in words_of(made)


def test_an_assignment_names_the_team_and_the_place_by_its_name():
    sheet = told("penjangkauan/utama")
    made = letter(sheet, paper_of(sheet, "surat_tugas"), daerah()[PARIAMAN], date(2026, 3, 20))
    assert made.table.rows[0][0] == "Sri Rahayu"
    assert dict(made.facts)["Wilayah"].startswith("Karan Aur")


@pytest.mark.parametrize(
    ("code", "title"),
    [
        (PARIAMAN, "Kepala Bidang Pemberdayaan Sosial dan Penanganan Fakir Miskin"),
        (BONTANG, "Kepala bidang Dinas Sosial"),
    ],
)
def test_row_02_the_head_of_the_division_signs_in_pariaman_under_the_divisions_name(code, title):
    assert signatory_title(letter_texts()["surat_tugas"], daerah()[code], "kabid_dinsos") == title


def test_row_11_in_mimika_an_elder_leads_what_the_family_agrees_on():
    said = {}
    for code in (PARIAMAN, MIMIKA):
        sheet = told("konseling_keluarga/musyawarah", code)
        paper = paper_of(sheet, "kesepakatan_keluarga")
        made = letter(sheet, paper, daerah()[code], date(2026, 3, 20))
        said[code] = (made.subject, "dipandu tetua" in made.opening[0])
    assert said == {
        PARIAMAN: ("Kesepakatan Keluarga", False),
        MIMIKA: ("Kesepakatan Musyawarah Keluarga", True),
    }


def test_a_case_offers_the_papers_that_it_has_answers_for():
    kinds = {paper.kind for paper in papers_of(told("rujukan_masuk/utama"))}
    assert kinds == {"jawaban_rujukan"}


def test_a_case_from_before_texts_were_pinned_still_prints_its_papers():
    sheet = told("rujukan_masuk/utama")
    older = {name: held for name, held in sheet.files.items() if not name.endswith(".surat.json")}
    assert len(older) < len(sheet.files)
    kinds = {paper.kind for paper in papers_of(replace(sheet, files=older))}
    assert kinds == {paper.kind for paper in papers_of(sheet)}


def test_a_sentence_whose_blank_is_empty_is_not_said_and_nothing_is_listed_twice():
    blanks = Blanks({"nama": "Ani", "kosong": ""}, {"nama": ("Ani", "Budi")})
    assert blanks.sentences(("Halo {nama}.", "Halo {kosong}.")) == ("Halo Ani.",)
    assert blanks.lines({"Nama": "{nama}", "Kosong": "{kosong}"}) == (("Nama", "Ani"),)
    assert blanks.items(("{nama}", "Budi", "Arsip")) == ("Ani", "Budi", "Arsip")


def signed_by_hand(**drawn: str) -> CaseSheet:
    """The case of somebody handed over to Dinas Sosial, signed on the screen."""
    sheet = told("pengasuhan_lansia_disabilitas/telantar")
    form = paper_of(sheet, "berita_acara_serah_terima").text.form
    return replace(
        sheet,
        answers=tuple(
            replace(one, body={**one.body, **drawn}) if one.form == form else one
            for one in sheet.answers
        ),
    )


def ink_of(made: bytes, folder: Path) -> int:
    """How many dots of the paper's pages are dark, as a printer sees them."""
    (folder / "paper.pdf").write_bytes(made)
    command = ["/usr/bin/pdftoppm", "-r", "100", "-gray", "paper.pdf", "page"]
    subprocess.run(command, cwd=folder, check=True)
    pages = [Image.open(one) for one in folder.glob("page*.pgm")]
    return sum(sum(page.histogram()[:128]) for page in pages)


def test_a_signature_that_was_drawn_stands_above_the_name_of_who_drew_it(tmp_path):
    kind, day = "berita_acara_serah_terima", date(2026, 3, 20)
    sheet = signed_by_hand(tanda_tangan_dinsos=SIGNED)
    giver, taker = letter(sheet, paper_of(sheet, kind), daerah()[PARIAMAN], day).signatories
    assert (giver.hand, taker.hand) == ("", outline(SIGNED))
    assert taker.name

    with listening() as warned:
        papers = [paper_pdf(one, kind, day) for one in (sheet, signed_by_hand())]
    assert warned == []
    signed, bare = (ink_of(made, tmp_path) for made in papers)
    assert signed > bare + 60
    assert "Digambar" not in flat(PdfReader(BytesIO(papers[0])))


def test_every_signature_stands_with_a_party_that_signs():
    for text in letter_texts().values():
        assert text.goresan.keys() <= text.pihak.keys()
