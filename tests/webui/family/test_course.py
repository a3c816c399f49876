"""How a case goes: goals with their progress, risk over time, referrals with their replies."""

from datetime import UTC, datetime, timedelta

from lxml import etree

from engine import AnswerView
from forms import shipped
from webui.cases.course import course_of
from webui.cases.line import line_svg

FILES = shipped()
START = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def answer(form, day, **body):
    return AnswerView(
        id=f"{form}-{day}",
        task_id=f"{form}-{day}",
        form=f"{form}.schema.json",
        task_name=form,
        version=1,
        body=body,
        at=START + timedelta(days=day),
        by="rina",
        by_name="Rina",
    )


def course(*answers):
    return course_of(FILES, "13.77", [(one,) for one in answers])


def plan(day=0, *words):
    goals = [
        {"id": f"T{number}", "rumusan": said, "indikator": "Terlihat", "batas": "2026-06-01"}
        for number, said in enumerate(words, 1)
    ]
    return answer("f11_rencana_intervensi", day, tujuan=goals)


def review(day, risk, **progress):
    steps = [{"tujuan_id": goal, "status": status} for goal, status in progress.items()]
    return answer("f20_pemantauan", day, kemajuan=steps, risiko_sekarang=risk)


def test_each_goal_of_the_newest_plan_shows_a_step_per_review_and_its_end():
    end = answer(
        "f21_evaluasi_terminasi", 40, pencapaian=[{"tujuan_id": "T1", "hasil": "tercapai"}]
    )
    told = course(
        *(plan(0, "Tidur nyenyak"), plan(5, "Tidur nyenyak", "Anak bersekolah")),
        *(review(20, "sedang", T1="maju", T2="tetap"), review(30, "rendah", T1="mundur"), end),
    )
    first, second = told.goals
    assert (first.words, first.sign, first.until) == ("Tidur nyenyak", "Terlihat", "1 Juni 2026")
    assert [step.code for step in first.progress] == ["maju", "mundur", "tercapai"]
    assert [step.words for step in second.progress] == ["Tetap"]


def test_risk_is_what_triage_and_reviews_said_in_their_order():
    told = course(
        review(20, "sedang"),
        answer("f03_keputusan_triase", 1, tingkat_akhir="tinggi"),
        review(9, "?"),
    )
    assert [(one.value, one.words) for one in told.risks] == [(2, "Tinggi"), (1, "Sedang")]


def test_the_srq_score_counts_what_was_answered_with_yes():
    (score,) = course(answer("f07_srq20", 3, q1=True, q2=False, q17=True, usia_disaring=30)).scores
    assert (score.value, score.words) == (2, "2")


def test_a_reply_belongs_to_the_referral_before_it():
    told = course(
        answer("f17_rujukan", 1, jenis="terpandu", lembaga={"nama": "Puskesmas Kurai Taji"}),
        answer("f18_jawaban_rujukan", 4, status="ditolak", alasan="penuh"),
        answer("f17_rujukan", 5, jenis="terpandu", lembaga={"nama": "RSUD dr. Sadikin"}),
    )
    assert [(one.to, [reply.words for reply in one.replies]) for one in told.referrals] == [
        ("Puskesmas Kurai Taji", ["Ditolak · Tempat penuh"]),
        ("RSUD dr. Sadikin", []),
    ]


def test_a_reply_without_a_referral_and_a_case_without_forms_tell_nothing():
    told = course(answer("f18_jawaban_rujukan", 4, status="ditolak"))
    assert told.goals == told.risks == told.scores == told.referrals == ()


def test_the_line_stands_higher_where_the_risk_is():
    told = course(review(1, "rendah"), review(9, "tinggi"), review(30, "sedang"))
    drawn = etree.fromstring(
        str(line_svg(told.risks, {0: "r", 1: "s", 2: "t"}, "Risiko", "d")).encode()
    )
    circles = drawn.findall("{*}circle") or drawn.findall("circle")
    x, y = ([float(one.get(name)) for one in circles] for name in ("cx", "cy"))
    assert x == sorted(x)
    assert y[1] < y[2] < y[0]
