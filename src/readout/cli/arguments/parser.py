"""The arguments of every command. Nothing heavy is imported here: `readout --help` answers at once."""

import argparse
import os
from typing import TypeAlias

from readout import __version__
from readout.cli.arguments.library import (
    add_export,
    add_fetching,
    add_library,
    add_reading_commands,
    add_writing_commands,
)
from readout.cli.arguments.overview import OverviewParser
from readout.errors import UsageError

INPUTS = "files (.html, .txt, .md, .jsonl, .warc, .zip, each also with .gz), folders, or - for standard input"

# The report formats of `compare`, and the file endings that choose them.
FORMATS = {
    "terminal": (".txt",),
    "html": (".html", ".htm"),
    "markdown": (".md", ".markdown"),
    "json": (".json",),
    "csv": (".csv",),
    "annotations": (".jsonld",),
}

EPILOG = """\
exit status: 0 done; 1 done, but some input failed or some line did not verify; 2 usage, or nothing readable

example: readout compare first.html second.html third.txt -o readout.html --open
"""

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def build_parser() -> OverviewParser:
    """Give the parser of the command line, with all its commands."""
    parser = OverviewParser(
        prog="readout",
        description="Several reports of one event in; what they agree on, where they differ and who "
        "said what, out. Every line is the exact words of an exact document.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"readout {__version__}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, parser_class=argparse.ArgumentParser
    )
    for add in (_compare, _verify, _annotate, _group, _serve, _library, _evaluate):
        add(commands)
    return parser


def _library(commands: _Commands) -> None:
    def make(name: str, help_text: str, rest: str = "") -> argparse.ArgumentParser:
        return _command(commands, name, help_text, rest, room="library")

    def make_keeping(name: str, help_text: str, rest: str = "") -> argparse.ArgumentParser:
        return _command(commands, name, help_text, rest, room="keeping")

    add_writing_commands(make_keeping, _add_inputs, _add_metadata, _add_output)
    add_reading_commands(make, _add_output)
    show = make("show", "show the readout of a story of a library", "; it is read in depth if it was not yet")
    show.add_argument("story", metavar="STORY", help="its id, the start of its id, or the id of a document")
    _add_rendering(show)
    add_library(show)
    _add_output(add_export(make_keeping))


def _command(
    commands: _Commands, name: str, help_text: str, rest: str = "", *, room: str = "commands"
) -> argparse.ArgumentParser:
    """Add a command; its help is one line of the overview, and with `rest` what its own help begins with."""
    whole = help_text + rest
    command = commands.add_parser(name, help=help_text, description=whole[0].upper() + whole[1:] + ".")
    command.set_defaults(module=f"readout.cli.{room}.{name}")
    return command


def _compare(commands: _Commands) -> None:
    command = _command(commands, "compare", "reconcile several reports of one event")
    _add_inputs(command)
    _add_metadata(command)
    _add_rendering(command)


def _add_rendering(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--format",
        choices=list(FORMATS),
        help="how to show the readout; by default what the ending of -o says, else terminal",
    )
    _add_output(command)
    command.add_argument("--open", action="store_true", help="open the HTML report in the browser")
    command.add_argument(
        "--all",
        action="store_true",
        help="terminal and Markdown: show every line, not only the first of each part",
    )
    command.add_argument(
        "--width", type=int, metavar="COLUMNS", help="terminal: columns to fill (default: as wide as it is)"
    )
    command.add_argument(
        "--color",
        choices=["auto", "always", "never"],
        default="auto",
        help="terminal: colours (default: auto)",
    )


def _verify(commands: _Commands) -> None:
    command = _command(commands, "verify", "check every line of a readout against the documents")
    command.add_argument(
        "report",
        nargs="?",
        metavar="REPORT.json",
        help="what `readout compare --json` wrote; without it, the whole library is checked",
    )
    _add_inputs(command, least=0)
    _add_metadata(command)
    add_library(command)
    _add_output(command)


def _annotate(commands: _Commands) -> None:
    command = _command(
        commands, "annotate", "find names, quotations, quantities, times and events", " in each document"
    )
    _add_inputs(command)
    _add_metadata(command)
    command.add_argument(
        "--format",
        choices=["json", "jsonl", "html"],
        help="one JSON document, one line a document, or (of a single document) a page",
    )
    command.add_argument(
        "--jsonl", action="store_true", help="the same as --format jsonl: streamed, in the order of the input"
    )
    command.add_argument("--jobs", type=int, default=1, metavar="N", help="processes to use (default: 1)")
    _add_output(command)


def _group(commands: _Commands) -> None:
    command = _command(commands, "group", "put documents together by the event they report")
    _add_inputs(command)
    _add_metadata(command)
    command.add_argument("--jsonl", action="store_true", help="one line a document (the default)")
    _add_output(command)


def _serve(commands: _Commands) -> None:
    command = _command(
        commands,
        "serve",
        "show a library, or the readout of some documents, in the browser",
        ", on this machine only",
    )
    _add_inputs(command, least=0)
    _add_metadata(command)
    add_library(command)
    command.add_argument(
        "--port", type=int, default=8765, help="port on 127.0.0.1 (default: 8765; 0 picks a free one)"
    )
    command.add_argument("--open", action="store_true", help="open it in the browser")


def _evaluate(commands: _Commands) -> None:
    command = _command(commands, "evaluate", "score Readout on a public corpus")
    command.add_argument(
        "task", metavar="TASK", help="the corpus to score; `readout evaluate list` names them"
    )
    command.add_argument("--data", metavar="DIR", help="the folder that holds the corpora")
    command.add_argument("--jobs", type=int, default=1, metavar="N", help="processes to use (default: 1)")
    command.add_argument(
        "--predictions", metavar="FILE", help="also write what was predicted, one JSON row an item"
    )
    _add_output(command)


def _add_inputs(command: argparse.ArgumentParser, *, least: int = 1) -> None:
    command.add_argument("inputs", nargs="+" if least else "*", metavar="INPUT", help=INPUTS)


def _add_metadata(command: argparse.ArgumentParser) -> None:
    known = command.add_argument_group(
        "what the documents themselves do not say",
        "each may be given once for all inputs, or once for each input in their order; "
        "a document that says it itself keeps its own",
    )
    for option, metavar, help_text in (
        ("--outlet", "NAME", "who published it"),
        ("--date", "DATE", "when it was published, ISO 8601: 2021-05-19 or 2021-05-19T18:00Z"),
        ("--url", "URL", "its address"),
        ("--language", "CODE", "its language, ISO 639-1: en"),
    ):
        known.add_argument(option, action="append", default=[], metavar=metavar, help=help_text)
    command.add_argument(
        "--fetch", action="store_true", help="allow addresses (http, https) as inputs, and fetch them"
    )
    add_fetching(command)


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--json", action="store_true", help="one JSON document on standard output, nothing else there"
    )
    command.add_argument("-o", "--output", metavar="FILE", help="write to FILE instead of standard output")


def format_of(arguments: argparse.Namespace) -> str:
    """Give the format that the arguments ask for: --json, --format, or the ending of -o.

    Raises:
        UsageError: two of them contradict each other, or the ending names no format.
    """
    if arguments.json and arguments.format not in (None, "json"):
        raise UsageError(f"--json and --format {arguments.format} contradict each other; give one of them")
    if arguments.json:
        return "json"
    if arguments.format:
        return str(arguments.format)
    if arguments.output in (None, "-"):
        return "terminal"
    ending = os.path.splitext(arguments.output)[1].lower()
    for name, endings in FORMATS.items():
        if ending in endings:
            return name
    known = ", ".join(ending for endings in FORMATS.values() for ending in endings)
    raise UsageError(
        f"-o {arguments.output}: no format has the ending {ending!r}; give --format, or one of {known}"
    )
