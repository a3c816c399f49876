"""What every deed of erasure shares: the locked case, and what must be clear before it."""

import re

from engine.commands.opening import refused
from engine.errors import Erased, WrongState
from engine.model import NOTHING_SAID, say
from engine.store.columns import DESTROYED
from engine.store.records import CaseRecord
from engine.store.work import Work
from engine.views import GROUNDS

NO_GROUND = say("Dasar pemusnahan belum dipilih.")
CHOOSE_GROUND = say("Pilih masa simpan yang berakhir atau permintaan subjek data.")
NO_DOCUMENT = say("Nomor surat belum diisi atau berisi tanda lain.")
GIVE_DOCUMENT = say("Isi nomor surat permintaan atau penetapan: huruf, angka, titik, garis.")
#: A letter's number: it stays when the case is gone, so it has no blank that a sentence fits in.
NUMBER = re.compile(r"(?=.*\d)[A-Za-z0-9./-]{3,60}")


def check_ground(ground: str) -> None:
    """Raise Refused unless the law knows it."""
    if ground not in GROUNDS:
        raise refused("erasure.ground", NO_GROUND, "/ground", CHOOSE_GROUND)


def document_in(words: str) -> str:
    """Return the number of the letter that it rests on. Raises Refused for anything else."""
    if NUMBER.fullmatch(words.strip()):
        return words.strip()
    raise refused("erasure.document", NO_DOCUMENT, "/document", GIVE_DOCUMENT)


def check_clear(work: Work, case: CaseRecord) -> None:
    """Raise WrongState, or Erased, while something stands in the way of erasing a case."""
    why = work.erasures.obstacle(case)
    if why != NOTHING_SAID:
        raise (Erased if case.key == DESTROYED else WrongState)(why)
