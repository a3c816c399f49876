"""Give an address at which one is told outside the pages."""

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from engine.commands.opening import refused
from engine.model import CHANNELS, say
from engine.nudging import written_address
from engine.store.history import Deed
from engine.store.records_nudges import NudgeAddressRecord
from engine.store.work import Work
from engine.views import Receipt

NO_CHANNEL = say("Saluran ini tidak ada.")
NO_MAIL = say("Alamat surel ini belum lengkap.")
NO_NUMBER = say("Nomor ini belum lengkap.")
MAIL = say("Tulis seperti nama@contoh.go.id.")
NUMBER = say("Tulis seperti 0812 3456 7890.")
TOO_MANY = say("Sudah terlalu banyak kode diminta. Coba lagi satu jam lagi.")
#: Codes that somebody may ask for in an hour: nobody floods another's mailbox.
MOST = 5
WITHIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class SetNudgeAddress:
    """Write the actor's address down and send it a code; nothing else goes there before."""

    keeps_receipt: ClassVar[bool] = False

    channel: str
    address: str
    #: Of the code, and of what follows until she chooses another: "id" or "en".
    language: str = "id"

    def run(self, work: Work) -> Receipt:
        """Answer with nothing but the deed."""
        who, drawer = work.actor, work.notices.outside()
        if self.channel not in CHANNELS:
            raise refused("nudge.channel", NO_CHANNEL, "/channel")
        address = written_address(self.channel, self.address)
        if not address:
            wrong = (NO_MAIL, MAIL) if self.channel == "email" else (NO_NUMBER, NUMBER)
            raise refused("nudge.address", wrong[0], f"/{self.channel}", wrong[1])
        drawer.enlist(who.username, self.language)
        if drawer.codes_since(who.username, WITHIN) >= MOST:
            raise refused("nudge.many", TOO_MANY, f"/{self.channel}")

        drawer.withdraw(who.username, self.channel)
        key = drawer.send(who.username, self.channel, "code")
        bare = NudgeAddressRecord(who.daerah, who.username, self.channel, b"", key, 0, work.now)
        body = work.vault.lock(address.encode(), bare.place)
        drawer.put_address(bare._replace(body=body))

        asked = Deed(deed="nudge_address_given", detail={"channel": self.channel})
        work.history.of_chain(who.daerah, f"akun:{who.username}", asked)
        return Receipt(deed="nudge_address_given")
