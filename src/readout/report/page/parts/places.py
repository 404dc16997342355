"""The places of the page that lines and documents point at, and the links between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readout.model.readout import Evidence, Readout, StoryEntity
from readout.report.arranging.excerpts import Piece
from readout.report.arranging.markup import Markup, join, tag
from readout.report.arranging.naming import attributed, called, carriers, letters, listed
from readout.report.exports.citations import line_id

# Actors that can be chosen to filter by. The list stays readable, and matching every line with every
# name stays cheap; the page says how many there are when it is cut.
MOST_ACTORS = 40

# Letters beside one quotation that are open; the rest unfold.
MOST_LETTERS = 6

# What sets a piece of an excerpt off from the rest.
ELEMENTS = {"marked": "b", "shared": "mark"}

# A shorter name would be found inside other words ("U" in "UN").
SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Places:
    """What every part of the page needs to point at another.

    Attributes:
        readout: the findings.
        names: each document's letter by its id.
        order: each document's place in the input, from 1, by its id.
        actors: the entities that can be filtered by.
        independent: the lines of the agreements that more than one origin tells.
        origin: the place of each document's origin by the document's id.
    """

    readout: Readout
    names: dict[str, str]
    order: dict[str, int]
    actors: tuple[StoryEntity, ...]
    independent: frozenset[str]
    origin: dict[str, int]

    @classmethod
    def of(cls, readout: Readout) -> "Places":
        """Number the documents of `readout`."""
        order = {document.id: place for place, document in enumerate(readout.documents, start=1)}
        several = (line for line, item in enumerate(readout.agreements, start=1) if item.origins > 1)
        independent = frozenset(line_id("agreement", line) for line in several)
        origin = {doc: place for place, item in enumerate(readout.origins) for doc in item.documents}
        return cls(readout, letters(readout), order, readout.entities[:MOST_ACTORS], independent, origin)

    def place(self, evidence: Evidence) -> str:
        """Name the place of evidence on the page; the same words have one place."""
        return f"p{self.order.get(evidence.doc, 0)}-{evidence.start}-{evidence.end}"

    def letter_link(self, evidence: Evidence, *, lead: bool = False) -> Markup:
        """Give a document's letter, linked to the words in it."""
        name = self.names.get(evidence.doc, "?")
        known = evidence.doc in self.order
        return tag(
            "a", name, class_="L lead" if lead else "L", href=f"#{self.place(evidence)}" if known else None
        )

    def letter_links(self, evidence: Sequence[Evidence], most: int = MOST_LETTERS) -> Markup:
        """Give the letters of all documents cited, each once; those beyond `most` unfold."""
        seen: dict[str, Evidence] = {}
        for item in evidence:
            seen.setdefault(item.doc, item)
        ordered = sorted(seen.values(), key=lambda item: self.order.get(item.doc, 0))
        first = evidence[0].doc if evidence else ""
        return _letters([self.letter_link(item, lead=item.doc == first) for item in ordered], most)

    def document_letters(self, documents: Iterable[str], most: int = MOST_LETTERS) -> Markup:
        """Give the letters of documents, each linked to the document."""
        known = sorted((item for item in documents if item in self.order), key=self.order.__getitem__)
        return _letters([self.document_link(item) for item in known], most)

    def document_link(self, identifier: str) -> Markup:
        """Give a document's letter, linked to the document."""
        return tag("a", self.names[identifier], class_="L", href=f"#doc-{self.order[identifier]}")

    def named(self, evidence: Iterable[Evidence], most: int = MOST_LETTERS) -> str:
        """Name the documents cited by their letters, in words."""
        return listed(carriers(evidence, self.names), most=most)

    def listed(self, documents: Iterable[str], most: int = MOST_LETTERS) -> str:
        """Name documents by their letters, in words."""
        known = sorted((item for item in documents if item in self.order), key=self.order.__getitem__)
        return listed([self.names[item] for item in known], most=most)

    def quote(self, evidence: Evidence, pieces: Iterable[Piece | Markup]) -> Markup:
        """Give copied words, linked to their place."""
        known = evidence.doc in self.order
        href = f"#{self.place(evidence)}" if known else None
        return tag("a", set_words(pieces), class_="q", dir="auto", href=href)

    def said(self, evidence: Sequence[Evidence], pieces: Iterable[Piece | Markup], note: str = "") -> Markup:
        """Give a row: who says it, the words, a note of ours."""
        words = tag(
            "div",
            self.via(evidence),
            self.quote(evidence[0], pieces),
            tag("span", note, class_="note") if note else None,
            class_="words",
        )
        return tag("div", self.letter_links(evidence), words, class_="said")

    def via(self, evidence: Iterable[Evidence]) -> Markup | None:
        """Give from whom the documents cited say that they have it; None where none says so."""
        _, words = attributed(evidence, self.names, MOST_LETTERS)
        return tag("span", words.removeprefix(", ").removeprefix("; "), " ", class_="via") if words else None

    def document_links(self) -> list[Markup]:
        """Give a link to each document by its letter, in order, with its name as a hint."""
        return [
            tag("a", self.names[document.id], class_="L", href=f"#doc-{number}", title=called(document))
            for number, document in enumerate(self.readout.documents, start=1)
        ]

    def line_attributes(self, evidence: Iterable[Evidence], speaker: str = "") -> dict[str, str]:
        """Give what a line can be filtered by: its documents and its actors."""
        # The same sentence is cited by many pieces of one side; its words are looked through once.
        cited = list({(item.doc, item.start, item.end): item for item in evidence}.values())
        orders = sorted({self.order[item.doc] for item in cited if item.doc in self.order})
        text = "\n".join([*(item.exact for item in cited), speaker])
        found = [
            str(number)
            for number, actor in enumerate(self.actors)
            if any(len(name.text) >= SHORTEST_NAME and name.text in text for name in actor.names)
        ]
        return {"data_docs": " ".join(map(str, orders)), "data_actors": " ".join(found)}


def _letters(links: Sequence[Markup], most: int) -> Markup:
    rest = links[most:]
    if len(rest) < 2:
        return tag("span", join(*links, between=" "), class_="Ls")
    more = tag("details", tag("summary", f"+{len(rest)}"), join(*rest, between=" "), class_="all")
    return tag("span", join(*links[:most], between=" "), " ", more, class_="Ls")


def set_words(pieces: Iterable[Piece | Markup]) -> Markup:
    """Set an excerpt: quotation marks around what is copied, our ellipses outside them.

    What all say is a mark, what matters for another reason is bold.
    """
    out: list[Markup | str] = []
    inside = False
    for piece in pieces:
        if isinstance(piece, Piece) and piece.kind == "gap":
            out += ["” " if inside else "", tag("span", "…", class_="gap")]
            inside = False
            continue
        if not inside:
            out.append(" “" if out else "“")
            inside = True
        if isinstance(piece, Markup):
            out.append(piece)
        else:
            element = ELEMENTS.get(piece.kind)
            out.append(tag(element, piece.text) if element else piece.text)
    return join(*out, "”" if inside else None)
