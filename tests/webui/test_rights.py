"""Every address by every role: what each is answered; an address without a row fails."""

import pytest

#: Who is tried: two of the case's team, two colleagues outside it, readers, another daerah, nobody.
WHO = ("penerima", "peksos", "manajer", "relawan", "koordinator", "auditor", "timika", "")
#: Address by method and rule → the status for each of WHO, in order. The case stands at a visit
#: that lies in the pool of the social workers; `penerima` opened it.
TABLE = {
    "GET /": (303, 303, 303, 303, 303, 303, 303, 303),
    "GET /sehat": (200,) * 8,
    "GET /aset/<path:name>": (404,) * 8,
    "POST /bahasa": (303,) * 8,
    "GET /masuk": (303, 303, 303, 303, 303, 303, 303, 200),
    "POST /masuk": (401,) * 8,
    "GET /masuk/peran": (200, 200, 200, 200, 200, 200, 200, 303),
    "POST /masuk/peran": (403, 403, 403, 403, 403, 403, 403, 401),
    "GET /masuk/penyedia": (404,) * 8,
    "GET /masuk/penyedia/kembali": (401,) * 8,
    "POST /masuk/kunci/tantangan": (200,) * 8,
    "POST /masuk/kunci": (401,) * 8,
    "GET /akun/kunci": (200, 200, 200, 200, 200, 200, 200, 303),
    "POST /akun/kunci/tantangan": (200, 200, 200, 200, 200, 200, 200, 401),
    "POST /akun/kunci": (422, 422, 422, 422, 422, 422, 422, 401),
    "POST /akun/kunci/<id_>/hapus": (404, 404, 404, 404, 404, 404, 404, 401),
    "POST /keluar": (303,) * 8,
    "GET /masuk/kedua": (303,) * 8,
    "POST /masuk/kedua": (303, 303, 303, 303, 303, 303, 303, 401),
    "GET /masuk/ulang": (200, 200, 200, 200, 200, 200, 200, 303),
    "POST /masuk/ulang": (401,) * 8,
    "POST /masuk/ulang/kunci": (401,) * 8,
    "GET /akun": (200, 200, 200, 200, 200, 200, 200, 303),
    "GET /akun/aplikasi": (200, 200, 200, 200, 200, 200, 200, 303),
    "POST /akun/aplikasi": (422, 422, 422, 422, 422, 422, 422, 401),
    "POST /akun/kode-pemulihan": (422, 422, 422, 422, 422, 422, 422, 401),
    "POST /akun/faktor/<id_>/hapus": (404, 404, 404, 404, 404, 404, 404, 401),
    "POST /akun/sesi": (303, 303, 303, 303, 303, 303, 303, 401),
    "GET /akun/sandi": (200, 200, 200, 200, 200, 200, 200, 303),
    "POST /akun/sandi": (422, 422, 422, 422, 422, 422, 422, 303),
    "GET /sandi/<link>": (404,) * 8,
    "POST /sandi/<link>": (404,) * 8,
    "POST /tutup": (303,) * 8,
    "GET /kalender": (200,) * 8,
    "GET /orang": (403, 403, 403, 403, 403, 200, 403, 303),
    "POST /orang": (403, 403, 403, 403, 403, 403, 403, 401),
    "POST /unit": (403, 403, 403, 403, 403, 403, 403, 401),
    "GET /orang/<username>": (403, 403, 403, 403, 403, 200, 403, 303),
    "POST /orang/<username>/masa": (403, 403, 403, 403, 403, 403, 404, 401),
    "POST /orang/<username>/masa/<id_>/akhiri": (403, 403, 403, 403, 403, 403, 404, 401),
    "POST /orang/<username>/sesi": (403, 403, 403, 403, 403, 403, 404, 401),
    "POST /orang/<username>/tautan": (403, 403, 403, 403, 403, 403, 404, 401),
    "GET /tugas": (200, 200, 200, 200, 200, 200, 200, 303),
    "GET /tugas/<task_id>": (200, 200, 200, 404, 404, 404, 404, 303),
    "POST /tugas/<task_id>": (409, 422, 409, 404, 404, 404, 404, 401),
    "POST /tugas/<task_id>/draf": (409, 409, 409, 404, 404, 404, 404, 401),
    "POST /tugas/<task_id>/bandingkan": (409, 409, 409, 404, 404, 404, 404, 401),
    "POST /tugas/<task_id>/ambil": (403, 303, 403, 404, 404, 404, 404, 401),
    "POST /tugas/<task_id>/lepas": (403, 403, 303, 404, 404, 404, 404, 401),
    "POST /tugas/<task_id>/serahkan": (403, 403, 303, 404, 404, 404, 404, 401),
    "GET /kasus": (200, 200, 200, 200, 200, 200, 200, 303),
    "GET /cari": (200, 200, 200, 403, 403, 403, 200, 303),
    "POST /cari": (200, 200, 200, 403, 403, 403, 200, 401),
    "POST /kasus": (303, 303, 303, 403, 403, 403, 303, 401),
    "GET /kasus/<no>": (200, 404, 200, 404, 404, 200, 404, 303),
    "POST /kasus/<no>/tunda": (403, 404, 303, 404, 404, 403, 404, 401),
    "POST /kasus/<no>/lanjutkan": (403, 404, 409, 404, 404, 403, 404, 401),
    "POST /kasus/<no>/batalkan": (403, 404, 303, 404, 404, 403, 404, 401),
    "POST /kasus/<no>/gangguan/<incident_id>/ulangi": (404, 404, 404, 404, 404, 404, 404, 401),
    "GET /gangguan": (403, 403, 200, 403, 200, 403, 200, 303),
    "GET /kasus/<no>/perbaikan": (403, 404, 200, 404, 200, 403, 404, 303),
    "POST /kasus/<no>/perbaikan/<deed>": (403, 404, 409, 404, 409, 403, 404, 401),
    "GET /proses/<process>/pindah": (403, 403, 403, 403, 200, 403, 403, 303),
    "POST /proses/<process>/pindah": (403, 403, 403, 403, 303, 403, 403, 401),
    "POST /proses/<process>/pindah/kembali": (404, 404, 404, 404, 404, 404, 404, 401),
    "GET /kasus/<no>/pesan/<wait_id>": (404, 404, 404, 404, 404, 404, 404, 303),
    "POST /kasus/<no>/pesan/<wait_id>": (404, 404, 404, 404, 404, 404, 404, 401),
    "GET /kasus/<no>/isian/<answer_id>": (200, 404, 404, 404, 404, 404, 404, 303),
    "POST /kasus/<no>/isian/<answer_id>": (200, 404, 404, 404, 404, 404, 404, 401),
    "GET /kasus/<no>/riwayat": (200, 404, 200, 404, 200, 200, 404, 303),
    "GET /kasus/<no>/riwayat.pdf": (200, 404, 200, 404, 200, 200, 404, 303),
    "GET /kasus/<no>/surat-rujukan.pdf": (404, 404, 404, 404, 404, 404, 404, 303),
    "GET /kasus/<no>/akses": (200, 404, 404, 404, 404, 404, 404, 303),
    "POST /kasus/<no>/akses/<deed>": (404, 404, 404, 404, 404, 404, 404, 401),
    "GET /darurat": (404, 200, 200, 404, 404, 404, 200, 303),
    "POST /darurat": (404, 303, 303, 404, 404, 404, 404, 401),
    "GET /akses-darurat": (403, 403, 200, 403, 403, 200, 200, 303),
    "POST /akses-darurat/<emergency_id>": (404, 404, 404, 404, 404, 404, 404, 401),
    "POST /kabar/<notice_id>": (404, 404, 404, 404, 404, 404, 404, 401),
    "GET /audit": (403, 403, 403, 403, 403, 200, 403, 303),
    "GET /audit/periksa": (403, 403, 403, 403, 403, 200, 403, 303),
}
BODIES = {
    "POST /tugas/<task_id>": {"x-selesai": "1"},
    "POST /tugas/<task_id>/serahkan": {"x-kepada": "peksos2"},
    "POST /kasus": {"proses": "kunjungan"},
    "POST /kasus/<no>/tunda": {"x-alasan": "menunggu keluarga"},
    "POST /darurat": {"x-nomor": "<no>", "x-alasan": "Anak dikejar pelaku malam ini"},
    "POST /kasus/<no>/lanjutkan": {"x-alasan": "keluarga kembali"},
    "POST /kasus/<no>/batalkan": {"x-alasan": "salah catat"},
    "POST /kasus/<no>/perbaikan/<deed>": {"x-alasan": "salah jalan"},
    "POST /masuk/peran": {"peran": "ketua_lk3"},
}
#: Rooms whose tables stand beside their own tests.
ELSEWHERE = ("processes.",)


def rows_of(app):
    return {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        if not rule.endpoint.startswith(ELSEWHERE)
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }


def test_every_address_has_a_row(office):
    assert rows_of(office.app) == set(TABLE)


@pytest.mark.parametrize("row", TABLE)
def test_each_role_is_answered_as_the_table_says(shared_office, row):
    no, task = shared_office.visited_case()
    task_id, answer_id = task.rsplit("/", 1)[1], shared_office.sheet(no).answers[0].id
    method, path = row.split(" ", 1)
    places = {
        "<task_id>": task_id,
        "<no>": no,
        "<answer_id>": answer_id,
        "<wait_id>": "0" * 32,
        "<incident_id>": "0" * 32,
        "<emergency_id>": "0" * 32,
        "<notice_id>": "0" * 32,
        "<path:name>": "nothing.css",
        "<process>": "kunjungan",
        "<deed>": "batalkan",
        "<id_>": "0" * 32,
        "<link>": "bukan-tautan",
        "<username>": "peksos2",
    }
    for place, value in places.items():
        path = path.replace(place, value)
    body = {name: value.replace("<no>", no) for name, value in BODIES.get(row, {}).items()}
    found = tuple(shared_office.knock(name, method, path, body) for name in WHO)
    assert found == TABLE[row]
