"""The commands by what they are for: what `readout` alone and `readout --help` list."""

import argparse
from collections.abc import Iterator

# In the order in which a newcomer needs them; each command stands in one place.
PURPOSES: dict[str, tuple[str, ...]] = {
    "compare and check": ("compare", "verify", "annotate", "group"),
    "a library of news: fill it and keep it": ("add", "watch", "story", "remove", "export", "doctor"),
    "a library of news: look into it": (
        "stories", "show", "search", "documents", "actors", "quotations", "history", "serve",
    ),
    "evaluate": ("evaluate",),
}  # fmt: skip

NEXT = """\
readout COMMAND --help tells the rest of a command.
To begin: readout compare first.html second.html -o readout.html --open
"""


class OverviewParser(argparse.ArgumentParser):
    """The parser of `readout` itself, whose help lists the commands by purpose, a line each."""

    def format_help(self) -> str:
        """Give the help: usage, description, commands, options, exit status."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        self._add_commands(formatter)
        formatter.start_section("options")
        formatter.add_arguments(action for action in self._actions if action.option_strings)
        formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def format_overview(self) -> str:
        """Give what `readout` without a command says: the commands, and how to go on."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        self._add_commands(formatter)
        formatter.add_text(NEXT)
        return formatter.format_help()

    def _add_commands(self, formatter: argparse.HelpFormatter) -> None:
        for purpose, commands in self.by_purpose():
            formatter.start_section(purpose)
            formatter.add_arguments(commands)
            formatter.end_section()

    def by_purpose(self) -> Iterator[tuple[str, list[argparse.Action]]]:
        """Yield each purpose with its commands; a command's `dest` is its name, its `help` what it does."""
        listed = {
            command.dest: command
            for action in self._actions
            if isinstance(action, argparse._SubParsersAction)
            for command in action._choices_actions
        }
        for purpose, names in PURPOSES.items():
            yield purpose, [listed[name] for name in names]
