"""What the rows of the inbox can show besides name, number and time."""

from collections.abc import Mapping

from engine import Text, say

COLUMNS: Mapping[str, Text] = {
    "tahap": say("Tahap"),
    "risiko": say("Risiko"),
    "prioritas": say("Prioritas"),
    "layanan": say("Layanan"),
    "pemegang": say("Pemegang"),
    "masuk": say("Tanggal masuk"),
    "umur": say("Umur"),
}
#: What is shown to who never chose.
USUAL = ("tahap", "risiko", "prioritas", "pemegang")
