"""Make `src/readout/language/data/en/spread.tsv`: in how many topics of the news each word occurs.

    python tools/build_frequencies.py documents.jsonl > src/readout/language/data/en/spread.tsv

The rows of documents.jsonl are `{"id", "text"}`, the ids those of ECB+ (Cybulska and
Vossen 2014, CC BY 3.0): the number before the first "_" is the topic. Counting topics
instead of documents keeps the words of one well-covered event from looking common.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

from readout.language.en.parser import parse
from readout.model.span import Span

HEADER = """\
# In how many of 35 news topics a lemma occurs, derived by tools/build_frequencies.py from the ECB+ corpus
# (A. Cybulska and P. Vossen, 2014; CC BY 3.0), topics 1 to 35. Lemmas of one topic are left out.
# lemma, topics; sorted by bytes
"""


def main(path: Path) -> None:
    """Write the list to standard output."""
    topics: dict[str, set[str]] = defaultdict(set)
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        parsed = parse(row["text"], [Span(0, len(row["text"]))])
        for lemma in set(parsed.lemmas):
            if lemma.isalpha():
                topics[lemma.lower()].add(row["id"].split("_")[0])
    rows = [f"{lemma}\t{len(found)}" for lemma, found in topics.items() if len(found) > 1]
    print(HEADER + "\n".join(sorted(rows, key=lambda row: row.encode())))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
