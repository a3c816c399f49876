"""Letters that leave the house, as the engine sees them."""

from typing import NamedTuple

#: What a question is filled from (`x-isi_dari`) whose answer is the number of the letter that is
#: being signed. Handed to a form it stands for the number until there is one.
LETTER_NUMBER = "$nomor_surat"
#: The questions beside it, each read-only or offered: what the register tells of the letter.
LETTER_WORDS = ("klasifikasi_surat", "jenis_surat", "penerima_surat", "tanggal_surat")


class NumberStyle(NamedTuple):
    """How the letters that somebody signs are numbered."""

    #: Places in braces, e.g. "{klasifikasi}/{urut:04d}/{kode_unit}/{bulan_romawi}/{tahun}".
    pattern: str
    #: Whose letters are counted together, e.g. "LK3".
    unit: str
