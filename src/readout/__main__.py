"""`python -m readout` is the command `readout`."""

import sys

from readout.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
