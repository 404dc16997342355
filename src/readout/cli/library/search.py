"""`readout search`: find documents by their words, and what somebody said."""

import argparse
import sys
from typing import Any

from readout.cli.library.quotations import read_first, tell_unread
from readout.cli.shared import rows
from readout.cli.shared.opening import limit_of, open_library, wanted_of
from readout.cli.shared.output import write, write_json
from readout.cli.shared.progress import tracker
from readout.cli.shared.status import DONE, SOME_FAILED
from readout.model.library import Results, Said
from readout.pipeline.library.desk import Library
from readout.pipeline.library.questions import Question, as_question
from readout.report.exports.fields import plain
from readout.report.exports.library import found as as_row
from readout.report.exports.library import said


def run(arguments: argparse.Namespace) -> int:
    """Search; give the exit status."""
    words = " ".join(_quoted(word) for word in arguments.words)
    question = as_question(" ".join(arguments.words))
    with open_library(arguments) as library:
        if question:
            return _answer(library, question, arguments)
        results = library.search(words, wanted_of(arguments), limit=limit_of(arguments))
    if arguments.json:
        write_json({"query": words, **_as_dict(results)}, arguments.output)
    else:
        _tell_ranked(results)
        write(_as_text(results, arguments.output), arguments.output)
    return DONE


def _answer(library: Library, question: Question, arguments: argparse.Namespace) -> int:
    """Give what somebody said, then the documents that hold the words of the question."""
    wanted, limit = wanted_of(arguments), limit_of(arguments)
    words = question.words
    failures = read_first(library, words, wanted, tracker(arguments)) if arguments.read else []
    quotations = library.quotations(question.speaker, question.about or None, wanted, limit=limit)
    results = library.search(words, wanted, limit=limit)
    unread = len(library.unread(words, wanted))
    if arguments.json:
        data = {
            "query": " ".join(arguments.words),
            "speaker": question.speaker,
            "about": question.about or None,
            "quotations": [said(item) for item in quotations],
            **_as_dict(results),
            "not_read": unread,
            "failures": plain(failures),
        }
        write_json(data, arguments.output)
    else:
        _tell_ranked(results)
        write(_answered(quotations, results, arguments.output), arguments.output)
        tell_unread(unread)
    return SOME_FAILED if failures else DONE


def _answered(quotations: list[Said], results: Results, target: str | None) -> str:
    said_lines = rows.lines((rows.said(item) for item in quotations), "no quotations")
    return f"{said_lines}\ndocuments:\n{_as_text(results, target)}"


def _as_text(results: Results, target: str | None) -> str:
    mark = rows.marker(target)
    return rows.lines((rows.found(item, mark) for item in results.found), "no documents have all these words")


def _as_dict(results: Results) -> dict[str, Any]:
    return {"found": [as_row(item) for item in results.found], "ranked": results.ranked}


def _tell_ranked(results: Results) -> None:
    if results.ranked:
        print(
            f"readout: very many documents have these words; the {results.ranked:,} newest were ranked",
            file=sys.stderr,
        )


def _quoted(word: str) -> str:
    """Give an argument that the shell kept together as a phrase."""
    return f'"{word}"' if " " in word.strip() and '"' not in word else word
