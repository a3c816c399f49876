"""What the case page puts together from the forms: the household, its picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from engine import AnswerView, CaseSheet, TaskView
from forms import read_back
from webui.cases.course import LEVELS, Course, Level, course_of
from webui.cases.line import line_svg
from webui.family import FamilyPicture, Relative, household, picture_of
from webui.family.picture import FORM as GENOGRAM
from webui.i18n import gettext
from webui.words import label

#: The form that lists a household row by row is believed before all others.
HOUSEHOLD = "f04_profil_keluarga.schema.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """One case, household first."""

    #: Open tasks, the most pressing first; those without a deadline last.
    now: tuple[TaskView, ...]
    relatives: tuple[Relative, ...]
    #: None before form F06 is filled.
    picture: FamilyPicture | None
    course: Course
    #: Lines over time; None while there are fewer than two points.
    risk_line: Markup | None
    score_line: Markup | None


def case_page(sheet: CaseSheet, versions: tuple[tuple[AnswerView, ...], ...]) -> CasePage:
    """Read a case's newest answers; `versions` are its filled forms, each newest version first."""
    newest = [group[0] for group in versions if group[0].is_readable and group[0].form]
    open_tasks = [task for task in sheet.tasks if task.status == "open"]
    course = course_of(sheet.files, sheet.case.daerah, versions)
    return CasePage(
        now=tuple(
            sorted(open_tasks, key=lambda task: (task.due is None, task.due or task.opened_at))
        ),
        relatives=_relatives(sheet, newest),
        picture=_picture(sheet, newest),
        course=course,
        risk_line=_line(course.risks, gettext("Risiko dari waktu ke waktu"), _risk_ticks()),
        score_line=_line(course.scores, gettext("Skor SRQ-20"), {0: "0", 10: "10", 20: "20"}),
    )


def _risk_ticks() -> dict[int, str]:
    return {at: label(level) for at, level in enumerate(LEVELS)}


def _line(levels: Sequence[Level], title: str, ticks: dict[int, str]) -> Markup | None:
    """Draw a line that its list tells in words."""
    words = gettext("Semua titik tertulis dalam daftar di bawah gambar.")
    return line_svg(levels, ticks, title, words) if len(levels) > 1 else None


def _relatives(sheet: CaseSheet, newest: list[AnswerView]) -> tuple[Relative, ...]:
    believed = sorted(newest, key=lambda one: (one.form == HOUSEHOLD, one.at), reverse=True)
    return household(
        (one.task_name, read_back(sheet.files, one.form, one.body, sheet.case.daerah))
        for one in believed
    )


def _picture(sheet: CaseSheet, newest: list[AnswerView]) -> FamilyPicture | None:
    drawn = [one for one in newest if one.form == GENOGRAM]
    if not drawn:
        return None
    last = max(drawn, key=lambda one: one.at)
    return picture_of(sheet.files, last.body, sheet.case.daerah)
