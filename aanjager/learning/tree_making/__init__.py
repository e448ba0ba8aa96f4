"""Making guides at the desk: text, questions, conclusions, English, the test of every path, publishing."""
