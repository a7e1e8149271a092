"""The programs of docs/clients.md, by section and sample."""

import re
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).parents[5] / "docs" / "clients.md"
PIECE = re.compile(r"^(?:## ([^\n]+)|### ([^\n]+)|```(\w+)\n(.*?)^```)$", re.MULTILINE | re.DOTALL)


class Sample(NamedTuple):
    section: str
    name: str
    program: str
    environment: dict[str, str]

    def at(self, address):
        """The same sample for another address."""
        local = "http://localhost:8080"
        return self._replace(
            program=self.program.replace(local, address),
            environment={name: value.replace(local, address) for name, value in self.environment.items()},
        )


def samples(language):
    """A sample begins with the first block of its section."""
    found, section, beginning, environment = {}, "", "", {}
    for piece in PIECE.finditer(PAGE.read_text(encoding="utf-8")):
        title, name, kind, text = piece.groups()
        if title:
            section, sample, beginning = title, "", ""
        elif name:
            sample, environment = name, {}
        elif kind == "sh":
            environment = dict(re.findall(r'^export (\w+)="(.+)"$', text, re.MULTILINE))
        elif kind == language and not sample:
            beginning = text
        elif kind == language:
            found[section, sample] = Sample(section, sample, beginning + text, environment)
    return found
