"""What editors do to templates before a brief is made with them: find, copy, compare, render, check, try."""
