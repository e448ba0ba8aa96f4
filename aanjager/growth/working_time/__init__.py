"""What the law lets young people do in a day, a week and four weeks, and when there is school."""
