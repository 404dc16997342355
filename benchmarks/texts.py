"""What the benchmarks run on when no files are given: texts and pages made from the example."""

from pathlib import Path

import trafilatura

EXAMPLE = Path(__file__).parents[1] / "examples" / "harbour-fire"

# Two and two pages make two texts of about 550 words, a usual length of a news report.
PAIRS = (("porthaven-gazette", "westmark-daily"), ("meridian-ledger", "coastal-courier"))


def two_texts(folder: Path) -> list[Path]:
    """Write two plain-text reports of one event into `folder`; give their paths."""
    paths = []
    for place, names in enumerate(PAIRS):
        path = folder / f"report-{place + 1}.txt"
        path.write_text("\n\n".join(_text(name) for name in names), encoding="utf-8")
        paths.append(path)
    return paths


def many_texts(folder: Path, number: int) -> list[Path]:
    """Write `number` plain-text reports into `folder`; give their paths."""
    names = sorted(path.stem for path in EXAMPLE.glob("*.html") if path.stem != "hafenblatt")
    texts = {name: _text(name) for name in names}
    paths = [folder / f"text-{place:04}.txt" for place in range(number)]
    for place, path in enumerate(paths):
        path.write_text(f"Report {place}\n\n{texts[names[place % len(names)]]}", encoding="utf-8")
    return paths


def many_pages(folder: Path, number: int) -> list[Path]:
    """Write `number` HTML pages into `folder`, each with a title of its own; give their paths."""
    pages = [path.read_text("utf-8") for path in sorted(EXAMPLE.glob("*.html"))]
    paths = [folder / f"page-{place:04}.html" for place in range(number)]
    for place, path in enumerate(paths):
        page = pages[place % len(pages)].replace("</h1>", f" ({place})</h1>", 1)
        path.write_text(page, encoding="utf-8")
    return paths


def _text(name: str) -> str:
    page = (EXAMPLE / f"{name}.html").read_text("utf-8")
    text: str | None = trafilatura.extract(page, include_comments=False)
    if not text:
        raise SystemExit(f"no text in {name}")
    return "\n\n".join(text.splitlines())
