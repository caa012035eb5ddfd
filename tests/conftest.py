"""What holds for every test: cache and line width are its own, and no warning is logged unless it says so.

The libraries that write the files (WeasyPrint, fontTools, python-pptx) report a style they do not know or a font
they cannot read in the log only, and go on: the file is then wrong while every call succeeded.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest

WATCHED = ("", "weasyprint", "fontTools", "pptx")
"""Loggers that are listened to: the root, and those that might one day stop passing their records up to it."""


class Recorder(logging.Handler):
    """Keeps every record once, however many of the watched loggers pass it on."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: dict[int, logging.LogRecord] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record; holding it keeps its identity unique."""
        self.records[id(record)] = record

    def messages(self) -> list[str]:
        """What was logged, in order, each with its logger."""
        return [f"{record.name}: {record.getMessage()}" for record in self.records.values()]


@pytest.fixture(scope="session", autouse=True)
def own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Commands run by the tests keep their catalogues away from the user's, and know no terminal's width."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COLUMNS", raising=False)
        patch.setenv("PINCITE_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def assert_no_logs(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or worse, and one marked ``logs(pattern)`` whose warnings do not come."""
    recorder = Recorder()
    loggers = [logging.getLogger(name) for name in WATCHED]
    for logger in loggers:
        logger.addHandler(recorder)
    yield
    for logger in loggers:
        logger.removeHandler(recorder)
    marker = request.node.get_closest_marker("logs")
    messages = recorder.messages()
    if marker is None:
        assert not messages, "the test logged:\n" + "\n".join(messages)
    else:
        pattern = str(marker.args[0])
        assert messages, f"nothing was logged, `{pattern}` was expected"
        strangers = [message for message in messages if not re.search(pattern, message)]
        assert not strangers, f"not as expected, `{pattern}`:\n" + "\n".join(strangers)
