"""Sign-in through a provider: a person who is bound comes in; a lie, a replay, a silence do not."""

from datetime import timedelta

import pytest
from joserfc.jwk import OctKey

from engine import MACHINE_ACTOR, BindProvider, UnbindProvider
from tests.browser.serving import free_port
from tests.webui.conftest import ADDRESS, PASSWORD, Office, engine_on, settings_in, words_of
from tests.webui.provider import CLIENT, KEY, SECRET, STRANGE, lying
from webui import create_app
from webui.openid import provider_at
from webui.settings import OpenId


@pytest.fixture(scope="module")
def served():
    with lying() as liar:
        yield liar


@pytest.fixture
def liar(served):
    """The provider, telling the truth."""
    fresh = type(served)(issuer=served.issuer)
    served.__dict__.update(fresh.__dict__)
    return served


def knowing(office, tmp_path, **provider):
    """The same office, for which the provider is so."""
    openid = OpenId(**{"client": CLIENT, "secret": SECRET, **provider})
    known = provider_at(openid, ADDRESS, office.clock)
    engine = engine_on(office.database, office.clock, provider=known)
    app = create_app(engine, settings_in(tmp_path, openid=openid), office.clock)
    return Office(app, engine, office.clock, office.database)


@pytest.fixture
def office(office, liar, tmp_path):
    """An office that knows the provider; one of its people is bound."""
    known = knowing(office, tmp_path, issuer=liar.issuer)
    known.engine.do(BindProvider("penerima", liar.issuer, liar.subject), MACHINE_ACTOR)
    return known


def leave(visitor, onward="/"):
    """Go to the provider; returns the address asked for there."""
    return visitor.get(f"/masuk/penyedia?lanjut={onward}").location


def come_back(visitor, answer):
    return visitor.get(f"/masuk/penyedia/kembali?{answer}")


def enter(visitor, liar, onward="/"):
    return come_back(visitor, liar.meet(leave(visitor, onward)))


def refused(answer):
    assert answer.status_code == 401
    assert "Kata sandi" in answer.text
    return words_of(answer.text)


def test_a_bound_person_comes_in_and_where_she_wanted_to_go(office, liar):
    visitor = office.visitor()
    answer = enter(visitor, liar, "/kasus")
    assert (answer.status_code, answer.location) == (303, "/kasus")
    assert "Dewi Lestari" in visitor.get("/kasus").text


def test_the_provider_is_asked_with_state_nonce_and_pkce_and_told_our_own_address(office, liar):
    visitor = office.visitor()
    address = leave(visitor)
    liar.meet(address)
    [asked] = liar.codes.values()
    assert asked["redirect_uri"] == f"{ADDRESS}/masuk/penyedia/kembali"
    assert asked["code_challenge_method"] == "S256"
    assert asked["response_type"] == "code"
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    assert asked != liar.meet(leave(visitor))


def test_whoever_is_bound_to_nobody_is_told_what_to_do_and_no_account_is_made(office, liar):
    liar.subject = "orang-baru"
    told = refused(enter(office.visitor(), liar))
    assert "belum dihubungkan dengan akun LK3" in told
    assert "orang-baru" in told
    office.engine.do(UnbindProvider("penerima"), MACHINE_ACTOR)
    liar.subject = "pegawai-7"
    assert "belum dihubungkan" in refused(enter(office.visitor(), liar))


@pytest.mark.parametrize(
    "lie",
    [
        {"claims": {"nonce": "another"}},
        {"claims": {"nonce": ""}},
        {"claims": {"aud": "another-client"}},
        {"claims": {"aud": ["lk3", "another-client"]}},
        {"claims": {"azp": "another-client"}},
        {"claims": {"iss": "https://another.example"}},
        {"claims": {"exp": 1_700_000_000}},
        {"claims": {"exp": ""}},
        {"claims": {"sub": ""}},
        {"claims": {"sub": 7}},
        {"algorithm": "none"},
        pytest.param({"key": STRANGE}, id="a strange key"),
    ],
    ids=str,
)
def test_a_token_that_lies_opens_nothing(office, liar, lie):
    vars(liar).update(lie)
    assert "tidak dapat dibuktikan" in refused(enter(office.visitor(), liar))


def test_a_public_key_is_no_shared_secret(office, liar):
    liar.key = OctKey.import_key(KEY.as_pem(private=False).hex())
    liar.algorithm = "HS256"
    assert "tidak dapat dibuktikan" in refused(enter(office.visitor(), liar))


def test_an_answer_is_good_once_even_for_a_browser_that_kept_its_cookie(office, liar):
    visitor = office.visitor()
    answer = liar.meet(leave(visitor))
    cookie = visitor.client.get_cookie("lk3").value
    asked = dict(liar.codes)
    assert come_back(visitor, answer).status_code == 303
    visitor.client.set_cookie("lk3", cookie)
    liar.codes.update(asked)
    liar.asked.clear()
    assert "kedaluwarsa" in refused(come_back(visitor, answer))
    assert liar.asked == []


def test_a_request_waits_for_five_minutes(office, liar):
    visitor = office.visitor()
    answer = liar.meet(leave(visitor))
    office.clock.turn(timedelta(minutes=5))
    assert "kedaluwarsa" in refused(come_back(visitor, answer))


def test_an_answer_for_another_browser_opens_nothing(office, liar):
    """Login CSRF: nobody is signed in as somebody who sent her a link."""
    mine, hers = office.visitor(), office.visitor()
    answer = liar.meet(leave(mine))
    assert "peramban lain" in refused(come_back(hers, answer))
    leave(hers)
    assert "tidak dapat dibuktikan" in refused(come_back(hers, answer))
    assert "Dewi" not in hers.get("/masuk").text


def test_a_state_in_other_letters_is_refused_like_any_other(office):
    visitor = office.visitor()
    leave(visitor)
    assert "tidak dapat dibuktikan" in refused(come_back(visitor, "code=a&state=%C3%A9"))


def test_a_stolen_code_is_worth_nothing_in_another_browser(office, liar):
    mine, hers = office.visitor(), office.visitor()
    stolen, own = liar.meet(leave(mine)), liar.meet(leave(hers))
    mixed = own.replace("kode-1", "kode-0")
    assert mixed != own
    assert stolen.startswith("code=kode-0&")
    assert "tidak dapat dibuktikan" in refused(come_back(hers, mixed))


@pytest.mark.parametrize("sender", ["", "https://another.example"])
def test_an_answer_of_another_provider_is_refused(office, liar, sender):
    """Mix-up: RFC 9207."""
    visitor = office.visitor()
    answer = liar.meet(leave(visitor)).replace(liar.issuer, sender)
    assert "tidak dapat dibuktikan" in refused(come_back(visitor, answer))


def test_who_turns_back_at_the_provider_is_told_so(office, liar):
    visitor = office.visitor()
    answer = liar.meet(leave(visitor)).partition("&")[2]
    told = refused(come_back(visitor, f"error=access_denied&{answer}"))
    assert "membatalkannya" in told


@pytest.mark.parametrize(
    "silence",
    [
        {"broken": {"/.well-known/openid-configuration": 503}},
        {"facts": {"issuer": "https://another.example"}},
        {"facts": {"authorization_endpoint": "file:///etc/passwd"}},
    ],
    ids=str,
)
def test_a_provider_that_is_down_leaves_the_password_s_way(office, liar, silence):
    vars(liar).update(silence)
    visitor = office.visitor()
    answer = visitor.get("/masuk/penyedia?lanjut=/kasus")
    assert answer.status_code == 503
    assert "sedang tidak menjawab" in answer.text
    sent = {"nama": "penerima", "sandi": PASSWORD, "lanjut": "/kasus"}
    assert visitor.post("/masuk", sent).location == "/kasus"


@pytest.mark.parametrize(("path", "status"), [("/token", 500), ("/jwks", 500), ("/jwks", 404)])
def test_a_provider_that_falls_silent_half_way_is_told_calmly(office, liar, path, status):
    visitor = office.visitor()
    answer = liar.meet(leave(visitor))
    liar.broken = {path: status}
    told = come_back(visitor, answer)
    assert told.status_code == 503
    assert "sedang tidak menjawab" in told.text


def test_nobody_listening_is_a_silence_too(office, tmp_path):
    alone = knowing(office, tmp_path, issuer=f"http://127.0.0.1:{free_port()}")
    assert alone.visitor().get("/masuk/penyedia").status_code == 503


def test_a_wrong_client_secret_opens_nothing(office, liar, tmp_path):
    other = knowing(office, tmp_path, issuer=liar.issuer, secret="another")
    assert "tidak dapat dibuktikan" in refused(enter(other.visitor(), liar))


def test_the_way_there_and_back_leads_nowhere_outside(office, liar):
    assert enter(office.visitor(), liar, "//jahat.example").location == "/"


def test_the_door_offers_the_provider_unless_something_typed_would_be_lost(office):
    assert "/masuk/penyedia?lanjut=/kasus" in office.visitor().get("/masuk?lanjut=/kasus").text
    lost = office.visitor().post("/kasus", {"proses": "kunjungan"})
    assert lost.status_code == 401
    assert "/masuk/penyedia" not in lost.text
