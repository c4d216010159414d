"""Certificates that the environment names, and how often they are read."""

import os
from pathlib import Path

import pytest

from briefing import tls
from briefing.errors import UsageError


@pytest.fixture(autouse=True)
def _none_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)


def test_the_certificates_are_read_once_for_all_connections() -> None:
    assert tls.tls_context() is tls.tls_context()
    assert tls.tls_context().check_hostname


def test_other_certificates_are_another_context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    named = tls.tls_context()
    monkeypatch.delenv("SSL_CERT_DIR")

    assert tls.tls_context() is not named


@pytest.mark.parametrize(
    ("content", "reason"), [(None, "which is not there"), ("no certificate", "which holds no certificates")]
)
def test_a_file_that_holds_none_is_one_line_that_names_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, reason: str
) -> None:
    path = tmp_path / "trusted.pem"
    if content is not None:
        path.write_text(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))

    with pytest.raises(UsageError, match=f"SSL_CERT_FILE names {path}, {reason}"):
        tls.tls_context()
    assert tls.tls_context(trust_env=False).check_hostname


def test_a_folder_that_is_not_there_is_one_line_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "certs"))

    with pytest.raises(UsageError, match=r"SSL_CERT_DIR names .*certs, which is not there"):
        tls.tls_context()
    monkeypatch.setenv("SSL_CERT_DIR", os.pathsep.join((str(tmp_path / "certs"), str(tmp_path))))
    assert tls.tls_context().check_hostname
