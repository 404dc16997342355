"""Four invented reports of one invented event: one of its own, two of one agency, one in German."""

# ruff: noqa: E501  # the lines of the invented articles are as long as an article's are

from functools import cache
from hashlib import sha256

from readout.model.document import Credit, Document, Furniture, Published
from readout.model.readout import Evidence
from readout.model.span import Span

COURIER = """\
Menu
Home
News
Weather
Harbour cameras

Ferry with hundreds on board runs aground off Skerry Point

By Oda Lindqvist

The passenger ferry Halden Star ran aground off Skerry Point early on Tuesday with 214 passengers and a crew of nine, the Vessa coastguard said.

Seven people were treated for cuts and cold. Nobody was killed.

The ship struck the rocks at 5.40 a.m. in thick fog, 87 minutes after it left Northport, according to the harbour master, Ilin Tarrow.

"We had everyone off before the tide turned, and I want to thank every skipper who came out," Tarrow told reporters on the quay. "Without the fishing boats this would have been a very different morning."

Two dozen fishing boats helped to bring the passengers ashore.

Transport Minister Reva Solheim said the government would order an inquiry before the end of the week. "The families of this island deserve to know why a modern ship sailed into a charted reef," she said.

Halden Lines, which owns the ferry, said the vessel had passed its safety inspection in January. The company put the damage at 3.2 million crowns.

The Courier has seen a letter in which two officers warned the company last autumn that the forward radar failed in wet weather. Halden Lines declined to comment on the letter.

The ferry was expected to be towed to Northport on Thursday.

Passengers on deck wait for the boats. Photo: O. Lindqvist

Related reading
Why the fog comes in March
Island buses: new timetable
About the Vessa Courier
All rights reserved.
"""

HERALD = """\
Halden Star aground; passengers taken off by fishing boats

NORTHPORT (Meridian) - A ferry carrying 182 passengers hit rocks off Gull Head at about 6 a.m. on Tuesday, and fishing boats took everyone off before high water, officials said.

At least seven people were hurt, none of them seriously.

"We had everyone off before the tide turned and I want to thank all the skippers who came out," said Harbour Master Ilin Tarrow.

The Halden Star had left Northport about an hour and a half earlier in fog. It had four officers on the bridge.

Transport minister Reva Solheim told parliament that an inquiry would be ordered this week.

Twenty-four fishing boats took part in the rescue, Tarrow said.

The owner, Halden Lines, said damage was estimated at some 3 million crowns and that the ship had been inspected in January.

(Reporting by Meridian Northport bureau)
"""

LANTERN = """\
Eleven hurt as island ferry grounds

NORTHPORT (Meridian) - A ferry carrying 182 passengers hit rocks off Gull Head at about 6 a.m. on Tuesday, and fishing boats took everyone off before high water, officials said.

Eleven people were hurt, the regional hospital said at noon, correcting an earlier figure.

"We had everyone off before the tide turned," said the harbour master, Ilin Tarow.

The Halden Star had left Northport about an hour and a half earlier in fog. It had four officers on the bridge.

Transport minister Reva Solheim told parliament that an inquiry would be ordered this week. She said the families of the island deserved to know why a modern ship sailed into a charted reef.

Twenty-four fishing boats took part in the rescue, Tarow said.

Inspectors said the ferry did not pass its January inspection. The owner, Halden Lines, said damage was estimated at some 3 million crowns.

Sign up for our morning letter
Accept all cookies
"""

INSELBLATT = """\
Fähre läuft vor Vessa auf Grund

Eine Fähre mit mehr als zweihundert Menschen an Bord ist am Dienstagmorgen vor der Insel Vessa auf ein Riff gelaufen. Fischer brachten alle Passagiere an Land.
"""


def made(identifier: str, text: str, path: str, **fields: object) -> Document:
    """Build one of the documents."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(id=identifier, text=text, sha256=digest, path=path, **fields)  # type: ignore[arg-type]


def place(text: str, words: str, after: str = "") -> Span:
    """Find `words` in `text`, the first place after the words `after`."""
    start = text.index(words, text.index(after) if after else 0)
    return Span(start, start + len(words))


def cite(document: Document, words: str, after: str = "") -> Evidence:
    """Cite `words` of `document`."""
    return Evidence.at(document, place(document.text, words, after))


def _furniture(text: str, *items: tuple[str, str, str]) -> tuple[Furniture, ...]:
    found = []
    for first, last, kind in items:
        start, end = place(text, first).start, place(text, last).end
        found.append(Furniture(Span(start, end), kind))  # type: ignore[arg-type]  # the literals above
    return tuple(sorted(found))


@cache
def documents() -> tuple[Document, Document, Document, Document]:
    """Give the four documents: one of its own, two of one agency, one in German."""
    courier = made(
        "courier",
        COURIER,
        "pages/courier.html",
        format="html",
        title="Ferry with hundreds on board runs aground off Skerry Point",
        title_span=place(COURIER, "Ferry with hundreds on board runs aground off Skerry Point"),
        outlet="Vessa Courier",
        url="https://courier.example/news/halden-star?ref=front&id=1",
        authors=("Oda Lindqvist",),
        published=Published("2031-03-04T09:40:00+01:00", "meta article:published_time"),
        language="en",
        furniture=_furniture(
            COURIER,
            ("Menu", "Harbour cameras", "navigation"),
            ("By Oda Lindqvist", "By Oda Lindqvist", "byline"),
            ("Passengers on deck", "Photo: O. Lindqvist", "caption"),
            ("Related reading", "All rights reserved.", "related"),
        ),
    )
    herald = made(
        "herald",
        HERALD,
        "pages/herald.txt",
        format="text",
        title="Halden Star aground; passengers taken off by fishing boats",
        title_span=place(HERALD, "Halden Star aground; passengers taken off by fishing boats"),
        outlet="Northport Herald",
        published=Published("2031-03-04T07:15:00+00:00", "--date"),
        language="en",
        credits=(
            Credit("Meridian", "dateline", place(HERALD, "NORTHPORT (Meridian) -"), "NORTHPORT (Meridian) -"),
        ),
    )
    lantern = made(
        "lantern",
        LANTERN,
        "pages/lantern.txt",
        format="text",
        title="Eleven hurt as island ferry grounds",
        title_span=place(LANTERN, "Eleven hurt as island ferry grounds"),
        outlet="The Daily Lantern",
        url="javascript:alert(1)",
        language="en",
        published=Published("2031-03-04T12:20:00+00:00", "meta date"),
        credits=(
            Credit(
                "Meridian", "dateline", place(LANTERN, "NORTHPORT (Meridian) -"), "NORTHPORT (Meridian) -"
            ),
        ),
        furniture=_furniture(
            LANTERN,
            ("Sign up for", "morning letter", "subscription"),
            ("Accept all", "cookies", "consent"),
        ),
    )
    inselblatt = made(
        "inselblatt", INSELBLATT, "pages/inselblatt.txt", format="text", outlet="Inselblatt", language="de"
    )
    return courier, herald, lantern, inselblatt
