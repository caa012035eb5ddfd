"""Tables: every number bound to the corpus, each row with the citations of its numbers."""

from __future__ import annotations

from dataclasses import replace

from pincite.briefing.figures import Value, figure_of, ids_of, printed_in_unit, printed_result, value_in_unit, value_of
from pincite.briefing.model import Cell, Citation, Column, Prose, Run, Table, plain
from pincite.briefing.prose import ProseComposer
from pincite.corpus.numbers.figures import printed_value
from pincite.spec.exhibits import CellSpec, ColumnSpec, TableSpec


def table(spec: TableSpec, path: str, prose: ProseComposer, *, number: int = 0) -> Table | None:
    """The table, every number bound; nothing (and diagnostics) when one is not.

    The numbers of a row are cited at its first cell, so that figures align; text carries its own pin-cites.
    """
    scope = tuple(dict.fromkeys(item for row in spec.rows for cell in row for item in _ids(cell, prose)))
    title = prose.line(spec.title, f"{path}.title", scope=scope)
    names = [prose.words(item.name, f"{path}.columns[{at}].name", scope=scope) for at, item in enumerate(spec.columns)]
    rows = [_row(row, spec, f"{path}.rows[{index}]", prose) for index, row in enumerate(spec.rows)]
    note = prose.line(spec.note, f"{path}.note", scope=scope)
    if any(row is None for row in rows):
        return None
    whole = tuple(row for row in rows if row)
    columns = tuple(
        Column(name, column.unit or "", all(row[at].printed for row in whole))
        for at, (name, column) in enumerate(zip(names, spec.columns, strict=True))
    )
    cited = sorted({each for row in whole for cell in row for part in cell.prose
                    if isinstance(part, Citation) for each in part.numbers})  # fmt: skip
    words = prose.language.briefing
    heads = words.comma.join(column.name for column in columns)
    alternative = prose.language.say(words.table, len(whole), title=plain(title).strip().rstrip(".。"), columns=heads)
    return Table(title, columns, whole, alternative, tuple(cited), note, number)


def _row(row: tuple[CellSpec, ...], spec: TableSpec, path: str, prose: ProseComposer) -> tuple[Cell, ...] | None:
    scope = tuple(dict.fromkeys(item for cell in row for item in _ids(cell, prose)))
    cells = [
        _cell(cell, column, f"{path}[{at}]", prose, scope)
        for at, (cell, column) in enumerate(zip(row, spec.columns, strict=True))
    ]
    made = tuple(cell for cell in cells if cell is not None)
    if len(made) < len(cells):
        return None
    own = {each for part in made[0].prose if isinstance(part, Citation) for each in part.numbers}
    missing = tuple(each for each in prose.register.cite(*scope) if each not in own)
    head = replace(made[0], prose=(*made[0].prose, Citation(missing))) if missing else made[0]
    return (head, *made[1:])


def _cell(spec: CellSpec, column: ColumnSpec, path: str, prose: ProseComposer, scope: tuple[str, ...]) -> Cell | None:
    if spec.text is not None:
        return Cell(prose.line(spec.text, f"{path}.text", scope=scope))
    found = value_of(spec.number, spec.formula, path, prose)
    if found is None:
        return None
    printed = _printed(found, spec, column, path, prose)
    if printed is None:
        return None
    words: Prose = (Run(printed, evidence=found.ids[0] if found.number else ""),)
    if found.calculation:
        prose.calculations[printed] = found.calculation
    return Cell(words, printed, found.ids[0] if found.number else "", found.calculation)


def _printed(found: Value, spec: CellSpec, column: ColumnSpec, path: str, prose: ProseComposer) -> str | None:
    """What the cell says: in the column's unit, or as the source prints it; a result with its own unit."""
    if column.unit:
        value = value_in_unit(found, column.unit, f"{path}.{'number' if found.number else 'formula'}", prose)
        if value is None:
            return None
        if found.number:
            upper = found.number.upper
            high = value_in_unit(replace(found, value=upper), column.unit, path, prose) if upper is not None else None
            return printed_in_unit(found, value, prose) + (
                f"–{prose.language.digits(printed_value(high))}" if high is not None else ""
            )
        return printed_result(value, spec.round, f"{path}.round", prose)
    if found.number:
        return " ".join(part for part in figure_of(found.number, prose) if part)
    return f"{printed_result(found.value, spec.round, f'{path}.round', prose)} {found.unit}".strip()


def _ids(cell: CellSpec, prose: ProseComposer) -> tuple[str, ...]:
    return ids_of(cell.number, cell.formula, prose)
