"""Read every page of a folder into documents, and do nothing else with them."""

import sys

import readout


def main(folder: str) -> None:
    """Read the pages; a page that fails would make this look fast, so it ends the run."""
    for document in readout.read([folder]):
        if not document.text:
            raise SystemExit(f"{document.path}: no text")


if __name__ == "__main__":
    main(sys.argv[1])
