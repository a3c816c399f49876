"""A letter gets its number when it is signed, in the same transaction."""

from datetime import date

from engine.errors import Refused
from engine.model import LETTER_NUMBER, LETTER_WORDS, FormFact, JsonObject, Problem, say
from engine.store.records import CaseRecord, TaskRecord
from engine.store.work import Work
from engine.store.work_letters import Letter


def numbered(work: Work, case: CaseRecord, task: TaskRecord, answers: JsonObject) -> JsonObject:
    """Return the answers with the letter's number; as they are when they sign no letter.

    Whoever wears the task's hat signs for that hat's unit.
    """
    fact = work.bundle(case).facts.get(task.form)
    name = fact.letter_number if fact else ""
    if not name or answers.get(name) != LETTER_NUMBER:
        return answers
    if lacking := [word for word in LETTER_WORDS if not answers.get(word)]:
        message = say("Surat ini belum lengkap: {nama}.", nama=", ".join(lacking))
        raise Refused((Problem(code="letter.words", message=message),))
    signed = Letter(
        task_id=task.id,
        kind=str(answers["jenis_surat"]),
        classification=str(answers["klasifikasi_surat"]),
        recipient=str(answers["penerima_surat"]),
        day=date.fromisoformat(str(answers["tanggal_surat"])),
    )
    number = work.letters.enter(case, signed, work.means.numbering(case.daerah, task.role))
    return {**answers, name: number}


def as_numbered(answers: JsonObject, before: JsonObject, fact: FormFact | None) -> JsonObject:
    """Return corrected answers with the number that the letter has: it is never given another."""
    name = fact.letter_number if fact else ""
    return {**answers, name: before[name]} if name in before else answers
