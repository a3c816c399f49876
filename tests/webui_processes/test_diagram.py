"""A diagram drawn on the server: whole, light, safe, and readable without colour."""

import gzip
import re
from pathlib import Path

import pytest
from lxml import etree

from webui.diagram import Unreadable, diagram_svg
from webui.diagram.labels import wrap

LIBRARY = Path(__file__).parents[2] / "processes/library"
FILES = sorted(LIBRARY.glob("*/*.bpmn"))
MAIN = (LIBRARY / "konseling_keluarga/konseling_keluarga.bpmn").read_bytes()
SVG = "{http://www.w3.org/2000/svg}"


def parsed(source: bytes, **marks: object) -> etree._Element:
    drawn = diagram_svg(source, title="Judul", description="Uraian", **marks)
    return etree.fromstring(f'<x xmlns="http://www.w3.org/2000/svg">{drawn}</x>')[0]


def group(svg: etree._Element, element: str) -> etree._Element:
    return svg.find(f".//{SVG}g[@data-element='{element}']")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_everything_that_the_file_draws_is_drawn(path):
    source = path.read_bytes()
    wanted = set(re.findall(r'bpmnElement="([^"]+)"', source.decode()))
    drawn = {one.get("data-element") for one in parsed(source).iter(f"{SVG}g")} - {None}
    planes = set(re.findall(r'<bpmndi:BPMNPlane[^>]*bpmnElement="([^"]+)"', source.decode()))
    assert drawn == wanted - planes


def test_the_largest_pathway_weighs_less_than_six_kilobytes():
    drawn = diagram_svg(MAIN, title="Konseling keluarga")
    assert len(gzip.compress(drawn.encode(), 9)) <= 6 * 1024


def test_it_is_one_picture_with_a_name_and_no_style_of_its_own():
    svg = parsed(MAIN)
    assert svg.get("role") == "img"
    title, description = svg.get("aria-labelledby").split()
    assert svg.find(f"{SVG}title[@id='{title}']").text == "Judul"
    assert svg.find(f"{SVG}desc[@id='{description}']").text == "Uraian"
    assert not [one for one in svg.iter() if "style" in one.attrib]


def test_marks_differ_in_shape_and_not_only_in_colour():
    svg = parsed(
        MAIN, passed={"mulai_konseling"}, active={"penerimaan"}, problems={"tetapkan_petugas"}
    )
    used = {
        name: group(svg, element).findall(f"{SVG}use")[-1].get("href").rsplit("-")[-1]
        for name, element in (
            ("done", "mulai_konseling"),
            ("here", "penerimaan"),
            ("wrong", "tetapkan_petugas"),
        )
    }
    assert used == {name: name for name in used}
    assert "walked" in svg.get("class")


def test_the_way_taken_is_marked_and_the_way_not_taken_is_not():
    taken = "ke_persetujuan_dari_gw_kasus_ganda"
    other = "ke_akhir_kasus_ganda_dari_gw_kasus_ganda"
    svg = parsed(
        MAIN,
        passed={"gw_kasus_ganda", "persetujuan", "akhir_kasus_ganda", taken},
    )
    assert "passed" in group(svg, taken).get("class")
    assert "passed" not in group(svg, other).get("class")


def test_names_are_text_and_never_markup():
    source = MAIN.replace(b"Tetapkan petugas", b"&lt;script&gt;alert(1)&lt;/script&gt;")
    drawn = diagram_svg(source, title="<b>")
    assert "<script" not in drawn
    assert "&lt;b&gt;" in drawn


@pytest.mark.parametrize("source", [b"", b"<a/>", b"\xff\xfe", b"<!DOCTYPE a []><a/>"])
def test_a_file_that_draws_nothing_is_unreadable(source):
    with pytest.raises(Unreadable):
        diagram_svg(source, title="")


def test_long_names_break_between_words_and_end_in_dots():
    assert wrap("Tindak lanjuti keterlambatan", 92, 3) == ["Tindak lanjuti", "keterlambatan"]
    lines = wrap("satu dua tiga empat lima enam tujuh delapan", 40, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
