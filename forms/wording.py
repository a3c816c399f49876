"""What a person is told when an answer does not fit: the question, and how to mend it."""

from collections.abc import Mapping

from engine import Text, say
from forms.fields import Field, Misfit

_UNANSWERED: Mapping[str, Text] = {
    "choice": say("“{isian}” belum dipilih: pilih salah satu."),
    "choices": say("“{isian}” belum dipilih: pilih paling sedikit satu."),
    "yesno": say("“{isian}” belum dijawab: pilih Ya atau Tidak."),
    "date": say("“{isian}” belum diisi: pilih tanggalnya."),
    "datetime": say("“{isian}” belum diisi: pilih tanggal dan jamnya."),
    "signature": say("“{isian}” belum digambar: tanda tangani dalam kotaknya."),
    "rows": say("“{isian}” belum diisi: tambahkan paling sedikit satu."),
    "lines": say("“{isian}” belum diisi: tambahkan paling sedikit satu."),
}
_MISFITS: Mapping[str, Text] = {
    "const": say("“{isian}” perlu dijawab Ya sebelum formulir ini dapat dikirim."),
    "enum": say("“{isian}” belum sesuai: pilih dari pilihan yang ada."),
    "oneOf": say("“{isian}” belum sesuai: pilih dari pilihan yang ada."),
    "minItems": say("“{isian}” belum cukup: tambahkan sampai {batas}."),
    "maxItems": say("“{isian}” terlalu banyak: sisakan paling banyak {batas}."),
    "uniqueItems": say("“{isian}” berisi hal yang sama dua kali: hapus salah satunya."),
    "maxLength": say("“{isian}” terlalu panjang: ringkas sampai {batas} huruf."),
    "minLength": say("“{isian}” terlalu pendek: tulis paling sedikit {batas} huruf."),
    "minimum": say("“{isian}” terlalu kecil: tulis {batas} atau lebih."),
    "maximum": say("“{isian}” terlalu besar: tulis {batas} atau kurang."),
    "pattern": say("“{isian}” belum sesuai: periksa kembali penulisannya."),
}
_KINDS: Mapping[str, Text] = {
    "integer": say("“{isian}” belum sesuai: tulis angka bulat, misalnya 3."),
    "number": say("“{isian}” belum sesuai: tulis angka, misalnya 3,5."),
    "yesno": say("“{isian}” belum sesuai: pilih Ya atau Tidak."),
    "date": say("“{isian}” belum sesuai: tulis tanggal yang ada di kalender."),
    "datetime": say("“{isian}” belum sesuai: tulis tanggal dan jam yang benar."),
    "choices": say("“{isian}” belum sesuai: pilih dari pilihan yang ada."),
    "signature": say("“{isian}” belum sesuai: hapus gambarnya, lalu tanda tangani sekali lagi."),
}
_FORMER = say("“{isian}” tidak dipakai lagi: pastikan masih benar, atau pilih yang lain.")
_LOST = say("“{isian}” tidak dapat dibaca: isi kembali.")
_REPAIRED = say("“{isian}” belum sesuai: {cara}.")
#: Keywords that say themselves what is wrong; the form's own words do not cover them.
_OWN_WORDS = frozenset(("const", "minItems", "maxItems", "uniqueItems"))


def unanswered(field: Field) -> Text:
    """Say that a required question was not answered."""
    template = _UNANSWERED.get(field.kind, say("“{isian}” belum diisi."))
    return say(template.template, isian=field.title)


def misfit(field: Field, found: Misfit) -> Text:
    """Say why an answer does not fit its question."""
    keyword = found.validator
    if field.repair and keyword not in _OWN_WORDS:
        return say(_REPAIRED.template, isian=field.title, cara=field.repair)
    if keyword in ("type", "format"):
        return say(_KINDS.get(field.kind, _LOST).template, isian=field.title)
    template = _MISFITS.get(keyword, _LOST).template
    return say(template, isian=field.title, batas=_limit(found.validator_value))


def not_offered(field: Field) -> Text:
    """Say that what was chosen is not among the choices."""
    return say(_MISFITS["enum"].template, isian=field.title)


def no_longer(field: Field) -> Text:
    """Say that what was chosen is on the list no longer."""
    return say(_FORMER.template, isian=field.title)


def _limit(value: object) -> str:
    return f"{value:n}".replace(".", ",") if isinstance(value, float) else str(value)
