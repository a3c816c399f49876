"""What no browser sends: broken bodies, huge fields, odd bytes. Each is refused in words."""

import re
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.webui.crawler import WORD, faults_of
from webui.security import LARGEST_REQUEST, MOST_FIELDS

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=b"
PART = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n'
#: Content type and body, each sent to a task, a case and the door.
BODIES = {
    "null bytes": (FORM, b"nama=a%00b&x-alasan=%00&x-kiriman=%00"),
    "bytes that are no text": (FORM, b"nama=%ff%fe\xff\xfe&x-alasan=%c0%af&x-kiriman=%ff"),
    "half a surrogate": (FORM, b"nama=%ed%a0%80&x-alasan=%ed%a0%80"),
    "a field a thousand times": (FORM, b"nama=a&" * 1_000 + b"x-selesai=1"),
    "deeply nested names": (FORM, b"a" + b"%5Ba%5D" * 900 + b"=1&nama" + b".a" * 900 + b"=1"),
    "huge indexes": (FORM, b"anggota.999999999999.nama=a&anggota.-1.nama=b&x-versi=1e999"),
    "a field as long as a book": (FORM, b"nama=" + b"a" * (LARGEST_REQUEST // 2)),
    "no boundary": ("multipart/form-data", b"--b\r\n\r\n"),
    "a part that never ends": (
        MULTIPART,
        b'--b\r\nContent-Disposition: form-data; name="nama"\r\n',
    ),
    "a part without a name": (
        MULTIPART,
        b"--b\r\nContent-Disposition: form-data\r\n\r\na\r\n--b--",
    ),
    "a file where words belong": (
        MULTIPART,
        PART.replace(b'"a"', b'"nama"; filename="../../etc/passwd"') + b"<script>\r\n--b--\r\n",
    ),
    "another type": ("application/json", b'{"nama": {"$gt": ""}}'),
    "XML with an entity": (
        "text/xml",
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ),
    "a type that is none": ("\x00/;;;=", b"nama=a"),
    "a charset that is none": (FORM + "; charset=utf-7", b"nama=+ADw-script+AD4-"),
}


@pytest.fixture(scope="module")
def places(shared_office):
    return [shared_office.open_case(), "/kasus", "/masuk", "/bahasa", "/masuk/peran"]


@pytest.mark.parametrize("what", BODIES)
def test_a_body_that_no_form_sends_is_answered_in_words(shared_office, places, what):
    person, (kind, body) = shared_office.person("penerima"), BODIES[what]
    for path in places:
        headers = {"X-CSRF-Token": person.token()}
        answer = person.client.post(path, data=body, content_type=kind, headers=headers)
        assert not [*faults_of(answer)], (path, answer.status_code)
        assert answer.status_code in {200, 303, 400, 401, 403, 404, 409, 413, 422}
        assert "<script>\r" not in answer.text
    shared_office.people.pop("penerima")  # one of the places may have ended her session


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (FORM, b"a" * (LARGEST_REQUEST + 1)),
        (FORM, b"a=&" * (LARGEST_REQUEST // 3 + 1)),
        (MULTIPART, b"a" * (LARGEST_REQUEST + 1)),
        (MULTIPART, (PART + b"\r\n") * (MOST_FIELDS + 1) + b"--b--"),
    ],
    ids=["long", "many", "long parts", "many parts"],
)
def test_more_than_may_be_sent_is_refused_before_it_is_read(shared_office, kind, body):
    person = shared_office.person("penerima")
    answer = person.client.post("/kasus", data=body, content_type=kind)
    assert answer.status_code == 413
    assert "Kiriman terlalu besar" in answer.text
    assert not [*faults_of(answer)]


@pytest.mark.parametrize(
    "way",
    [
        "//example.org",
        "https://example.org",
        "/\\example.org",
        "/\t/example.org",
        "\\\\example.org",
        "javascript:alert(1)",
        "///example.org",
        "/%0d%0aSet-Cookie:a=b",
        "http:example.org",
        "/\r\nLocation: //example.org",
    ],
)
def test_no_way_on_leads_to_another_site(shared_office, way):
    visitor, person = shared_office.visitor(), shared_office.person("rangkap")
    sent = {"nama": "rangkap", "sandi": "teman-bicara-latihan", "lanjut": way}
    for answer in (
        person.get(f"/masuk?lanjut={quote(way)}"),
        visitor.post("/masuk", sent),
        person.post("/masuk/peran", {"peran": "manajer_kasus", "lanjut": way}),
        person.post("/bahasa", {"bahasa": "id", "lanjut": way}),
    ):
        assert answer.status_code == 303
        assert not [*faults_of(answer)]
        assert "example.org" not in answer.location.partition("lanjut=")[0]
        assert "Set-Cookie: a=b" not in str(answer.headers)


#: Names that pages know, and words that none of them sends.
KNOWN = (
    "lanjut rak sesudah cari risiko peran x-versi x-alasan x-kiriman x-kepada proses bahasa nama"
)
WORDS = st.text(max_size=30) | st.sampled_from(
    [WORD, "\x00", "../../etc", "9" * 400, "%", "\u202e"]
)
FIELDS = st.dictionaries(st.sampled_from(KNOWN.split()) | WORDS, WORDS, max_size=3)


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_address_with_any_parameters_is_answered_without_a_fault(shared_office, data):
    """There is no API with a description to read: the routes themselves say what they take."""
    rules = sorted(shared_office.app.url_map.iter_rules(), key=lambda rule: rule.rule)
    rule = data.draw(st.sampled_from(rules))
    path = re.sub("<[^>]*>", lambda _: quote(data.draw(WORDS), safe=""), rule.rule)
    method = data.draw(st.sampled_from(sorted(rule.methods)))
    person = shared_office.person(data.draw(st.sampled_from(["manajer", "koordinator", "relawan"])))
    sent = {"query_string": data.draw(FIELDS)}
    if method == "POST":
        sent["data"] = {**data.draw(FIELDS), "x-csrf": person.token()}
    answer = person.client.open(path, method=method, **sent)
    assert not [*faults_of(answer)]
    if method == "POST" and path in ("/keluar", "/masuk", "/tutup"):
        shared_office.people.clear()
