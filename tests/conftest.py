"""What all tests share: benchmarks run only where they are asked for."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bench", action="store_true", help="run the benchmarks, which print ratios")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "bench: a measurement, run by `make bench` alone")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = bool(config.getoption("--bench"))
    skip = pytest.mark.skip(reason="a benchmark: run `make bench`")
    for test in items:
        if "bench" in test.keywords and not wanted:
            test.add_marker(skip)
