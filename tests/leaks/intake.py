"""A family at the desk, through the pages of a real server: all that can go wrong goes wrong."""

from engine import Database, JsonObject
from processes import scenarios
from tests.engine.office import PARIAMAN
from tests.leaks.filling import filled
from tests.leaks.house import broken
from tests.leaks.telling import PATHWAY
from tests.leaks.visiting import Visitor, pairs
from tests.leaks.words import Bank
from tests.webui.conftest import number_in
from webui.bundles import bundle_of

FIRST, SECOND = "f01_penerimaan_awal", "kerja_cek_ganda"


def taken_in(
    officer: Visitor, name: str, password: str, database: Database, kept: Bank, lost: Bank
) -> str:
    """Sign in, fill the first form after many mistakes, begin the second; return its path.

    The case is the one that page tells of.
    """
    officer.enter(name, password)
    task = officer.send("/kasus", {"proses": PATHWAY}).location
    _refused(officer, task, lost)
    _left_alone(officer, task, lost)
    officer.enter(name, password)
    final = [*_told(FIRST, kept), ("x-selesai", "1"), ("x-versi", "1")]
    with broken(database):
        assert officer.send(task, final).status == 500
    second = officer.send(task, final).location
    draft = [*_told(SECOND, kept), ("x-versi", "0")]
    assert officer.send(f"{second}/ambil", {}).status == 303
    assert officer.send(f"{second}/draf", draft).status == 303
    return second


def held(officer: Visitor, kept: Bank) -> str:
    """Type words where a day is wanted, so that the case is held there; return its number."""
    task = officer.send("/kasus", {"proses": "temu"}).location
    no = number_in(officer.open(task).body.decode())
    assert officer.send(task, {"kapan": kept.sentence(), "x-selesai": "1"}).status == 303
    return no


def _refused(officer: Visitor, task: str, lost: Bank) -> None:
    """Keep a draft; send an old page, one without its token, one that does not fit."""
    draft, old = _told(FIRST, lost), _told(FIRST, lost)
    assert officer.send(f"{task}/draf", [*draft, ("x-versi", "0")]).status == 303
    assert officer.send(f"{task}/draf", [*old, ("x-versi", "0")]).status == 409
    assert officer.send(task, [*old, ("x-selesai", "1"), ("x-versi", "0")]).status == 409
    wrong = [("nik", lost.nik()[1:]) if name == "nik" else (name, value) for name, value in draft]
    assert officer.send(task, [*wrong, ("x-selesai", "1"), ("x-versi", "1")]).status == 422
    token, officer.token = officer.token, ""
    assert officer.send(task, draft).status == 403
    officer.token = token


def _left_alone(officer: Visitor, task: str, lost: Bank) -> None:
    """Leave in another window, and send the form in this one."""
    officer.beside().send("/keluar", {})
    assert officer.send(task, _told(FIRST, lost)).status == 401


def _told(form: str, bank: Bank) -> list[tuple[str, str]]:
    """A form as a browser sends it, with words of a bank."""
    return [
        *pairs(filled(bundle_of(PATHWAY, PARIAMAN), f"{form}.schema.json", _answers(form), bank))
    ]


def _answers(form: str) -> JsonObject:
    """What the main story answers to a form; nothing where it has another name there."""
    [story] = [one for one in scenarios(PATHWAY) if one.name == "utama"]
    found = [step["data"] for step in story.steps if step.get("complete") == form]
    return found[0] if found and isinstance(found[0], dict) else {"hasil_cek_ganda": "kasus_baru"}
