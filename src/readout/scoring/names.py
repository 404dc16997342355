"""Score pairs of names, the same or not, as in the name_bench of nomenklatura.

Rows of `names/gold.jsonl`: "id", "name1", "name2", "same", and "schema", which says what is named. The part
of a row ("tune" or "test") is scored apart where it is given.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from readout.pipeline.names import SAME, same_name
from readout.scoring.corpora import rows
from readout.scoring.scores import Figures, Share

FILE = Path("names", "gold.jsonl")


def evaluate(data_dir: Path) -> Figures:
    """Give precision, recall and F1 of "same", overall, by kind and by part.

    Raises:
        MissingInputError: the file is not there.
        BrokenInputError: a row is not a JSON object.
    """
    return score_rows(data_dir, predictions(data_dir))


def predictions(data_dir: Path) -> Iterator[dict[str, Any]]:
    """Yield for each pair its id, whether the names are the same, and how likely."""
    for row in rows(data_dir / FILE):
        kind = "person" if row.get("schema") == "Person" else "organisation"
        score = same_name(str(row["name1"]), str(row["name2"]), kind)  # type: ignore[arg-type]  # one of two
        yield {"id": row["id"], "same": score >= SAME, "score": round(score, 4)}


def score_rows(data_dir: Path, predicted: Iterable[Mapping[str, Any]]) -> Figures:
    """Score rows of "id" and "same"; a pair without a row counts as not the same."""
    said = {row["id"]: bool(row["same"]) for row in predicted}
    shares: dict[str, Share] = {}
    pairs = right = 0
    for row in rows(data_dir / FILE):
        same, claimed = bool(row["same"]), said.get(row["id"], False)
        pairs += 1
        right += same == claimed
        hit = same and claimed
        for name in ("pairs", str(row.get("schema") or "").lower(), str(row.get("part") or "")):
            if name:
                shares[name] = shares.get(name, Share()) + Share(hit, claimed, hit, same)
    figures: Figures = {"pairs": pairs, "accuracy": right / pairs if pairs else 0.0}
    for name in sorted(shares):
        figures.update(shares[name].figures(name))
    return figures
