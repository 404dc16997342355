"""Write docs/cli.md from the parser of the command line: `make docs`."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from readout.cli.arguments.overview import OverviewParser
from readout.cli.main import build_parser

TARGET = Path(__file__).with_name("cli.md")

HEAD = """# The command line

<!-- Written by docs/generate_cli.py from the parser itself: change the parser, then run `make docs`. -->
"""


def reference() -> str:
    """Give the whole page: the command, then a section for each of its subcommands, by purpose."""
    parser = build_parser()
    parts = [HEAD, _sentence(parser.description), "", *_table(parser), "", *_overview(parser)]
    if parser.epilog:
        parts += ["", "```", parser.epilog.strip(), "```"]
    for name, command in _commands(parser):
        parts += ["", f"## `{parser.prog} {name}`", "", _sentence(command.description), ""]
        parts += ["```", _usage(command), "```", "", *_table(command)]
        if command.epilog:
            parts += ["", command.epilog.strip()]
    return "\n".join(parts) + "\n"


def _commands(parser: OverviewParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    choices = next(
        action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction)
    )
    for _, commands in parser.by_purpose():
        for command in commands:
            yield command.dest, choices[command.dest]


def _overview(parser: OverviewParser) -> Iterator[str]:
    yield from ("| command | what it does |", "|---|---|")
    for purpose, commands in parser.by_purpose():
        yield f"| **{purpose}** | |"
        for command in commands:
            yield f"| [`{command.dest}`](#{parser.prog}-{command.dest}) | {_cell(command.help)} |"


def _sentence(text: str | None) -> str:
    return " ".join((text or "").split())


def _usage(command: argparse.ArgumentParser) -> str:
    """Give the usage in one line, whatever the width of the terminal and the version of Python."""
    words = [command.prog]
    for action in command._actions:
        shown = _name(action, short=True)
        if action.nargs == "+":
            shown = f"{shown} [{shown} …]"
        if action.nargs == "*":
            shown = f"[{shown} …]"
        if action.nargs == "?":
            shown = f"[{shown}]"
        if action.option_strings and not action.required:
            shown = f"[{shown}]"
        words.append(shown)
    return " ".join(words)


def _name(action: argparse.Action, *, short: bool = False) -> str:
    value = "" if action.nargs == 0 else str(action.metavar or _choices(action) or action.dest.upper())
    if not action.option_strings:
        return value
    options = action.option_strings[:1] if short else action.option_strings
    return " ".join(filter(None, [", ".join(options), value]))


def _choices(action: argparse.Action) -> str:
    return "{" + ",".join(str(choice) for choice in action.choices) + "}" if action.choices else ""


def _table(parser: argparse.ArgumentParser) -> list[str]:
    rows = ["| argument | what it does |", "|---|---|"]
    for action in parser._actions:
        if not isinstance(action, argparse._SubParsersAction):
            repeat = "; may be given several times" if isinstance(action, argparse._AppendAction) else ""
            rows.append(f"| `{_name(action)}` | {_cell(action.help)}{repeat} |")
    return rows


def _cell(text: str | None) -> str:
    return _sentence(text).replace("%%", "%").replace("|", "\\|")


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
    print(f"wrote {TARGET}")
