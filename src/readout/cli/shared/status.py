"""The exit statuses, the same for every command."""

DONE = 0
SOME_FAILED = 1  # done, but some input failed, or a line did not verify
UNUSABLE = 2  # usage, or nothing readable
INTERRUPTED = 130  # what shells give for Ctrl-C: 128 + SIGINT


def exit_status(read: int, failed: int) -> int:
    """Give the status for so many documents read and so many inputs failed.

    >>> exit_status(2, 0), exit_status(2, 1), exit_status(0, 1)
    (0, 1, 2)
    """
    if not read:
        return UNUSABLE
    return SOME_FAILED if failed else DONE
