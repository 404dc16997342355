"""Findings of every kind on the four invented reports."""

# ruff: noqa: E501  # the lines of the invented articles are as long as an article's are

from dataclasses import replace

from readout.model.document import Document
from readout.model.readout import (
    Agreement,
    Collation,
    Difference,
    Evidence,
    Pair,
    Reason,
    Side,
    Variant,
    Version,
)
from readout.model.span import Span
from readout.model.via import Via
from report.sample_documents import cite, documents


def _side(value: str, *cited: tuple[Document, str, str]) -> Side:
    return Side(
        value,
        tuple(cite(document, words, context) for document, words, context in cited),
        tuple(cite(document, context) for document, _, context in cited),
    )


def _two(about: str, kind: str, verdict: str, why: str, first: Side, second: Side, *more: Side) -> Difference:
    sides = (first, second, *more)
    pairs = tuple(
        Pair((i, j), verdict, why)  # type: ignore[arg-type]  # a verdict of the sample
        for j in range(len(sides))
        for i in range(j)
    )
    return Difference(about, kind, verdict, why, sides, pairs)  # type: ignore[arg-type]


def differences() -> tuple[Difference, ...]:
    """Give a difference of every verdict, over two and three sides."""
    a, b, c, _ = documents()
    carrying = "A ferry carrying 182 passengers hit rocks off Gull Head at about 6 a.m. on Tuesday"
    ran = "The passenger ferry Halden Star ran aground off Skerry Point early on Tuesday with 214 passengers and a crew of nine, the Vessa coastguard said."
    struck = "The ship struck the rocks at 5.40 a.m. in thick fog, 87 minutes after it left Northport"
    left = "The Halden Star had left Northport about an hour and a half earlier in fog."
    hurt = Difference(
        "hurt",
        "number",
        "update",
        "published 4 hours 55 minutes later, and the text says that it corrects an earlier figure",
        (
            _side("7", (a, "Seven people", "Seven people were treated for cuts and cold.")),
            _side("≥ 7", (b, "At least seven", "At least seven people were hurt, none of them seriously.")),
            _side(
                "11",
                (
                    c,
                    "Eleven people",
                    "Eleven people were hurt, the regional hospital said at noon, correcting an earlier figure.",
                ),
            ),
        ),
        (
            Pair((0, 1), "precision", "7 lies within “at least seven”"),
            Pair((0, 2), "update", "the later report says that it corrects an earlier figure"),
            Pair((1, 2), "update", "the later report says that it corrects an earlier figure"),
        ),
    )
    return (
        _two(
            "passengers",
            "number",
            "conflict",
            "two exact counts of the passengers of one ship",
            _side("214", (a, "214 passengers", ran)),
            _side("182", (b, "182 passengers", carrying), (c, "182 passengers", carrying)),
        ),
        _two(
            "inspection",
            "polarity",
            "conflict",
            "affirmed by one, denied by the other",
            _side(
                "affirmed",
                (
                    a,
                    "had passed its safety inspection",
                    "Halden Lines, which owns the ferry, said the vessel had passed its safety inspection in January.",
                ),
            ),
            _side(
                "negated",
                (
                    c,
                    "did not pass its January inspection",
                    "Inspectors said the ferry did not pass its January inspection.",
                ),
            ),
        ),
        _two(
            "ran aground",
            "place",
            "unclear",
            "both may name one stretch of coast; no text says so",
            _side("Skerry Point", (a, "Skerry Point", "The passenger ferry Halden Star ran aground")),
            _side("Gull Head", (b, "Gull Head", carrying), (c, "Gull Head", carrying)),
        ),
        hurt,
        _two(
            "crew",
            "number",
            "scope",
            "one counts the crew, the other the officers on the bridge",
            _side("9", (a, "a crew of nine", ran)),
            _side(
                "4",
                (b, "four officers", "It had four officers on the bridge."),
                (c, "four officers", "It had four officers on the bridge."),
            ),
        ),
        _two(
            "struck the rocks",
            "time",
            "precision",
            "5.40 a.m. lies within “about 6 a.m.”",
            _side("05:40", (a, "5.40 a.m.", struck)),
            _side("≈ 06:00", (b, "about 6 a.m.", carrying), (c, "about 6 a.m.", carrying)),
        ),
        _two(
            "left Northport",
            "duration",
            "precision",
            "87 minutes rounds to an hour and a half",
            _side("87 min", (a, "87 minutes", struck)),
            _side("≈ 90 min", (b, "about an hour and a half", left), (c, "about an hour and a half", left)),
        ),
        _two(
            "damage",
            "money",
            "precision",
            "3.2 million rounds to “some 3 million”",
            _side(
                "3.2 M",
                (a, "3.2 million crowns", "The company put the damage at 3.2 million crowns."),
            ),
            _side(
                "≈ 3 M",
                (
                    b,
                    "some 3 million crowns",
                    "The owner, Halden Lines, said damage was estimated at some 3 million crowns",
                ),
                (
                    c,
                    "some 3 million crowns",
                    "The owner, Halden Lines, said damage was estimated at some 3 million crowns",
                ),
            ),
        ),
        _two(
            "fishing boats",
            "number",
            "same",
            "two dozen is 24",
            _side(
                "24",
                (
                    a,
                    "Two dozen",
                    "Two dozen fishing boats helped to bring the passengers ashore.",
                ),
            ),
            _side(
                "24",
                (b, "Twenty-four", "Twenty-four fishing boats took part in the rescue"),
                (c, "Twenty-four", "Twenty-four fishing boats took part in the rescue"),
            ),
        ),
    )


def quotations() -> tuple[Collation, ...]:
    """Give utterances that three, two and one of the documents carry."""
    a, b, c, _ = documents()
    return (
        Collation(
            "Ilin Tarrow",
            (
                Version(
                    "direct",
                    cite(
                        a,
                        "We had everyone off before the tide turned, and I want to thank every skipper who came out,",
                    ),
                    "Tarrow",
                ),
                Version(
                    "direct",
                    cite(
                        b,
                        "We had everyone off before the tide turned and I want to thank all the skippers who came out,",
                    ),
                    "Harbour Master Ilin Tarrow",
                ),
                Version(
                    "direct",
                    cite(c, "We had everyone off before the tide turned,"),
                    "the harbour master, Ilin Tarow",
                ),
            ),
            (
                Variant((0, 1), "substitution", cite(a, "every skipper"), cite(b, "all the skippers")),
                Variant(
                    (0, 2), "truncation", cite(a, "and I want to thank every skipper who came out"), None
                ),
            ),
        ),
        Collation(
            "Reva Solheim",
            (
                Version(
                    "direct",
                    cite(
                        a,
                        "The families of this island deserve to know why a modern ship sailed into a charted reef,",
                    ),
                    "Transport Minister Reva Solheim",
                ),
                Version(
                    "indirect",
                    cite(
                        c,
                        "the families of the island deserved to know why a modern ship sailed into a charted reef",
                    ),
                    "Transport minister Reva Solheim",
                ),
            ),
            (
                Variant((0, 1), "form"),
                Variant((0, 1), "substitution", cite(a, "this island"), cite(c, "the island", "families")),
            ),
        ),
        Collation(
            "Ilin Tarrow",
            (
                Version(
                    "direct",
                    cite(a, "Without the fishing boats this would have been a very different morning."),
                    "Tarrow",
                ),
            ),
        ),
        Collation(
            None,
            (Version("indirect", cite(c, "the ferry did not pass its January inspection"), "Inspectors"),),
        ),
    )


def _shared(evidence: tuple[Evidence, ...], *words: str) -> tuple[tuple[Span, ...], ...]:
    """Mark these words, one stretch in each piece of evidence."""
    starts = [item.start + item.exact.index(said) for item, said in zip(evidence, words, strict=True)]
    return tuple((Span(start, start + len(said)),) for start, said in zip(starts, words, strict=True))


def agreements() -> tuple[Agreement, ...]:
    """Give what two origins, and what two copies of one origin, say alike."""
    a, b, c, _ = documents()
    order, ordered = "would order an inquiry", "an inquiry would be ordered"
    inquiries = (
        cite(a, "the government would order an inquiry before the end of the week"),
        cite(b, "an inquiry would be ordered this week"),
        cite(c, "an inquiry would be ordered this week"),
    )
    boats = (
        cite(a, "Two dozen fishing boats helped to bring the passengers ashore."),
        cite(b, "fishing boats took everyone off before high water"),
        replace(
            cite(c, "fishing boats took everyone off before high water"), via=Via("the Courier", "courier")
        ),
    )
    return (
        Agreement(
            2,
            inquiries,
            0.91,
            (
                Reason("both attribute it to Reva Solheim", 0.4),
                Reason("same predicate: order an inquiry", 0.36),
                Reason("same time: this week", 0.15),
            ),
            _shared(inquiries, order, ordered, ordered),
            heading=1,
        ),
        Agreement(
            2,
            boats,
            0.78,
            (Reason("both have fishing boats as the actor", 0.5), Reason("ashore, took off", 0.28)),
            _shared(boats, *["fishing boats"] * 3),
            heading=1,
        ),
        Agreement(
            1,
            (cite(b, "It had four officers on the bridge."), cite(c, "It had four officers on the bridge.")),
            1.0,
        ),
        Agreement(
            2,
            (
                cite(
                    a,
                    "The families of this island deserve to know why a modern ship sailed into a charted reef",
                ),
                cite(
                    c,
                    "the families of the island deserved to know why a modern ship sailed into a charted reef",
                ),
            ),
            0.95,
            (Reason("the same utterance of Reva Solheim", 0.95),),
        ),
    )
