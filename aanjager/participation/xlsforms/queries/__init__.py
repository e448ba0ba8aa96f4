"""Reading and writing questionnaires as XLSForm."""

from aanjager.participation.xlsforms.queries.reading import Form, Part, Read, read_form
from aanjager.participation.xlsforms.queries.writing import sheets_of

__all__ = ["Form", "Part", "Read", "read_form", "sheets_of"]
