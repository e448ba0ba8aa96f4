"""Reading and writing questionnaires as XLSForm."""

from aanjager.outreach.xlsforms.queries.reading import Form, Part, Read, read_form
from aanjager.outreach.xlsforms.queries.writing import sheets_of

__all__ = ["Form", "Part", "Read", "read_form", "sheets_of"]
