import json
import zlib
from dataclasses import dataclass, replace

import pytest

from readout.errors import StoreError
from readout.model.document import Credit, Document, Furniture, Published
from readout.model.readout import Agreement, Difference, Evidence, Pair, Readout, Reason, Side
from readout.model.span import Span
from readout.pipeline.catalogue import STEPS
from readout.store.encoding import as_json, pack, unpack
from support import annotated, document

TEXT = (
    "Ferry Aground\n\nTOLVIK (Nordwire) — The ferry Marga ran aground off Tolvik at 6 a.m. on Monday, "
    "“and nobody was hurt,” harbour master Ines Okoro said. About 40 people were on board, she said."
)


def test_a_document_comes_back_with_all_that_is_known_of_it() -> None:
    doc = Document(
        id="a",
        text=TEXT,
        sha256="0" * 64,
        path="a.html",
        format="html",
        title="Ferry Aground",
        title_span=Span(0, 13),
        outlet="Tolvik Post",
        url="https://example.org/a",
        authors=("Bo Lind", "Ann Lee"),
        published=Published("2031-05-02", "meta date"),
        language="en",
        furniture=(Furniture(Span(0, 5), "share"),),
        credits=(
            Credit("Nordwire", "dateline", Span(15, 32), "TOLVIK (Nordwire)"),
            Credit("X", "byline", None, "x"),
        ),
    )

    assert unpack(Document, pack(doc)) == doc
    assert unpack(Document, pack(doc, without=("text",)), text=TEXT) == doc


def test_an_annotation_comes_back_with_all_its_layers_and_its_tree() -> None:
    annotation = annotated(document(TEXT, published="2031-05-05"), STEPS)

    back = unpack(type(annotation), pack(annotation, without=("document",)), document=annotation.document)

    assert back == annotation
    assert back.parse.children == annotation.parse.children


def test_a_layer_that_was_not_made_stays_none_and_one_that_is_empty_stays_empty() -> None:
    bare = annotated(document("Nothing here."))

    back = unpack(type(bare), pack(bare))

    assert back.quotations is None
    assert back == bare


def test_a_readout_comes_back() -> None:
    doc = document(TEXT)
    cited = Evidence.at(doc, Span(20, 30))
    readout = Readout(
        (doc,),
        analysed=frozenset({"d1"}),
        agreements=(Agreement(2, (cited, cited), 0.5, (Reason("both name x", 0.5),)),),
        differences=(
            Difference("x", "number", "conflict", "why", (Side("1", (cited,)), Side("2", (cited,), (cited,))),
                       (Pair((0, 1), "conflict", "so"),)),
        ),
        notices=("one",),
    )  # fmt: skip

    assert unpack(Readout, pack(readout)) == readout


def test_equal_nouns_give_equal_bytes() -> None:
    assert as_json(document(TEXT)) == as_json(document(TEXT))


def test_words_that_are_no_text_survive() -> None:
    doc = replace(document(TEXT), text="A lone \ud83d half, a zero \x00 and a \ufdd0.")

    assert unpack(Document, pack(doc)) == doc


@dataclass(frozen=True)
class Old:
    name: str


@dataclass(frozen=True)
class New:
    name: str
    age: int | None = None


def test_a_noun_may_gain_a_field_with_a_default() -> None:
    assert unpack(New, pack(Old("a"))) == New("a")
    assert as_json(New("a")) == as_json(Old("a"))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(
            pack(New("a", 3)), "the field 'age', which only a newer version", id="of a newer version"
        ),
        pytest.param(b"no zlib", "Error -3", id="no zlib"),
        pytest.param(zlib.compress(b"{"), "Expecting property name", id="no JSON"),
        pytest.param(zlib.compress(b"[]"), "a stored Old cannot be read", id="no object"),
        pytest.param(zlib.compress(json.dumps({}).encode()), "missing 1 required", id="a field missing"),
    ],
)
def test_what_cannot_be_read_is_a_clear_error(data: bytes, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        unpack(Old, data)
