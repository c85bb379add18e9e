"""A list of figures as a table of a paper."""

from app.counter.listed import FieldList, cells, is_number
from app.paper.model import Column, Row, Table


def listed_table(one: FieldList) -> Table:
    """The list with every line drawn; its columns share the width as its fields say."""
    whole = sum(field.wide for field in one.fields)
    columns = tuple(
        Column(field.name, field.wide / whole, right=is_number(field.holds)) for field in one.fields
    )
    rows = tuple(Row(tuple(cells(one, n))) for n in range(len(one.rows)))
    return Table(columns, rows, name=0, grid=True)
