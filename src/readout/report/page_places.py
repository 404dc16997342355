"""The places of the page that lines and documents point at, and the links between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readout.model.readout import Evidence, Readout, StoryEntity
from readout.report.citations import line_id
from readout.report.excerpts import Piece, one_line
from readout.report.grouping import Words
from readout.report.markup import Markup, join, tag
from readout.report.naming import called, letters

# Actors that can be chosen to filter by. The list stays readable, and matching every line with every
# name stays cheap; the page says how many there are when it is cut.
MOST_ACTORS = 40

# Letters beside one quotation that are open; the rest unfold.
MOST_LETTERS = 6

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
    """

    readout: Readout
    names: dict[str, str]
    order: dict[str, int]
    actors: tuple[StoryEntity, ...]
    independent: frozenset[str]

    @classmethod
    def of(cls, readout: Readout) -> "Places":
        """Number the documents of `readout`."""
        order = {document.id: place for place, document in enumerate(readout.documents, start=1)}
        several = (line for line, item in enumerate(readout.agreements, start=1) if item.origins > 1)
        independent = frozenset(line_id("agreement", line) for line in several)
        return cls(readout, letters(readout), order, readout.entities[:MOST_ACTORS], independent)

    def place(self, evidence: Evidence) -> str:
        """Name the place of evidence on the page; the same words have one place."""
        return f"p{self.order.get(evidence.doc, 0)}-{evidence.start}-{evidence.end}"

    def letter_link(self, evidence: Evidence, *, lead: bool = False) -> Markup:
        """Give a document's letter, linked to the words in it."""
        name = self.names.get(evidence.doc, "?")
        known = evidence.doc in self.order
        outlet = called(self.readout.document(evidence.doc)) if known else evidence.doc
        return tag(
            "a",
            name,
            class_="L lead" if lead else "L",
            href=f"#{self.place(evidence)}" if known else None,
            data_d=self.order.get(evidence.doc),
            title=one_line(outlet),
        )

    def letter_links(self, evidence: Sequence[Evidence]) -> Markup:
        """Give the letters of all documents cited, each once."""
        seen: dict[str, Evidence] = {}
        for item in evidence:
            seen.setdefault(item.doc, item)
        ordered = sorted(seen.values(), key=lambda item: self.order.get(item.doc, 0))
        first = evidence[0].doc if evidence else ""
        links = [self.letter_link(item, lead=item.doc == first) for item in ordered]
        rest = links[MOST_LETTERS:]
        if len(rest) < 2:
            return tag("div", join(*links, between=" "), class_="Ls")
        more = tag("details", tag("summary", f"+{len(rest)}"), join(*rest, between=" "), class_="all")
        return tag("div", join(*links[:MOST_LETTERS], between=" "), " ", more, class_="Ls")

    def quote(self, evidence: Evidence, pieces: Iterable[Piece | Markup]) -> Markup:
        """Give copied words, linked to their place."""
        known = evidence.doc in self.order
        return tag(
            "a",
            set_words(pieces),
            class_="q",
            dir="auto",
            href=f"#{self.place(evidence)}" if known else None,
            data_d=self.order.get(evidence.doc),
        )

    def said(self, words: Words, pieces: Iterable[Piece | Markup], note: str = "") -> Markup:
        """Give a row: who says it, the words, a note of ours."""
        return tag(
            "div",
            self.letter_links(words.evidence),
            tag(
                "div",
                self.quote(words.first, pieces),
                tag("span", note, class_="note") if note else None,
                class_="words",
            ),
            class_="said",
        )

    def document_links(self) -> list[Markup]:
        """Give a link to each document by its letter, in order."""
        return [
            tag(
                "a",
                self.names[document.id],
                class_="L",
                href=f"#doc-{number}",
                data_d=number,
                title=called(document),
            )
            for number, document in enumerate(self.readout.documents, start=1)
        ]

    def line_attributes(self, evidence: Iterable[Evidence], speaker: str = "") -> dict[str, str]:
        """Give what a line can be filtered by: its documents and its actors."""
        cited = list(evidence)
        orders = sorted({self.order[item.doc] for item in cited if item.doc in self.order})
        text = "\n".join([*(item.exact for item in cited), speaker])
        found = [
            str(number)
            for number, actor in enumerate(self.actors)
            if any(len(name.text) >= SHORTEST_NAME and name.text in text for name in actor.names)
        ]
        return {"data_docs": " ".join(map(str, orders)), "data_actors": " ".join(found)}


def set_words(pieces: Iterable[Piece | Markup]) -> Markup:
    """Set an excerpt: quotation marks around what is copied, our ellipses outside them."""
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
            out.append(tag("b", piece.text) if piece.kind == "marked" else piece.text)
    return join(*out, "”" if inside else None)
