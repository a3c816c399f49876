"""How a case goes: goals and their progress, risk over time, referrals and what came back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from engine import AnswerView, Files, Json
from forms import read_back

PLAN, REVIEW, END = (
    f"{name}.schema.json"
    for name in ("f11_rencana_intervensi", "f20_pemantauan", "f21_evaluasi_terminasi")
)
TRIAGE, SRQ = "f03_keputusan_triase.schema.json", "f07_srq20.schema.json"
REFERRAL, REPLY = "f17_rujukan.schema.json", "f18_jawaban_rujukan.schema.json"
#: Form -> the question that says how grave it is.
RISKS = {TRIAGE: "tingkat_akhir", REVIEW: "risiko_sekarang"}
#: Form -> its list of goals, and the question of a row that says how far it has come.
PROGRESS = {REVIEW: ("kemajuan", "status"), END: ("pencapaian", "hasil")}
#: What is shown of a goal, beside its number.
GOAL = ("rumusan", "indikator", "batas")
LEVELS = ("rendah", "sedang", "tinggi")
QUESTIONS = tuple(f"q{number}" for number in range(1, 21))


@dataclass(frozen=True, slots=True)
class Told:
    """One form as it was filled: when first, and its newest answers as stored and in words."""

    at: datetime
    answer: AnswerView
    said: dict[str, str]


@dataclass(frozen=True, slots=True)
class Progress:
    """How a goal stood at one review."""

    at: datetime
    code: str
    words: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One goal of the plan."""

    id: str
    words: str
    sign: str
    #: Day by which it is to be reached, in words.
    until: str
    progress: tuple[Progress, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A point of a line: when, how much, in words, and in which task it was said."""

    at: datetime
    value: int
    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """A referral, with what the institution said afterwards."""

    at: datetime
    to: str
    kind: str
    replies: tuple[Progress, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """How a case goes, oldest first."""

    goals: tuple[Goal, ...]
    risks: tuple[Level, ...]
    scores: tuple[Level, ...]
    referrals: tuple[Referral, ...]


def course_of(files: Files, daerah: str, versions: Sequence[tuple[AnswerView, ...]]) -> Course:
    """Read how a case goes; `versions` are its filled forms, each newest version first."""
    told = sorted(_told(files, daerah, versions), key=lambda one: one.at)
    return Course(
        tuple(_goals(told)), tuple(_risks(told)), tuple(_scores(told)), tuple(_referrals(told))
    )


def _told(files: Files, daerah: str, versions: Sequence[tuple[AnswerView, ...]]) -> Iterator[Told]:
    for group in versions:
        newest = group[0]
        if newest.is_readable and newest.form:
            lines = read_back(files, newest.form, newest.body, daerah)
            yield Told(group[-1].at, newest, {line.path: line.words for line in lines})


def _goals(told: Sequence[Told]) -> Iterator[Goal]:
    """Yield the goals of the newest plan."""
    plans = [one for one in told if one.answer.form == PLAN]
    for number, row in enumerate(_rows(plans[-1], "tujuan") if plans else (), 1):
        said = {name: plans[-1].said.get(f"tujuan.{number}.{name}", "") for name in GOAL}
        id_ = str(row.get("id", ""))
        yield Goal(
            id=id_,
            words=said["rumusan"],
            sign=said["indikator"],
            until=said["batas"],
            progress=tuple(_steps(told, id_)),
        )


def _steps(told: Sequence[Told], goal: str) -> Iterator[Progress]:
    for one in told:
        name, asked = PROGRESS.get(one.answer.form, ("", ""))
        for number, row in enumerate(_rows(one, name), 1):
            if row.get("tujuan_id") == goal:
                place = f"{name}.{number}."
                value = one.said.get(f"{place}nilai", "")
                words = one.said.get(f"{place}{asked}", "")
                yield Progress(one.at, str(row.get(asked, "")), words, value)


def _risks(told: Sequence[Told]) -> Iterator[Level]:
    for one in told:
        question = RISKS.get(one.answer.form, "")
        level = one.answer.body.get(question)
        if level in LEVELS:
            value = LEVELS.index(str(level))
            yield Level(one.at, value, one.said[question], one.answer.task_name)


def _scores(told: Sequence[Told]) -> Iterator[Level]:
    for one in told:
        if one.answer.form == SRQ:
            score = sum(one.answer.body.get(question) is True for question in QUESTIONS)
            yield Level(one.at, score, str(score), one.answer.task_name)


def _referrals(told: Sequence[Told]) -> Iterator[Referral]:
    """Yield referrals; a reply belongs to the one before it."""
    found: list[Referral] = []
    for one in told:
        if one.answer.form == REFERRAL:
            said = one.said
            to, kind = said.get("lembaga.nama", ""), said.get("jenis", "")
            found.append(Referral(at=one.at, to=to, kind=kind))
        elif one.answer.form == REPLY and found:
            words = " · ".join(filter(None, (one.said.get("status"), one.said.get("alasan"))))
            reply = Progress(one.at, str(one.answer.body.get("status", "")), words)
            found[-1] = replace(found[-1], replies=(*found[-1].replies, reply))
    yield from found


def _rows(one: Told, name: str) -> list[dict[str, Json]]:
    rows = one.answer.body.get(name)
    return [row if isinstance(row, dict) else {} for row in rows] if isinstance(rows, list) else []
