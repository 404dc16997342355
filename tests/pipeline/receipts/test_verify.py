import json
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from readout.errors import ReportError
from readout.model.document import Credit, Document, Failure, Published
from readout.model.readout import Evidence
from readout.model.span import Span
from readout.pipeline.receipts.verify import _Flat, load_report, verify
from support import document

FERRY = document(
    "Ferry Aground\n\nThe ferry Marga ran aground off Tolvik at dawn, harbour master Ines Okoro said. "
    "About 40 people were on board, she said.",
    identifier="a",
    title="Ferry Aground",
    authors=("Bo Lind",),
    outlet="Tolvik Post",
    credits=(
        Credit("Nordwire", "dateline", Span(15, 24), "The ferry"),
        Credit("Nordwire", "byline", None, "By NW"),
    ),
)
RESCUE = document(
    "Rescuers brought 43 people ashore from the Marga near Tolvik. “Nobody was hurt,” Ines\nOkoro said.",
    identifier="b",
)


def cite(doc: Document, words: str) -> dict[str, Any]:
    start = doc.text.index(words)
    return asdict(Evidence.at(doc, Span(start, start + len(words))))


def entry(doc: Document) -> dict[str, Any]:
    return {
        "id": doc.id,
        "path": doc.path,
        "title": doc.title,
        "sha256": doc.sha256,
        "text_sha256": sha256(doc.text.encode()).hexdigest(),
        "outlet": doc.outlet,
        "published": {"value": "2031-05-02", "evidence": "--date"},
        "authors": list(doc.authors),
        "credits": [
            {
                "agency": "Nordwire",
                "words": item.words,
                "start": item.span and item.span.start,
                "end": item.span and item.span.end,
            }
            for item in doc.credits
        ],
    }


def made_report() -> dict[str, Any]:
    return {
        "documents": [entry(FERRY), entry(RESCUE)],
        "origins": [["a"], ["b"]],
        "entities": [
            {"id": "E1", "name": "Ines Okoro", "names": [{"text": "Ines Okoro", "documents": ["a", "b"]}]}
        ],
        "agreements": [{"origins": 2, "evidence": [cite(FERRY, "Marga"), cite(RESCUE, "Marga")]}],
        "differences": [
            {
                "about": "people",
                "sides": [
                    {"value": "≈ 40", "evidence": [cite(FERRY, "About 40 people")]},
                    {"value": "43", "evidence": [cite(RESCUE, "43 people")]},
                ],
            }
        ],
        "quotations": [
            {
                "speaker": "Ines Okoro",
                "versions": [
                    {
                        "form": "direct",
                        "evidence": cite(RESCUE, "Nobody was hurt,"),
                        "speaker_as": "Ines Okoro",
                    }
                ],
                "variants": [{"kind": "omission", "first": cite(RESCUE, "hurt"), "second": None}],
            }
        ],
        "only_in": [{"document": "a", "evidence": cite(FERRY, "at dawn")}],
        "timeline": [],
        "origins_why": [{"documents": ["a"], "why": "own text"}],
        "omissions": [{"document": "b", "agreement": 0, "why": "left out"}],
        "not_decided": [{"about": "people", "why": "too far apart", "evidence": []}],
    }


def at(report: Any, *path: Any) -> Any:
    for key in path:
        report = report[key]
    return report


def mismatches(
    report: Any, documents: Iterable[Document | Failure] = (FERRY, RESCUE)
) -> list[tuple[str, str]]:
    return [(item.where, item.kind) for item in verify(report, documents).mismatches]


def test_a_report_holds_for_its_own_documents() -> None:
    found = verify(made_report(), [FERRY, RESCUE])

    assert found.ok
    assert found.documents == 2
    # 2 documents, 2 credits, 2 + 2 + 1 + 1 + 1 pieces of evidence, an entity and 2 uses of a name, a speaker
    # and how a version names him
    assert found.checked == 16


def test_it_holds_after_a_journey_through_json(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text(json.dumps(made_report()), encoding="utf-8")

    assert verify(load_report(file), [RESCUE, FERRY]).ok


@pytest.mark.parametrize(
    ("path", "key", "value", "mismatch"),
    [
        pytest.param(
            ("agreements", 0, "evidence", 1),
            "exact",
            "Margo",
            ("agreements[0].evidence[1]", "exact"),
            id="another word",
        ),
        pytest.param(
            ("agreements", 0, "evidence", 0),
            "start",
            24,
            ("agreements[0].evidence[0]", "exact"),
            id="one character later",
        ),
        pytest.param(
            ("differences", 0, "sides", 1, "evidence", 0),
            "prefix",
            "Rescuers took ",
            ("differences[0].sides[1].evidence[0]", "prefix"),
            id="other words before",
        ),
        pytest.param(
            ("only_in", 0, "evidence"), "suffix", "", ("only_in[0].evidence", "suffix"), id="no words after"
        ),
        pytest.param(
            ("quotations", 0, "variants", 0, "first"),
            "end",
            9_999,
            ("quotations[0].variants[0].first", "outside"),
            id="beyond the end",
        ),
        pytest.param(
            ("quotations", 0, "versions", 0),
            "speaker_as",
            "Ines Okafor",
            ("quotations[0].versions[0].speaker_as", "name"),
            id="a speaker nobody names",
        ),
        pytest.param(
            ("documents", 0), "title", "Ferry Sunk", ("documents[0].title", "title"), id="another title"
        ),
        pytest.param(
            ("documents", 0), "authors", ["Bo Lindt"], ("documents[0].authors", "author"), id="another author"
        ),
        pytest.param(
            ("documents", 0, "credits", 0),
            "words",
            "The boat!",
            ("documents[0].credits[0]", "exact"),
            id="another credit",
        ),
        pytest.param(
            ("documents", 0, "credits", 1),
            "words",
            "By NX",
            ("documents[0].credits[1]", "credit"),
            id="a credit made up",
        ),
        pytest.param(
            ("documents", 0), "outlet", "Post", ("documents[0].outlet", "metadata"), id="another outlet"
        ),
        pytest.param(
            ("documents", 0, "credits", 0), "end", 999, ("documents[0].credits[0]", "exact"), id="far end"
        ),
        pytest.param(("entities", 0), "name", "Ines Ok", ("entities[0].name", "name"), id="half a name"),
        pytest.param(
            ("entities", 0), "name", "Ines Okafor", ("entities[0].name", "name"), id="a name made up"
        ),
        pytest.param(
            ("quotations", 0),
            "speaker",
            "Ines Okafor",
            ("quotations[0].speaker", "name"),
            id="a speaker made up",
        ),
        pytest.param(
            ("documents", 1), "title", "Rescue", ("documents[1].title", "title"), id="a title made up"
        ),
    ],
)
def test_one_change_to_a_report_is_one_mismatch_with_its_place(
    path: Any, key: str, value: object, mismatch: tuple[str, str]
) -> None:
    report = made_report()
    at(report, *path)[key] = value

    assert mismatches(report) == [mismatch]


@pytest.mark.parametrize(
    ("path", "key", "value", "expected", "found"),
    [
        pytest.param(("agreements", 0, "evidence", 1), "exact", "Margo", "Margo", "Marga", id="words"),
        pytest.param(
            ("agreements", 0, "evidence", 1), "end", 999, "end 999", "97 characters", id="beyond the end"
        ),
        pytest.param(("documents", 0), "title", "Ferry Sunk", "Ferry Sunk", "Ferry Aground", id="title"),
        pytest.param(("documents", 0), "title", None, "", "Ferry Aground", id="no title"),
        pytest.param(
            ("documents", 0),
            "authors",
            ["Bo Lindt", "Al Ro"],
            "Bo Lindt, Al Ro",
            "Bo Lind, Jo Fenn",
            id="authors",
        ),
        pytest.param(("documents", 0), "outlet", "Post", "Post", "Tolvik Post", id="outlet"),
        pytest.param(
            ("documents", 0),
            "url",
            "https://a.example/",
            "https://a.example/",
            "https://b.example/",
            id="address",
        ),
        pytest.param(("documents", 0), "language", "de", "de", "en", id="language"),
        pytest.param(
            ("documents", 0), "published", {"value": "2031-05-03"}, "2031-05-03", "2031-05-02", id="date"
        ),
        pytest.param(
            ("documents", 0, "credits", 0), "words", "A ferry", "A ferry", "The ferry", id="dateline"
        ),
        pytest.param(("documents", 0, "credits", 1), "words", "By X", "By X", "no such credit", id="credit"),
        pytest.param(("entities", 0), "name", "Ines Ok", "Ines Ok", "nowhere in the document", id="name"),
        pytest.param(("entities", 0), "names", [], "a document", "none is named", id="a name of no document"),
    ],
)
def test_a_mismatch_tells_what_the_report_says_and_what_the_document_has(
    path: Any, key: str, value: object, expected: str, found: str
) -> None:
    said = replace(
        FERRY,
        authors=("Bo Lind", "Jo Fenn"),
        url="https://b.example/",
        language="en",
        published=Published("2031-05-02", "--date"),
    )
    report = made_report()
    report["documents"][0] |= {"authors": list(said.authors), "url": said.url, "language": "en"}
    at(report, *path)[key] = value

    (mismatch,) = verify(report, [said, RESCUE]).mismatches

    assert (mismatch.expected, mismatch.found) == (expected, found)


def test_what_the_user_said_of_an_input_need_not_be_said_again() -> None:
    report = made_report()
    report["documents"][0] |= {"url": "https://b.example/", "language": "en"}

    assert verify(report, [FERRY, RESCUE]).ok


def test_a_name_of_no_document_is_a_mismatch_at_its_place() -> None:
    report = made_report()
    report["entities"][0]["names"] = []

    (mismatch,) = verify(report, [FERRY, RESCUE]).mismatches

    assert (mismatch.where, mismatch.doc, mismatch.kind) == ("entities[0].name", "", "name")


def test_a_name_may_stand_in_any_of_the_documents_that_use_one_of_its_forms() -> None:
    report = made_report()
    report["entities"][0] = {
        "name": "harbour master Ines Okoro",
        "names": [
            {"text": "harbour master Ines Okoro", "documents": ["a"]},
            {"text": "Ines Okoro", "documents": ["a", "b"]},
            {"text": "Okoro", "documents": ["b"]},
        ],
    }

    assert verify(report, [FERRY, RESCUE]).ok


def test_a_long_name_is_shown_from_its_beginning() -> None:
    report = made_report()
    report["entities"][0]["name"] = "Ines " * 60

    (mismatch,) = verify(report, [FERRY, RESCUE]).mismatches

    assert mismatch.expected == ("Ines " * 60)[:200] + "…"


def test_a_report_without_the_hash_of_a_text_is_checked_by_the_bytes() -> None:
    report = made_report()
    del report["documents"][0]["text_sha256"]

    assert verify(report, [FERRY, RESCUE]).ok


def test_a_text_with_half_a_character_has_a_hash_too() -> None:
    text = FERRY.text + "\ud800"
    report = made_report()
    report["documents"][0]["text_sha256"] = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    report["differences"][0]["sides"][0]["evidence"][0]["suffix"] += "\ud800"

    assert verify(report, [replace(FERRY, text=text), RESCUE]).ok


@pytest.mark.parametrize("part", ["timeline", "origins_why", "omissions", "not_decided", "format"])
def test_a_part_that_came_later_may_be_missing(part: str) -> None:
    report = made_report()
    report.pop(part, None)

    assert verify(report, [FERRY, RESCUE]).ok


def test_evidence_of_no_words_is_looked_for_too() -> None:
    nothing = Evidence.at(FERRY, Span(20, 20))
    report = made_report()
    report["only_in"][0]["evidence"] = asdict(nothing)
    moved = deepcopy(report)
    moved["only_in"][0]["evidence"] |= {"start": 21, "end": 21}

    assert verify(report, [FERRY, RESCUE]).ok
    assert mismatches(moved) == [("only_in[0].evidence", "prefix")]


def test_whom_a_document_has_a_claim_from_must_stand_in_that_document() -> None:
    report = made_report()
    evidence = report["agreements"][0]["evidence"][1]
    evidence["via"] = {"name": "Ines Okoro", "doc": "a"}

    assert verify(report, [FERRY, RESCUE]).ok

    evidence["via"]["name"] = "Bo Lind"
    assert mismatches(report) == [("agreements[0].evidence[1].via.name", "name")]


def test_a_name_that_one_document_does_not_use_is_a_mismatch_there() -> None:
    report = made_report()
    report["entities"][0]["names"].append({"text": "Tolvik harbour", "documents": ["a", "b"]})

    assert mismatches(report) == [
        ("entities[0].names[1].documents[0]", "name"),
        ("entities[0].names[1].documents[1]", "name"),
    ]


def test_a_lookalike_with_other_bytes_carries_nothing() -> None:
    lookalike = replace(RESCUE, sha256="0" * 64)

    found = verify(made_report(), [FERRY, lookalike]).mismatches

    assert {(item.doc, item.kind) for item in found} == {("b", "bytes")}
    assert len(found) == 7  # the document, 4 pieces of evidence, a name, a speaker
    assert found[0].found == "sha256 " + "0" * 64


def test_the_same_bytes_read_as_another_text_carry_nothing() -> None:
    other = replace(RESCUE, text="Nota bene: " + RESCUE.text)

    assert {kind for _, kind in mismatches(made_report(), [FERRY, other])} == {"text"}


def test_of_two_inputs_with_one_id_the_one_with_the_right_bytes_counts() -> None:
    other = document("Something else.", identifier="b")

    assert verify(made_report(), [FERRY, other, RESCUE]).ok


def test_a_missing_document_fails_with_each_of_its_lines() -> None:
    found = verify(made_report(), [FERRY]).mismatches

    assert {item.kind for item in found} == {"missing"}
    assert {item.doc for item in found} == {"b"}
    assert found[0].where == "documents[1]"
    assert found[0].found == "no such input"


def test_a_missing_document_says_what_stands_at_its_path() -> None:
    edited = document(RESCUE.text.replace("43", "44"), identifier="c")
    edited = replace(edited, path=RESCUE.path)

    found = verify(made_report(), [FERRY, edited]).mismatches

    assert found[0].found == f"{RESCUE.path} has other bytes: sha256 {edited.sha256}"


def test_a_missing_document_says_why_its_file_could_not_be_read() -> None:
    found = verify(made_report(), [FERRY, Failure(RESCUE.path, "TooLargeError", "21 MB")]).mismatches

    assert found[0].found == f"{RESCUE.path} could not be read: 21 MB"


def test_a_long_mismatch_is_shown_where_the_words_part() -> None:
    words = "The inquiry heard how the pump failed. " * 20
    long = document(words, identifier="a")
    report = made_report() | {"documents": [entry(long)], "origins": [["a"]], "entities": []}
    report |= {"differences": [], "quotations": [], "agreements": [], "omissions": []}
    cited = asdict(Evidence.at(long, Span(0, len(words))))
    report["documents"][0]["credits"] = []
    report["only_in"] = [{"document": "a", "evidence": cited | {"exact": words[:600] + "pipe" + words[604:]}}]

    (found,) = verify(report, [long]).mismatches

    assert "pipe" in found.expected
    assert "pipe" not in found.found
    assert len(found.expected) == len(found.found) == 202


def test_more_inputs_than_documents_are_no_mismatch() -> None:
    assert verify(made_report(), [document("More.", identifier="z"), FERRY, RESCUE]).ok


@pytest.mark.parametrize(
    ("path", "key", "value", "message"),
    [
        pytest.param(
            (), "differences", None, "differences: found nothing, wanted a list", id="a part missing"
        ),
        pytest.param((), "quotations", [{}], r"quotations\[0\].versions: found nothing", id="no versions"),
        pytest.param((), "documents", {}, "documents: found an object", id="no list"),
        pytest.param(("documents", 1), "id", "a", r"documents\[1\].id: 'a' is the id of", id="one id twice"),
        pytest.param(("documents", 1), "sha256", None, r"documents\[1\].sha256", id="no hash"),
        pytest.param(("only_in", 0, "evidence"), "doc", "z", r"only_in\[0\]", id="a document of no report"),
        pytest.param(
            ("only_in", 0, "evidence"), "start", -3, r"only_in\[0\].evidence.start: found -3", id="minus"
        ),
        pytest.param(
            ("only_in", 0, "evidence"), "start", True, r"evidence.start: found True", id="true is no offset"
        ),
        pytest.param(
            ("only_in", 0, "evidence"), "end", 0, r"evidence.end: found 0", id="ends before it starts"
        ),
        pytest.param(("only_in", 0), "evidence", {}, r"only_in\[0\].evidence", id="empty evidence"),
        pytest.param(("only_in", 0), "evidence", "dawn", r"found a string", id="words without a place"),
        pytest.param(("only_in", 0), "document", "b", r"only_in\[0\].document", id="two documents"),
        pytest.param(
            ("agreements", 0), "evidence", [], r"agreements\[0\].evidence: found none", id="no receipt"
        ),
        pytest.param(
            ("differences", 0, "sides", 1),
            "evidence",
            None,
            r"differences\[0\].sides\[1\].evidence: found none",
            id="null side",
        ),
        pytest.param(
            ("agreements", 0), "heading", 2, r"agreements\[0\].heading: found 2, wanted", id="no such heading"
        ),
        pytest.param(
            ("agreements", 0, "evidence", 1),
            "shared",
            [[0, 500]],
            r"agreements\[0\].evidence\[1\].shared\[0\]: found 0 to 500, wanted a stretch of its words from",
            id="a mark outside the evidence",
        ),
        pytest.param(
            ("agreements", 0, "evidence", 1),
            "shared",
            [[3]],
            r"shared\[0\].end: found None",
            id="half a mark",
        ),
        pytest.param(
            ("agreements", 0), "evidence", [None], r"agreements\[0\].evidence\[0\]", id="null receipt"
        ),
        pytest.param(("entities", 0), "names", None, r"entities\[0\].names: found nothing", id="no names"),
        pytest.param(
            ("documents", 0, "credits", 0), "end", "9", r"credits\[0\].end: found '9'", id="no offset"
        ),
        pytest.param(
            ("not_decided", 0), "hint", {"exact": "x"}, r"not_decided\[0\].hint.start", id="evidence anywhere"
        ),
        pytest.param(
            ("entities", 0), "name", 7, r"entities\[0\].name: found a number, wanted a string", id="no name"
        ),
        pytest.param(
            ("entities", 0, "names", 0),
            "text",
            None,
            r"entities\[0\].names\[0\].text: found nothing",
            id="no form",
        ),
        pytest.param(
            ("quotations", 0), "speaker", 7, r"quotations\[0\].speaker: found a number", id="no speaker"
        ),
        pytest.param(
            ("quotations", 0, "versions", 0),
            "speaker_as",
            7,
            r"versions\[0\].speaker_as: found",
            id="no words",
        ),
        pytest.param(("documents", 1), "title", 7, r"documents\[1\].title: found a number", id="no title"),
        pytest.param(("documents", 1), "outlet", 7, r"documents\[1\].outlet: found a number", id="no outlet"),
        pytest.param(
            ("documents", 0), "published", "2031", r"documents\[0\].published: found a string", id="no date"
        ),
        pytest.param(
            ("entities", 0, "names", 0), "documents", None, r"names\[0\].documents: found", id="no holders"
        ),
        pytest.param(
            ("agreements", 0, "evidence", 0),
            "doc",
            "z",
            r"agreements\[0\].evidence\[0\]: 'z'",
            id="no such id",
        ),
        pytest.param((), "format", "readout/9", "format: found 'readout/9'", id="another version"),
        pytest.param(
            ("origins", 0), 0, "z", r"origins\[0\]\[0\]: 'z' is not the id", id="origin of no document"
        ),
        pytest.param(
            ("origins_why", 0),
            "documents",
            ["z"],
            r"origins_why\[0\].documents\[0\]",
            id="reason of no document",
        ),
        pytest.param(
            ("omissions", 0), "document", "z", r"omissions\[0\].document: 'z'", id="omission of no document"
        ),
        pytest.param(
            ("only_in", 0, "evidence"), "via", "Marga", r"evidence.via: found a string", id="via words"
        ),
        pytest.param(
            ("only_in", 0, "evidence"), "via", {"doc": None}, r"evidence.via.name: found nothing", id="no via"
        ),
        pytest.param(
            ("only_in", 0, "evidence"),
            "via",
            {"name": "Marga"},
            r"via.doc: found nothing",
            id="via of nobody",
        ),
        pytest.param(
            ("only_in", 0, "evidence"),
            "via",
            {"name": "Marga", "doc": "z"},
            r"evidence.via.doc: 'z' is not the id",
            id="via of no document",
        ),
    ],
)
def test_a_malformed_report_is_an_error_that_names_the_place(
    path: Any, key: str, value: object, message: str
) -> None:
    report = deepcopy(made_report())
    at(report, *path)[key] = value

    with pytest.raises(ReportError, match=message):
        verify(report, [FERRY, RESCUE])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "line 1, column 1", id="empty"),
        pytest.param(b"[]", "found a list; wanted a report", id="a list"),
        pytest.param(b"12.5", "found a number", id="a number"),
        pytest.param(b'"a"', "found a string", id="a string"),
        pytest.param(b"true", "found true or false", id="true"),
        pytest.param(b"null", "found nothing", id="null"),
        pytest.param(b'{"documents": [}', "line 1, column 16", id="no JSON"),
        pytest.param(b'{"a": "\xff"}', "byte 7 is not UTF-8", id="no UTF-8"),
        pytest.param(b'{"a": 1, "a": 2}', "the key 'a' occurs twice", id="a key twice"),
        pytest.param(b'{"a":' * 100_000, "nested too deep", id="deep"),
        pytest.param(b'{"a":' + b"9" * 5_000 + b"}", "wanted a report", id="a number too long"),
    ],
)
def test_what_is_no_report_is_a_clear_error(data: Any, message: str) -> None:
    with pytest.raises(ReportError, match=message):
        load_report(data)


def test_a_missing_report_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"nowhere\.json: cannot be read: No such file"):
        load_report(tmp_path / "nowhere.json")


@pytest.mark.parametrize(
    ("name", "is_there"),
    [
        ("Harden ‘", True),
        ("Harden", True),
        ("Hard", False),
        ("arden ‘", False),
        ("den’", False),
        ("", False),
        ("GB", True),
        ("512", True),
        ("51", False),
        ("G", False),
    ],
)
def test_a_name_is_found_as_a_whole_word_however_it_was_cut(name: str, is_there: bool) -> None:
    found = _Flat().holds(document("Here is how Harden ‘suggests’ it on 512GB."), name)

    assert found is is_there
