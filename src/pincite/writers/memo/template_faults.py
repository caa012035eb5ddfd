"""What a template may not do and what it does wrong, as faults with file and line.

A template is somebody's own file, so whatever goes wrong in it is named: never a blank, never our fault, and never a
build that does not end.
"""

from __future__ import annotations

import ctypes
import logging
import re
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pincite.diagnostics import BriefError, Diagnostic, Place, error

LONGEST = 60.0
"""Seconds that filling in the templates may take; the longest memos take three."""

_AT = re.compile(r" at (\d+):(\d+)\b")
_BRACES = re.compile(r"/\*.*?\*/|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|[{}]", re.DOTALL)
_MOST_COMPLAINTS = 20


class NotOwnFileError(ValueError):
    """A file lies outside the folder of templates, by its name or through a link."""


def own_file(folder: Path, name: str) -> Path:
    """The file ``name`` of ``folder``, links followed. Raises ``NotOwnFileError``, or ``FileNotFoundError``."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise NotOwnFileError(f"`{name}` leads out of the templates' folder, to `{path}`")
    if not path.is_file():
        raise FileNotFoundError(name)
    return path


def own_text(folder: Path, name: str) -> str:
    """The text of a file of ``folder``. Raises ``BriefError`` that names it when it is not there or not its own."""
    try:
        return own_file(folder, name).read_text("utf-8")
    except NotOwnFileError as fault:
        raise BriefError([outside(folder, name, fault)]) from fault
    except UnicodeDecodeError as fault:
        message = f"expected UTF-8 text, found the byte 0x{fault.object[fault.start]:02X}"
        raise BriefError([error("template-is-valid", message, Place(str(folder / name)))]) from fault
    except OSError as fault:
        raise BriefError([unreadable(folder, name)]) from fault


def outside(folder: Path, name: str, fault: Exception) -> Diagnostic:
    """A file that the template may not reach."""
    hint = "put the file itself into the folder"
    return error("template-reads-its-own-folder", str(fault), Place(str(folder / name)), hint)


def unclosed(css: str, file: Path) -> tuple[Diagnostic, ...]:
    """A fault for the first brace without its other: the engine would take what follows for a part of one rule."""
    opened: list[int] = []
    for found in _BRACES.finditer(css):
        if found[0] == "{":
            opened.append(found.start())
        elif found[0] == "}":
            if not opened:
                return (_brace("closes nothing", css, found.start(), file),)
            opened.pop()
    return (_brace("is not closed", css, opened[-1], file),) if opened else ()


def _brace(what: str, css: str, offset: int, file: Path) -> Diagnostic:
    line = css.count("\n", 0, offset) + 1
    column = offset - css.rfind("\n", 0, offset)
    return error("template-is-valid", f"the brace `{css[offset]}` {what}", Place(str(file), line, column))


def unreadable(folder: Path, name: str) -> Diagnostic:
    """A template that is not there."""
    hint = "name a folder that holds `memo/`; `pincite template copy DIR` makes one"
    return error("template-is-readable", f"no template `{name}`", Place(str(folder)), hint)


def template_fault(fault: BaseException, folder: Path, main: str) -> Diagnostic:
    """What broke a template off, at the line of the template that it came from; ``main`` stands for an unknown one."""
    import jinja2

    if isinstance(fault, jinja2.TemplateNotFound):
        return unreadable(folder, str(fault.name or main))
    file, line = str(folder / main), 0
    if isinstance(fault, jinja2.TemplateSyntaxError):
        file, line = fault.filename or file, fault.lineno
    else:
        # jinja2 puts the template's own lines into the traceback; the last one is where it broke off.
        own = [frame for frame in traceback.extract_tb(fault.__traceback__) if frame.filename.endswith(".j2")]
        if own:
            file, line = own[-1].filename, own[-1].lineno or 0
    first = (str(fault).splitlines() or [""])[0]
    message = first or type(fault).__name__
    if isinstance(fault, TemplateTimeoutError):
        message = f"filling in the templates takes more than {LONGEST:g} seconds"
    elif isinstance(fault, RecursionError):
        message = "a macro or an include calls itself without end"
    elif not isinstance(fault, jinja2.TemplateError):
        message = f"{type(fault).__name__}: {first}" if first else type(fault).__name__
    return error("template-is-valid", message, Place(file, line))


class TemplateTimeoutError(Exception):
    """Filling in the templates does not end."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise ``TemplateTimeoutError`` inside the block when it takes longer; only Python code can be broken off."""
    thread, lock, over = threading.get_ident(), threading.Lock(), False

    def stop() -> None:
        with lock:
            if not over:
                raised = ctypes.py_object(TemplateTimeoutError)
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            over = True
        timer.cancel()


class _Complaints(logging.Filter):
    """Takes what the engine would only log, and goes on without."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[str] = []

    def filter(self, record: logging.LogRecord) -> bool:
        # A character without a glyph is named by who writes the file, with more than its number.
        if record.levelno < logging.WARNING or "notdef" in record.getMessage():
            return True
        self.messages.append(record.getMessage())
        return False


@contextmanager
def complaints_are_faults(folder: Path, stylesheet: str) -> Iterator[None]:
    """Raise ``BriefError`` with what the engine complains of inside the block: CSS that is none, a link to nowhere."""
    logger, heard = logging.getLogger("weasyprint"), _Complaints()
    logger.addFilter(heard)
    try:
        yield
    finally:
        logger.removeFilter(heard)
    if heard.messages:
        raise BriefError(_complaint(text, folder, stylesheet) for text in heard.messages[:_MOST_COMPLAINTS])


def _complaint(text: str, folder: Path, stylesheet: str) -> Diagnostic:
    message = " ".join(text.split()).rstrip(".")
    place = Place(str(folder))
    if at := _AT.search(message):
        place = Place(str(folder / stylesheet), int(at[1]), int(at[2]))
        message = message.replace(at[0], "", 1)
    return error("template-is-valid", message[:1].lower() + message[1:300], place)
