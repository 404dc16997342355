"""The peer of reading pages: trafilatura alone on each page, with or without metadata."""

import gzip
import sys
from pathlib import Path

import trafilatura


def main(folder: str, with_metadata: bool) -> None:
    """Extract the text of every page in `folder`."""
    for path in sorted(Path(folder).iterdir()):
        page = path.read_bytes()
        if path.suffix == ".gz":
            page = gzip.decompress(page)
        trafilatura.bare_extraction(page, with_metadata=with_metadata)


if __name__ == "__main__":
    main(sys.argv[1], with_metadata=sys.argv[2:] == ["--metadata"])
