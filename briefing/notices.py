"""A line for whoever runs the program, beside the result."""

from collections.abc import Callable

Notice = Callable[[str], None]
