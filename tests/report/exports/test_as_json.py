import json
from dataclasses import replace
from typing import Any

from readout import __version__
from readout.model.readout import Evidence, Readout
from readout.model.span import Span
from readout.model.via import Via
from readout.report.exports.readout import dumps, to_dict
from report.hostile import hostile
from report.sample import sample

E = {"doc", "start", "end", "exact", "prefix", "suffix"}


def test_the_keys_are_those_of_the_contract() -> None:
    assert list(to_dict(sample())) == [
        "format", "version", "documents", "origins", "origins_why", "copies", "partial_use", "entities",
        "agreements", "differences", "quotations", "only_in", "omissions", "timeline", "not_decided",
        "failures", "notices",
    ]  # fmt: skip


def test_it_names_its_format_and_version() -> None:
    found = to_dict(sample())

    assert (found["format"], found["version"]) == ("readout/1", __version__)


def test_a_document_is_described_and_its_text_left_out() -> None:
    found = to_dict(sample())["documents"]

    assert found[0]["published"] == {
        "value": "2031-03-04T09:40:00+01:00",
        "evidence": "meta article:published_time",
    }
    assert found[3]["published"] is None
    assert [item["analysed"] for item in found] == [True, True, True, False]
    assert [item["agency"] for item in found] == [None, "Meridian", "Meridian", None]
    assert found[0]["text_sha256"] == found[0]["sha256"]
    assert "text" not in found[0]


def test_origins_are_lists_of_ids() -> None:
    assert to_dict(sample())["origins"] == [["courier"], ["herald", "lantern"], ["inselblatt"]]


def test_every_piece_of_evidence_has_all_six_fields_and_fits_its_document() -> None:
    texts = {document.id: document.text for document in sample().documents}
    found: list[dict[str, Any]] = []

    def walk(value: object) -> None:
        if isinstance(value, dict):
            if "exact" in value:
                found.append(value)
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)

    walk(to_dict(sample()))

    assert len(found) > 80
    for item in found:
        assert set(item) - {"shared", "via"} == E
        assert texts[item["doc"]][item["start"] : item["end"]] == item["exact"]


def test_an_agreement_marks_words_inside_its_evidence_and_names_its_heading() -> None:
    first = to_dict(sample())["agreements"][0]

    assert first["heading"] == 1
    marked = [
        item["exact"][start - item["start"] : end - item["start"]]
        for item in first["evidence"]
        for start, end in item["shared"]
    ]
    assert marked == ["would order an inquiry", *["an inquiry would be ordered"] * 2]


def test_evidence_says_via_whom_only_where_it_is_via_somebody() -> None:
    readout = sample()
    first, *others = readout.agreements
    via = replace(first.evidence[1], via=Via("the Courier", "courier"))
    told = replace(first, evidence=(first.evidence[0], via, *first.evidence[2:]))

    found = to_dict(replace(readout, agreements=(told, *others)))["agreements"][0]["evidence"]

    assert "via" not in found[0]
    assert found[1]["via"] == {"name": "the Courier", "doc": "courier"}


def test_a_difference_has_sides_pairs_and_context() -> None:
    hurt = to_dict(sample())["differences"][3]

    assert [side["value"] for side in hurt["sides"]] == ["7", "≥ 7", "11"]
    assert [pair["sides"] for pair in hurt["pairs"]] == [[0, 1], [0, 2], [1, 2]]
    assert hurt["sides"][0]["context"][0]["exact"] == "Seven people were treated for cuts and cold."


def test_a_variant_without_words_on_one_side_has_null_there() -> None:
    variants = to_dict(sample())["quotations"][0]["variants"]

    assert [variant["kind"] for variant in variants] == ["substitution", "truncation"]
    assert variants[1]["second"] is None


def test_it_survives_the_way_to_text_and_back() -> None:
    assert json.loads(dumps(sample())) == to_dict(sample())


def test_letters_of_every_script_are_written_as_they_are() -> None:
    assert "Inselblatt" in dumps(sample())
    assert "\\u" not in dumps(sample())


def test_a_lone_surrogate_becomes_an_escape_that_utf_8_can_hold() -> None:
    document = replace(sample().documents[0], text="bad \ud800 text", title="\udfff", furniture=())
    readout = Readout(documents=(document,), notices=(Evidence.at(document, Span(0, 9)).exact,))

    text = dumps(readout)

    assert json.loads(text.encode("utf-8"))["notices"] == ["bad \ud800 tex"]


def test_hostile_words_stay_words() -> None:
    assert json.loads(dumps(hostile()).encode("utf-8")) == to_dict(hostile())


def test_two_runs_give_the_same_bytes() -> None:
    assert dumps(sample()) == dumps(sample())
