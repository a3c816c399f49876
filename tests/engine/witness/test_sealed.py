"""Ten thousand signed entries: whoever alters one, however skilled, is seen, and where."""

from base64 import b64encode
from contextlib import contextmanager
from datetime import timedelta
from secrets import token_bytes

import pytest
from sqlalchemy import delete, insert, select, update

from engine import (
    MACHINE_ACTOR,
    Checkpoints,
    Database,
    Engine,
    SealHistory,
    VerifyHistory,
)
from engine.store.history import hash_of
from engine.store.schema_trail import audit, chain_head
from engine.store.schema_tree import checkpoint, leaf
from engine.witness import BEGINNING, SALT, leaf_hash
from forms import FormLibrary
from tests.conftest import HandClock, QuickPasswords
from webui.seal import Ed25519Seal

CHAINS, LENGTH = 100, 100
DAERAH = "13.77"
NAMES = [f"akun:orang{number:03}" for number in range(CHAINS)]
LEAF = tuple(column.name for column in leaf.columns)
SEAL = Ed25519Seal("sebuah rahasia yang cukup panjang untuk uji")


def engine_on(url, clock=None, seal=SEAL):
    return Engine(Database(url), FormLibrary(), QuickPasswords(), clock or HandClock(), seal=seal)


def write(url, clock, rounds):
    """Write entries on every chain, signed after each tenth round; returns what was signed last.

    Rows are put in at once, as `History` would write them one by one.
    """
    engine, database = engine_on(url, clock), Database(url)
    with database.reading() as connection:
        heads = {row.chain: row._asdict() for row in connection.execute(select(chain_head))}
    for number in rounds:
        rows = [entry(name, heads, clock(), number) for name in NAMES]
        salted = [{**row, "salt": token_bytes(SALT), "number": None} for row in rows]
        leaves = [{**row, "hash": leaf_hash(row["salt"], row["hash"])} for row in salted]
        with database.writing() as connection:
            connection.execute(insert(audit), rows)
            connection.execute(insert(leaf), [{n: row[n] for n in LEAF} for row in leaves])
        clock.advance(minutes=1)
        if number % 10 == 0:
            with database.writing() as connection:
                connection.execute(delete(chain_head))
                connection.execute(insert(chain_head), list(heads.values()))
            while engine.do(SealHistory(timedelta(0)), MACHINE_ACTOR).count:
                pass
    notes = engine.ask(Checkpoints(), MACHINE_ACTOR)
    database.close()
    engine._database.close()
    return notes


def entry(name, heads, moment, number):
    """Make the next entry of a chain and move its head."""
    head = heads.setdefault(name, {"daerah": DAERAH, "chain": name, "seq": 0, "hash": BEGINNING})
    words = dict.fromkeys(column.name for column in audit.columns)
    row = {**dict.fromkeys(words, ""), "daerah": DAERAH, "chain": name, "seq": head["seq"] + 1}
    row |= {"at": moment, "deed": "signed_in", "reason": f"ke-{number}", "detail": "{}"}
    row["previous"] = head["hash"]
    row["hash"] = hash_of(row)
    heads[name] = {**head, "seq": row["seq"], "hash": row["hash"]}
    return row


@pytest.fixture(scope="module")
def signed(databases, migrated, tmp_path_factory):
    """A database with 10,000 entries, and its last checkpoint as a witness keeps it."""
    with databases.copy(migrated, tmp_path_factory.mktemp("saksi")) as url:
        yield url, write(url, HandClock(), range(1, LENGTH + 1))


@pytest.fixture
def copied(signed, databases, tmp_path):
    """A copy to alter, with a question whether it is whole."""
    with databases.copy(signed[0], tmp_path) as url:
        database = Database(url)
        yield database, lambda witness=(): verdict_on(url, witness)
        database.close()


def verdict_on(url, witness=()):
    engine = engine_on(url)
    try:
        return engine.ask(VerifyHistory(witness=tuple(witness)), MACHINE_ACTOR)
    finally:
        engine._database.close()


@contextmanager
def rewriting(database, *chains):
    """Hand out chains to be changed; then write them as if it had been so always."""
    with database.writing() as connection:
        taken = [taken_out(connection, chain) for chain in chains]
        yield [rows for rows, _ in taken]
        for chain, (rows, leaves) in zip(chains, taken, strict=True):
            put_back(connection, chain, rows, leaves)


def taken_out(connection, chain):
    """Take a chain's entries and leaves out of the database."""
    found = []
    for table in (audit, leaf):
        query = select(table).where(table.c.chain == chain).order_by(table.c.seq)
        found.append([row._asdict() for row in connection.execute(query)])
    for table in (leaf, audit):
        connection.execute(delete(table).where(table.c.chain == chain))
    return found


def put_back(connection, chain, rows, leaves):
    previous = BEGINNING
    for seq, row in enumerate(rows, 1):
        row.update(chain=chain, seq=seq, previous=previous)
        previous = row["hash"] = hash_of(row)
    kept = [
        {**old, "hash": leaf_hash(old["salt"], row["hash"])}
        for old, row in zip(leaves, rows, strict=False)
    ]
    connection.execute(insert(audit), rows)
    connection.execute(insert(leaf), kept)
    values = {"seq": len(rows), "hash": previous}
    connection.execute(update(chain_head).where(chain_head.c.chain == chain).values(**values))


def test_what_was_not_touched_is_whole(signed):
    url, witness = signed
    verdict = verdict_on(url, witness)
    assert (verdict.whole, verdict.events, verdict.chains) == (True, CHAINS * LENGTH, CHAINS)


def test_a_flipped_letter_is_named(copied):
    database, ask = copied
    here = (audit.c.chain == NAMES[40], audit.c.seq == 57)
    with database.writing() as connection:
        connection.execute(update(audit).where(*here).values(reason="ke-58"))
    verdict = ask()
    assert (verdict.bad_chain, verdict.bad_seq, str(verdict.why)) == (
        NAMES[40],
        57,
        "isinya diubah",
    )


def test_a_chain_written_anew_from_one_letter_on_is_not_the_signed_one(copied):
    database, ask = copied
    with rewriting(database, NAMES[40]) as [rows]:
        rows[56]["reason"] = "ke-58"
    verdict = ask()
    # entries 51 to 60 of all chains were signed at once: the first of them is where to look
    assert (verdict.whole, verdict.bad_chain, verdict.bad_seq) == (False, NAMES[0], 51)
    assert str(verdict.why) == "tidak lagi seperti yang ditandatangani"


@pytest.mark.parametrize("gone", [slice(10, 11), slice(99, 100)], ids=["inside", "at the end"])
def test_a_deleted_entry_leaves_a_gap_in_the_tree(copied, gone):
    database, ask = copied
    with rewriting(database, NAMES[7]) as [rows]:
        del rows[gone]
    verdict = ask()
    assert not verdict.whole
    assert verdict.bad_seq in {11, 91, 99, 100, 1}


def test_an_entry_put_in_is_named(copied):
    database, ask = copied
    with rewriting(database, NAMES[99]) as [rows]:
        rows.append({**rows[-1], "reason": "tidak pernah"})
    verdict = ask()
    told = (verdict.bad_chain, verdict.bad_seq, str(verdict.why))
    assert told == (NAMES[99], LENGTH + 1, "disisipkan")


def test_entries_that_changed_places_are_not_the_signed_ones(copied):
    database, ask = copied
    with rewriting(database, NAMES[3]) as [rows]:
        rows[20], rows[21] = rows[21], rows[20]
    assert str(ask().why) == "tidak lagi seperti yang ditandatangani"


def test_two_chains_that_changed_names_are_not_the_signed_ones(copied):
    database, ask = copied
    with rewriting(database, NAMES[1], NAMES[2]) as [one, other]:
        one[0]["reason"], other[0]["reason"] = "saya", "dia"
        one[:], other[:] = [*other], [*one]
    assert str(ask().why) == "tidak lagi seperti yang ditandatangani"


def test_a_database_of_yesterday_is_seen_by_the_witness(signed, databases, migrated, tmp_path):
    _, witness = signed
    with databases.copy(migrated, tmp_path) as url:
        write(url, HandClock(), range(1, 21))
        assert verdict_on(url).whole
        verdict = verdict_on(url, witness)
        assert not verdict.whole


def test_a_shorter_history_with_its_own_past_is_cut_off(signed, databases, tmp_path):
    url, witness = signed
    with databases.copy(url, tmp_path) as later:
        clock = HandClock()
        clock.advance(days=9)
        newer = write(later, clock, range(LENGTH + 10, LENGTH + 11))
    verdict = verdict_on(url, (*witness, *newer))
    told = (verdict.bad_chain, verdict.bad_seq, str(verdict.why))
    assert told == ("lk3/13.77", CHAINS * LENGTH + 1, "terpotong sesudah ditandatangani")


def test_a_history_that_went_two_ways_is_seen_by_the_witness(signed, databases, tmp_path):
    url, _ = signed
    with databases.copy(url, tmp_path) as one, databases.copy(url, tmp_path) as other:
        early, late = HandClock(), HandClock()
        late.advance(days=30)
        shown = write(one, early, range(LENGTH + 10, LENGTH + 11))
        write(other, late, range(LENGTH + 10, LENGTH + 11))
        verdict = verdict_on(other, shown)
        assert str(verdict.why) == "tidak lagi seperti yang ditandatangani"


def test_a_checkpoint_that_somebody_else_signed_is_forged(copied):
    database, ask = copied
    stranger = Ed25519Seal("rahasia orang lain yang juga cukup panjang")
    with database.writing() as connection:
        row = connection.execute(select(checkpoint).order_by(checkpoint.c.size.desc())).first()
        body = row.note.split("\n\n")[0] + "\n"
        signature = b64encode(b"1234" + stranger.sign(body.encode())).decode()
        here = (checkpoint.c.daerah == DAERAH, checkpoint.c.size == row.size)
        note = f"{body}\n— lk3 {signature}\n"
        connection.execute(update(checkpoint).where(*here).values(note=note))
    assert str(ask().why) == "tanda tangan pada titik periksa tidak sah"
