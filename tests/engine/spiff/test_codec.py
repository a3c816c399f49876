"""States: read again by every later version, and nothing else is taken for one."""

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import Broken
from engine.spiff import Running, codec
from tests.engine.spiff.building import build
from tests.engine.spiff.drawing import END, START, boundary, flows, message, timer, users, xor
from tests.engine.spiff.playing import NOON, Play

DRAWN = (
    START
    + users("a b")
    + xor("g", "g_b")
    + END
    + flows("mulai>a a>g g>a g>b b>selesai w>b m>kabar", {"g_a": "lagi = true and o.x > 3"})
)
DRAWN += '<endEvent id="kabar"/>'
DRAWN += boundary("w", "a", timer("timeDuration", "P1D"))
DRAWN += boundary("m", "a", message("pesan"), stops=False)
DEFINITION = build(DRAWN)
STATE = Play(DEFINITION, {"lagi": True, "o": {"x": 1}}).state

#: A state that version 1 wrote for DEFINITION. Never renew it: states like it are in databases.
WRITTEN_BY_1 = bytes.fromhex(
    "0182079eb1bbc3222e940a82ce0773122cc3ce0f0f934481a1780193dc001196ce5eb87a8b40ffc41098f5a3"
    "3884b0fd2cd3133419cc4cfc5503910295cef224a5114000c4101a695694191453b16ca1dc132434d9bd0595"
    "ce6204ee024001c4102e7980e765a84fd5aed5e706f9c0fc490995cee8b7be431002c4109e3891133e8920af"
    "124531948088b68d0a93ce0fe130b0040393ce01d41b76040393ce71beeff9020593ce56d0434f020693ce62"
    "04ee02010593cee8b7be43010893ce1c630b12010893cee101f268010897ce1c630b120802c410b4737966f1"
    "54ee255542ff16363b370307c081a3647565cf0000019cb2113c8093ce71beeff9010c93ce0fe130b0010c95"
    "cee101f2680802c4106850ec34f56002e62c871c56f8377ea10893ce22e4749f010f02c290"
)


def restore(state: bytes) -> Running:
    return Running.restore(DEFINITION, state, NOON)


def test_a_state_of_version_1_is_still_read() -> None:
    running = restore(WRITTEN_BY_1)
    running.fire("b4737966f154ee255542ff16363b3703")
    assert [task.node.id for task in running.advance().opened] == ["b"]


@given(st.binary(max_size=300))
@settings(max_examples=200)
def test_bytes_that_are_no_state_are_refused(noise: bytes) -> None:
    with pytest.raises(Broken):
        restore(noise)


@given(st.integers(0, len(STATE) - 1), st.integers(1, 255))
@settings(max_examples=200, deadline=None)
def test_a_flipped_byte_is_refused(place: int, change: int) -> None:
    with pytest.raises(Broken):
        restore(STATE[:place] + bytes([STATE[place] ^ change]) + STATE[place + 1 :])


@given(st.integers(0, len(STATE) - 1))
@settings(deadline=None)
def test_a_truncated_state_is_refused(length: int) -> None:
    with pytest.raises(Broken):
        restore(STATE[:length])


json = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 300) | st.text(max_size=3) | st.binary(max_size=16),
    lambda inside: (
        st.lists(inside, max_size=5) | st.dictionaries(st.text(max_size=2), inside, max_size=3)
    ),
)


@given(json)
@settings(max_examples=100, deadline=None)
def test_a_well_packed_body_that_is_no_case_is_refused(body: object) -> None:
    packed = codec.msgpack.packb(body)
    head = STATE[:5] + zlib.crc32(packed).to_bytes(4, "big")
    with pytest.raises(Broken):
        restore(head + packed)


def test_an_unknown_version_is_refused_by_its_number() -> None:
    with pytest.raises(Broken, match="versi 250"):
        restore(bytes([250]) + STATE[1:])


def test_a_state_of_another_bundle_is_refused() -> None:
    other = build(START + users("a") + END + flows("mulai>a a>selesai"), root="q")
    with pytest.raises(Broken, match="proses yang lain"):
        Running.restore(other, STATE, NOON)


def test_a_state_at_a_node_that_is_no_more_is_refused() -> None:
    other = build(START + users("z") + END + flows("mulai>z z>selesai"))
    with pytest.raises(Broken, match="tidak cocok"):
        Running.restore(other, STATE, NOON)


def test_a_state_goes_on_in_a_bundle_that_has_grown() -> None:
    grown = DRAWN.replace("b>selesai", "b>c c>selesai") + users("c")
    grown = grown.replace('sourceRef="b" targetRef="selesai"', 'sourceRef="b" targetRef="c"')
    grown += flows("c>selesai")
    running = Running.restore(build(grown), STATE, NOON)
    running.finish(next(iter(running._before.people)), {})
    assert [task.node.id for task in running.advance().opened] == ["b"]


def test_an_older_body_goes_through_every_migration() -> None:
    older = bytes([codec.VERSION - 1]) + STATE[1:]
    steps = {codec.VERSION - 1: lambda body: [*body, "migrated"]}
    assert codec.unpack(older, DEFINITION.seal, steps)[-1] == "migrated"


def test_values_come_back_as_they_were() -> None:
    data = {"lagi": True, "o": {"x": 1.0}, "risiko": None, "jalur": "ü", "kelas": 1, "tahap": [1]}
    case = Play(DEFINITION, data)
    again = restore(case.state).advance()
    assert repr(sorted(again.data.items())) == repr(sorted(data.items()))


def test_a_state_is_small() -> None:
    assert len(STATE) < 400
