"""Processes: the list, one process with its picture and steps, and the page that draws it."""

from secrets import token_hex
from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine import (
    DefinitionByVersion,
    DefinitionRefused,
    Definitions,
    DefinitionSheet,
    EngineError,
    Forbidden,
    PublishDefinition,
    SaveDiagram,
    StaleVersion,
    say,
)
from webui.bundles import resolved
from webui.checked_daerah import look_over, refuse_forbidden
from webui.diagram import Unreadable, diagram_svg
from webui.errors import answer_to
from webui.flashes import tell
from webui.i18n import words
from webui.places import may
from webui.processes.drawing_page import page_data, problem_data, source_of
from webui.processes.redrawn import main_file, redraw
from webui.processes.steps import EVENTS, in_order, kind_of
from webui.signin.again import check_stepped_up
from webui.visit import ask, engine, visitor

bp = Blueprint("processes", __name__)

NOT_YET = say("Belum dapat diterbitkan. Diagram tetap tersimpan sebagai draf.")
OVERTAKEN = say(
    "Versi lain sudah terbit sejak halaman ini dibuka; gambar ini tidak menimpanya. "
    "Gambar Anda masih ada di layar. Buka versi baru di tab lain, lalu gabungkan."
)
IN_WORDS = say("Diagram alur proses. Langkah-langkahnya tertulis di bawahnya.")


@bp.get("/proses")
def listing() -> ResponseReturnValue:
    """List the processes published in the visitor's daerah."""
    return render_template("processes/listing.html", definitions=ask(Definitions()))


@bp.get("/proses/<process>")
def detail(process: str) -> ResponseReturnValue:
    """Show one version of a process, or of a process it calls: picture, steps, versions."""
    sheet: DefinitionSheet = ask(DefinitionByVersion(process, _version()))
    part = sheet.processes.get(request.args.get("bagian", process))
    if part is None:
        abort(404)
    return render_template(
        "processes/detail.html",
        sheet=sheet,
        part=part,
        steps=in_order(part),
        kind_of=kind_of,
        events=EVENTS,
        picture=_picture(part.name, sheet.files[part.file]),
    )


@bp.get("/proses/<process>/sunting")
def edit(process: str) -> ResponseReturnValue:
    """Open the drawing page on the unpublished copy, or on the current version."""
    sheet = to_edit(process)
    return render_template(
        "processes/edit.html",
        definition=sheet.definition,
        restored=sheet.draft is not None,
        running=sum(version.running for version in sheet.versions),
        page=page_data(sheet, token_hex(16)),
    )


@bp.get("/proses/<process>/diagram.bpmn")
def drawing(process: str) -> ResponseReturnValue:
    """Hand out as a file what the drawing page opens."""
    sheet = to_edit(process)
    name = f'attachment; filename="{sheet.definition.process}.bpmn"'
    headers = {"Content-Disposition": name}
    return Response(source_of(sheet), mimetype="application/xml", headers=headers)


@bp.post("/proses/<process>/periksa")
def check(process: str) -> ResponseReturnValue:
    """Check a drawing as publishing would; answer JSON."""
    try:
        sheet = to_edit(process)
    except EngineError as error:
        return _refusal(error)
    files = redraw(sheet, _source())
    _checked, problems = look_over(resolved(visitor().daerah), process, files)
    return {"problems": [problem_data(problem, main_file(sheet)) for problem in problems]}


@bp.post("/proses/<process>/gambar")
def save(process: str) -> ResponseReturnValue:
    """Keep a drawing as the unpublished copy; answer JSON."""
    seen = _sent("version", int)
    try:
        receipt = engine().do(SaveDiagram(process, _source(), seen), visitor(), "")
    except EngineError as error:
        return _refusal(error)
    return {"version": receipt.version}


@bp.post("/proses/<process>/terbitkan")
def publish(process: str) -> ResponseReturnValue:
    """Publish a drawing as the next version; answer JSON."""
    source, note, submission = _source(), _sent("note", str), _sent("submission", str)
    seen = _sent("published", int)
    try:
        sheet = to_edit(process)
        check_stepped_up()
        files = redraw(sheet, source)
        refuse_forbidden(resolved(visitor().daerah), process, files)
        command = PublishDefinition(visitor().daerah, process, files, note.strip(), seen)
        receipt = engine().do(command, visitor(), submission)
    except DefinitionRefused as error:
        return _refusal(error, main_file(sheet))
    except StaleVersion:
        return {"message": words(OVERTAKEN)}, 409
    except EngineError as error:
        return _refusal(error)
    if receipt.deed == "definition_unchanged":
        tell("Tidak ada yang berubah; versi {version} tetap berlaku.", version=receipt.version)
    else:
        tell("Versi {version} terbit. Kasus baru memakainya.", version=receipt.version)
    return {"location": url_for("processes.detail", process=process)}


def to_edit(process: str) -> DefinitionSheet:
    """Return the current version for somebody who may draw."""
    if not may("edit_definition"):
        raise Forbidden
    sheet: DefinitionSheet = ask(DefinitionByVersion(process))
    return sheet


def _refusal(error: EngineError, main: str = "") -> ResponseReturnValue:
    answer = answer_to(error)
    body: dict[str, Any] = {"message": f"{words(answer.title)}. {words(answer.advice)}"}
    if isinstance(error, DefinitionRefused):
        body["message"] = words(NOT_YET)
        body["problems"] = [problem_data(problem, main) for problem in error.problems]
    return body, answer.status


def _picture(title: str, source: bytes) -> str:
    try:
        return diagram_svg(source, title=title, description=words(IN_WORDS))
    except Unreadable:
        return ""


def _version() -> int:
    wanted = request.args.get("versi", "0")
    return int(wanted) if wanted.isdecimal() and len(wanted) < 10 else 0  # noqa: PLR2004 - fits any count


def _source() -> bytes:
    source: str = _sent("source", str)
    try:
        return source.encode()
    except UnicodeEncodeError:  # half a character, which JSON can write but no file can hold
        abort(400)


def _sent(name: str, kind: type[Any]) -> Any:  # noqa: ANN401 - checked right here
    """Return a value of the posted JSON object; anything of another type is a bad request."""
    try:
        body = request.get_json(silent=True)
    except RecursionError:  # nested deeper than any page of ours sends
        abort(400)
    value = body.get(name) if isinstance(body, dict) else None
    if type(value) is not kind:
        abort(400)
    return value
