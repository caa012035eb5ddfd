"""How a reader refuses a file. It stands apart so that whoever only names it need not load the readers."""

from __future__ import annotations


class UnreadableError(Exception):
    """A file that cannot be read as what it is; the rest of the corpus is still of use.

    ``reason`` goes on after the file's name (``is encrypted``); ``remedy`` says what its owner can do.
    """

    def __init__(self, reason: str, remedy: str = "take it out of the corpus or replace it") -> None:
        self.reason = reason
        self.remedy = remedy
        super().__init__(f"{reason}; {remedy}")
