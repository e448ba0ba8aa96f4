"""Lists to take away as CSV and XLSX: what one may see, streaming, with no cell that is a formula."""
