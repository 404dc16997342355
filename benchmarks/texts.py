"""What the benchmarks run on when no files are given: texts and pages made from the example."""

from pathlib import Path

import trafilatura

EXAMPLE = Path(__file__).parents[1] / "examples" / "harbour-fire"

# Two and two pages make two texts of about 550 words, a usual length of a news report.
PAIRS = (("1-porthaven-gazette", "2-westmark-daily"), ("4-meridian-ledger", "3-coastal-courier"))


# The example's pages have 5 kB; of 73 pages of real outlets the mean has 300 kB, nearly all of it script,
# style and lists of links around an article of the same length. So each page gets some of those, up to 40 kB.
SCRIPT = (
    "<script>" + "window.tracker=window.tracker||[];tracker.push({slot:7,kind:'view'});" * 300 + "</script>"
)
TEASER = '<li class="teaser"><a href="/news/{0}"><img src="/i/{0}.jpg" alt=""><span>Item {0}</span></a></li>'
MENU = '<div class="teasers"><ul>' + "".join(TEASER.format(place) for place in range(150)) + "</ul></div>"


def two_texts(folder: Path) -> list[Path]:
    """Write two plain-text reports of one event into `folder`; give their paths."""
    paths = []
    for place, names in enumerate(PAIRS):
        path = folder / f"report-{place + 1}.txt"
        path.write_text("\n\n".join(text_of(name) for name in names), encoding="utf-8")
        paths.append(path)
    return paths


def many_texts(folder: Path, number: int) -> list[Path]:
    """Write `number` plain-text reports into `folder`; give their paths."""
    names = sorted(path.stem for path in EXAMPLE.glob("*.html") if path.stem != "5-hafenblatt")
    texts = {name: text_of(name) for name in names}
    paths = [folder / f"text-{place:04}.txt" for place in range(number)]
    for place, path in enumerate(paths):
        path.write_text(f"Report {place}\n\n{texts[names[place % len(names)]]}", encoding="utf-8")
    return paths


def many_pages(folder: Path, number: int) -> list[Path]:
    """Write `number` HTML pages of a usual weight into `folder`, each with its title; give their paths."""
    pages = [_weighted(path.read_text("utf-8")) for path in sorted(EXAMPLE.glob("*.html"))]
    paths = [folder / f"page-{place:04}.html" for place in range(number)]
    for place, path in enumerate(paths):
        page = pages[place % len(pages)].replace("</h1>", f" ({place})</h1>", 1)
        path.write_text(page, encoding="utf-8")
    return paths


def _weighted(page: str) -> str:
    return page.replace("</head>", f"{SCRIPT}</head>", 1).replace("<footer>", f"{MENU}<footer>", 1)


def text_of(name: str) -> str:
    """Give the text of a page of the example, a blank line between its paragraphs."""
    page = (EXAMPLE / f"{name}.html").read_text("utf-8")
    text: str | None = trafilatura.extract(page, include_comments=False)
    if not text:
        raise SystemExit(f"no text in {name}")
    return "\n\n".join(text.splitlines())
