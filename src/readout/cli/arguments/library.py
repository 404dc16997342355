"""The arguments of the commands that work on a library. Nothing heavy is imported here."""

import argparse
from collections.abc import Callable
from typing import Protocol

# What is exported, and how.
EXPORT_FORMATS = ("jsonl", "csv", "parquet", "html")
EXPORT_TABLES = ("documents", "stories", "quotations", "actors", "differences")
STORY_ORDERS = ("recent", "size", "origins", "time")


class Make(Protocol):
    """Adds a command: its name, what it does in a line, and what its own help says beyond that."""

    def __call__(self, name: str, help_text: str, rest: str = "") -> argparse.ArgumentParser:
        """Give the command's parser."""


LIBRARY = (
    "the library's file (default: $READOUT_LIBRARY, else readout.db in this folder if there is one, "
    "else readout/readout.db in the user's data folder)"
)


def add_library(command: argparse.ArgumentParser) -> None:
    """Let a command be told which library."""
    command.add_argument("--library", metavar="FILE", help=LIBRARY)


def add_filters(command: argparse.ArgumentParser, *, limit: int = 20) -> None:
    """Let a command be told which documents."""
    wanted = command.add_argument_group("which documents")
    for option, metavar, help_text in (
        ("--outlet", "NAME", "of this outlet; a part of its name is enough"),
        ("--since", "DATE", "published on this day or later (2021, 2021-05, 2021-05-19, 2021-05-19T18:00Z)"),
        ("--until", "DATE", "published on this day or earlier"),
        ("--actor", "NAME", "that speak of this person, organisation or group"),
        ("--place", "NAME", "that speak of this place"),
        ("--language", "CODE", "in this language, ISO 639-1"),
    ):
        wanted.add_argument(option, metavar=metavar, help=help_text)
    wanted.add_argument(
        "--limit", type=int, default=limit, metavar="N", help=f"at most so many (default: {limit}; 0 for all)"
    )


def add_reading_commands(make: Make, add_output: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add the commands that look into a library."""
    stories = make("stories", "list the stories of a library")
    stories.add_argument(
        "--sort",
        choices=STORY_ORDERS,
        default="recent",
        help="what comes first: added last (default), most documents, most origins, or published last",
    )
    stories.add_argument(
        "--least", type=int, default=1, metavar="N", help="with so many documents or more (default: 1)"
    )
    search = make("search", "find documents by their words, and what somebody said")
    search.add_argument(
        "words", nargs="+", help='words, "a phrase", or a question: what did Anna Moen say about the quay'
    )
    documents = make("documents", "list the documents of a library, the newest first")
    actors = make("actors", "list whom the documents that were read in depth speak of")
    actors.add_argument("name", nargs="*", metavar="NAME", help="a name, or a part of one")
    actors.add_argument("--places", action="store_true", help="list places instead")
    quotations = make(
        "quotations", "list who is quoted with what", ", in the documents that were read in depth"
    )
    quotations.add_argument("speaker", nargs="*", metavar="SPEAKER", help="a name, or a part of one")
    quotations.add_argument("--about", metavar="WORDS", help="words that stand in the quotation")
    for command in (search, quotations):
        command.add_argument(
            "--read",
            action="store_true",
            help="first read in depth the documents that name the speaker and were not read yet (at most 50)",
        )
    for command in (stories, search, documents, actors, quotations):
        add_filters(command)
    history = make("history", "show the versions of a document, with the sentences that changed")
    history.add_argument("document", metavar="DOCUMENT", help="its id, the start of its id, or its address")
    doctor = make("doctor", "say what is installed, and whether the library is sound")
    for command in (stories, search, documents, actors, quotations, history, doctor):
        add_library(command)
        add_output(command)


def add_writing_commands(
    make: Make,
    add_inputs: Callable[[argparse.ArgumentParser], None],
    add_metadata: Callable[[argparse.ArgumentParser], None],
    add_output: Callable[[argparse.ArgumentParser], None],
) -> None:
    """Add the commands that change a library."""
    add = make("add", "add documents to a library", "; each is on the disk when its line is printed")
    add_inputs(add)
    add_metadata(add)
    watch = make("watch", "poll the feeds of an OPML file, and add what is new", ", until interrupted")
    watch.add_argument("feeds", metavar="FEEDS.opml", help="an OPML file, or the address of a feed")
    watch.add_argument(
        "--every", type=float, default=15.0, metavar="MINUTES", help="how often to ask a feed (default: 15)"
    )
    watch.add_argument("--once", action="store_true", help="ask each feed that is due once, and end")
    add_fetching(watch)
    for command in (add, watch):
        command.add_argument(
            "--read",
            action="store_true",
            help="afterwards read in depth each story that has got a second document",
        )
        command.add_argument("--quiet", action="store_true", help="print the sum only, no line a document")
        command.add_argument("--jsonl", action="store_true", help="one JSON line a document, as it is added")
    story = make("story", "split a story, or merge several; the machine never undoes it")
    story.add_argument("action", choices=["split", "merge"], help="what to do")
    story.add_argument("story", metavar="STORY", help="its id")
    story.add_argument(
        "others",
        nargs="+",
        metavar="ID",
        help="split: the documents that are no part of it; merge: the stories that are part of it",
    )
    remove = make("remove", "forget documents of a library, with all their versions")
    remove.add_argument(
        "documents",
        nargs="+",
        metavar="DOCUMENT",
        help="its id, the start of its id, its address or its path",
    )
    remove.add_argument(
        "--yes", action="store_true", help="do not ask first; needed where there is no terminal to ask on"
    )
    for command in (add, watch, story, remove):
        add_library(command)
        add_output(command)


def add_export(make: Make) -> argparse.ArgumentParser:
    """Add the command that hands a library to other programs."""
    export = make("export", "write a library for other programs, or as a folder of pages")
    export.add_argument("--format", choices=EXPORT_FORMATS, help="how to write it (default: jsonl)")
    export.add_argument(
        "--table",
        choices=EXPORT_TABLES,
        help="what to write (default: documents); html has the stories, each with its readout",
    )
    export.add_argument(
        "--spreadsheet",
        action="store_true",
        help="csv: mark the file as UTF-8, and put an apostrophe before cells that a spreadsheet would "
        "run as a formula",
    )
    export.add_argument(
        "--least",
        type=int,
        default=2,
        metavar="N",
        help="html, differences: stories of so many documents or more, read in depth if needed (default: 2)",
    )
    add_filters(export, limit=0)
    add_library(export)
    return export


def add_fetching(command: argparse.ArgumentParser) -> None:
    """Let a command be told how far to go when it fetches."""
    command.add_argument(
        "--allow-private",
        action="store_true",
        help="fetch from this machine and from private networks too, which is refused otherwise",
    )
