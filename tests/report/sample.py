"""A readout made by hand: four reports of one invented event, with findings of every kind."""

from dataclasses import replace
from functools import cache

from readout.model.document import Failure
from readout.model.readout import (
    Evidence,
    Moment,
    NameForm,
    NotDecided,
    Omission,
    OnlyIn,
    Origin,
    Readout,
    SharedCopy,
    StoryEntity,
)
from report.sample_documents import cite, documents
from report.sample_findings import agreements, differences, quotations


@cache
def sample() -> Readout:
    """Give the whole readout."""
    a, b, c, d = documents()
    lead = "A ferry carrying 182 passengers hit rocks off Gull Head"
    towed = "The ferry was expected to be towed to Northport on Thursday."
    return Readout(
        documents=(a, b, c, d),
        analysed=frozenset({"courier", "herald", "lantern"}),
        origins=(
            Origin(("courier",), "own text"),
            Origin(
                ("herald", "lantern"),
                "both carry Meridian copy; 6 of 9 sentences shared",
                "Meridian",
                (cite(b, "NORTHPORT (Meridian) -"), cite(c, "NORTHPORT (Meridian) -")),
                (SharedCopy(cite(c, lead), cite(b, lead)),),
            ),
            Origin(("inselblatt",), "not analysed (de)"),
        ),
        entities=(
            StoryEntity(
                "E1",
                "Ilin Tarrow",
                "person",
                (
                    NameForm("Ilin Tarrow", ("courier", "herald")),
                    NameForm("Ilin Tarow", ("lantern",)),
                    NameForm("Tarrow", ("courier", "herald")),
                ),
            ),
            StoryEntity(
                "E2",
                "Reva Solheim",
                "person",
                (NameForm("Reva Solheim", ("courier", "herald", "lantern")),),
            ),
            StoryEntity(
                "E3",
                "Halden Lines",
                "organisation",
                (NameForm("Halden Lines", ("courier", "herald", "lantern")),),
            ),
            StoryEntity(
                "E4", "Northport", "place", (NameForm("Northport", ("courier", "herald", "lantern")),)
            ),
        ),
        agreements=agreements(),
        differences=differences(),
        quotations=quotations(),
        only_in=(
            OnlyIn(
                "courier",
                cite(
                    a,
                    "two officers warned the company last autumn that the forward radar failed",
                ),
                3.0,
            ),
            OnlyIn("courier", cite(a, "Halden Lines declined to comment on the letter."), 1.5),
            OnlyIn("courier", cite(a, "Nobody was killed."), 1.2),
            OnlyIn("lantern", cite(c, "the regional hospital said at noon"), 1.0),
        ),
        omissions=(
            Omission("courier", 2, "left out"),
            Omission("herald", 3, "published before it could be known"),
        ),
        timeline=(
            Moment(
                "2031-03-04T05:40", "minute", (cite(a, "The ship struck the rocks"),), (cite(a, "5.40 a.m."),)
            ),
            Moment(
                "2031-03-04",
                "day",
                (
                    cite(a, "The passenger ferry Halden Star ran aground off Skerry Point"),
                    cite(b, "hit rocks off Gull Head"),
                ),
                (cite(a, "Tuesday"), cite(b, "Tuesday")),
            ),
            Moment("2031-03-06", "day", (cite(a, towed),), (cite(a, "Thursday"),), "planned"),
        ),
        not_decided=(
            NotDecided(
                "the two inspections",
                "“inspected” does not say whether the ship passed",
                (cite(a, "passed its safety inspection"), cite(b, "the ship had been inspected in January")),
            ),
            NotDecided("Ilin Tarow", "joined to Ilin Tarrow by role; the spelling differs in one letter"),
        ),
        failures=(
            Failure(
                "pages/scan.pdf", "UnsupportedFormatError", "a PDF; wanted HTML, text, JSONL or an archive"
            ),
        ),
        notices=("inselblatt is not analysed: language de; English is what can be analysed",),
    )


def many(count: int = 30) -> Readout:
    """Give the sample's readout with its first three documents repeated up to `count`."""
    base = sample()
    copies = list(base.documents)
    renamed: dict[str, list[str]] = {document.id: [document.id] for document in base.documents}
    for number in range(count - len(copies)):
        original = base.documents[number % 3]
        identifier = f"{original.id}-{number}"
        copies.append(replace(original, id=identifier, outlet=f"{original.outlet} {number + 2}"))
        renamed[original.id].append(identifier)

    def spread(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(item, doc=doc) for item in evidence for doc in renamed[item.doc])

    return replace(
        base,
        documents=tuple(copies),
        analysed=frozenset(document.id for document in copies if document.language == "en"),
        origins=tuple(
            replace(origin, documents=tuple(doc for own in origin.documents for doc in renamed[own]))
            for origin in base.origins
        ),
        agreements=tuple(
            replace(
                item,
                evidence=spread(item.evidence),
                shared=tuple(
                    spans
                    for one, spans in zip(item.evidence, item.shared, strict=False)
                    for _ in renamed[one.doc]
                ),
            )
            for item in base.agreements
        )
        * 12,
        differences=tuple(
            replace(
                item,
                sides=tuple(
                    replace(side, evidence=spread(side.evidence), context=spread(side.context))
                    for side in item.sides
                ),
            )
            for item in base.differences
        )
        * 3,
        quotations=tuple(
            replace(
                item,
                versions=tuple(
                    replace(version, evidence=evidence)
                    for version in item.versions
                    for evidence in spread((version.evidence,))
                ),
                variants=(),
            )
            for item in base.quotations
        )
        * 5,
    )
