"""Documents of a small library."""

from urllib.parse import quote

from support import document

FIRE = """A fire in the Lindqvist warehouse in Tolvik harbour burned for nearly three hours on Monday,
fire chief Anna Moen said. Rescuers freed a trapped welder from the burning warehouse.

“We will open the quay when the crane is safe,” Moen said."""
BLAZE = """Flames destroyed the Lindqvist warehouse at the port of Tolvik; firemen needed two hours and
50 minutes to put them out, said Anna Moen, who leads the brigade. They carried out a trapped welder alive.

“We will open the quay when the crane is safe,” Moen told reporters."""
VOTE = """The council of Brenholm voted on Thursday to keep the public library open on Sundays.
Readers had asked for longer hours since the winter. Librarians will get a day off on Tuesdays instead.
The budget for books stays at 40,000 crowns, and a new reading room for children opens in the autumn."""
EVIL = "<script>alert(1)</script>"

# A story of three documents, of which one is a copy; another of one; and one that attacks whoever shows it.
DOCUMENTS = (
    document(
        FIRE,
        identifier="fire",
        title="Fire shuts northern quay",
        outlet="Tolvik Post",
        url="https://post.example/fire",
        published="2031-04-01",
        language="en",
    ),
    document(
        BLAZE,
        identifier="blaze",
        title="Warehouse blaze in harbour",
        outlet="Daily",
        published="2031-04-02",
        language="en",
    ),
    document(
        "TOLVIK. " + FIRE,
        identifier="copy",
        title="Northern quay shut by fire",
        outlet="Evening Tolvik",
        published="2031-04-01",
        language="en",
    ),
    document(
        VOTE,
        identifier="vote",
        title="Council votes on library hours",
        outlet="Brenholm Times",
        published="2031-05-01",
        language="en",
    ),
    document(
        f"Jugglers {EVIL} met in the valley of Oster. “Nobody dropped {EVIL},” said Bela Kranz.",
        identifier='a/b?c#"><b>..',
        title=f"Jugglers {EVIL}",
        outlet=f'"><img src=x onerror="{EVIL}">',
        url="javascript:alert(1)",
        published="2031-06-01",
    ),
)
EVIL_ID = quote('a/b?c#"><b>..', safe="")
