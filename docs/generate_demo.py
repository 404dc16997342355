"""Write the beginning of the example's terminal report into README.md: `make docs`."""

from pathlib import Path

import readout

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
EXAMPLE = ROOT / "examples" / "harbour-fire"
BEGIN, END = "<!-- demo -->\n", "<!-- /demo -->"

# As much as a visitor reads before scrolling on.
LINES = 60


def excerpt() -> str:
    """Give the beginning of the report, cut at the last blank line before the limit."""
    pages = [str(path.relative_to(ROOT)) for path in sorted(EXAMPLE.glob("*.html"))]
    lines = [line.rstrip() for line in readout.compare(pages).to_text(width=100).splitlines()]
    if len(lines) > LINES:
        lines = lines[:LINES]
        while lines[-1]:
            lines.pop()
    return "\n".join(["```", *lines]).rstrip() + "\n…\n```\n"


def readme() -> str:
    """Give the README with the excerpt as it is now."""
    text = README.read_text("utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    return before + BEGIN + excerpt() + END + after


if __name__ == "__main__":
    README.write_text(readme(), encoding="utf-8")
    print(f"wrote {README}")
