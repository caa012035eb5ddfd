"""YAML that remembers where every value stands. It knows nothing of briefs or of the corpus.

Files are read as YAML 1.2 with its core schema, whatever the parser below follows: ``11:55``, ``no`` and
``2026-12-15`` are text, ``010`` is ten, and a key stands once in its mapping.
"""

from pincite.marked_yaml.marks import Marks, join_path
from pincite.marked_yaml.overrides import Setting, overlaid, parse_setting
from pincite.marked_yaml.reader import MarkedYaml, compose_yaml, load_mapping, read_yaml
from pincite.marked_yaml.validation import checked, model_at, validated

__all__ = [
    "MarkedYaml",
    "Marks",
    "Setting",
    "checked",
    "compose_yaml",
    "join_path",
    "load_mapping",
    "model_at",
    "overlaid",
    "parse_setting",
    "read_yaml",
    "validated",
]
