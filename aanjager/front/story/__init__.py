"""The line: from a note to the sentence or the promise it became, told step by step."""
