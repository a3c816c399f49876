"""Codes on the receipts of reports: made from the press of a button, and stored as marks alone."""

from engine.second_factors import LETTERS
from engine.store.work import Work

#: Letters of a receipt's code: 58 bits.
LENGTH = 12


def receipt_mark(work: Work, code: str) -> str:
    """Return the mark under which a receipt's code is kept."""
    return work.means.mark(f"receipt {work.actor.daerah} {code}")


def receipt_code(work: Work, words: str) -> str:
    """Return the code that belongs to a press of the button: nothing of it is stored."""
    number = int(work.means.mark(f"report {work.actor.daerah} {words}"), 16)
    letters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(LETTERS))
        letters.append(LETTERS[place])
    return "".join(letters)
