"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import gc
import importlib
import pickle
import pkgutil
import re
import sys

import pytest

import pincite
from pincite.expressions import expression

TEXT = "One swallow, two Swallows"


def test_an_expression_finds_what_the_pattern_finds() -> None:
    lazy, plain = expression("(?P<word>SWALLOW)s?", re.IGNORECASE), re.compile("(?P<word>SWALLOW)s?", re.IGNORECASE)
    assert [found.span() for found in lazy.finditer(TEXT)] == [found.span() for found in plain.finditer(TEXT)]
    assert (lazy.search(TEXT) or [""])[0] == "swallow"
    assert (lazy.match(TEXT), lazy.fullmatch("swallows") is not None) == (None, True)
    assert (lazy.sub("bird", TEXT), lazy.subn("bird", TEXT)) == (plain.sub("bird", TEXT), plain.subn("bird", TEXT))
    assert (lazy.split(TEXT), lazy.findall(TEXT)) == (plain.split(TEXT), plain.findall(TEXT))
    assert (lazy.pattern, lazy.flags, lazy.groups) == (plain.pattern, plain.flags, plain.groups)
    assert pickle.loads(pickle.dumps(lazy)).findall(TEXT) == plain.findall(TEXT)


def test_a_fault_is_told_when_it_is_used() -> None:
    faulty = expression("(")
    with pytest.raises(re.error):
        faulty.search("")
    assert not hasattr(faulty, "serach")


def test_every_expression_of_the_package_compiles() -> None:
    for module in pkgutil.walk_packages(pincite.__path__, "pincite."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    kind = type(expression(""))
    found = [each for each in gc.get_objects() if isinstance(each, kind)]
    assert len(found) > 300
    assert all(each.flags is not None for each in found if each.pattern != "(")
    assert "pincite.corpus.quotations.other_languages" in sys.modules
