"""TLS certificates: whom a connection trusts, read from the machine's store once a run."""

import os
import ssl
from functools import lru_cache
from pathlib import Path

from briefing.errors import UsageError

_NAMED_BY = ("SSL_CERT_FILE", "SSL_CERT_DIR")  # OpenSSL's own variables, the first that is set


def tls_context(*, trust_env: bool = True) -> ssl.SSLContext:
    """The context in which certificates are verified; one for the same certificates, as reading those of a
    machine takes longer than all else that opens a client.

    `trust_env`: whether the environment may name others than the machine's. Raises UsageError where those
    that it names cannot be read.
    """
    named = next(((name, os.environ[name]) for name in _NAMED_BY if os.environ.get(name)), None)
    if not trust_env or named is None:
        return _context(trust_env)
    variable, path = named
    folders = path.split(os.pathsep) if variable == "SSL_CERT_DIR" else (path,)
    if not any(Path(folder).exists() for folder in folders):  # OpenSSL passes by a folder that is not there
        raise UsageError(f"{variable} names {path}, which is not there; mend it, or leave it out")
    try:
        return _context(trust_env, variable, path)
    except OSError as wrong:  # ssl.SSLError is one
        raise UsageError(
            f"{variable} names {path}, which holds no certificates; mend it, or leave it out"
        ) from wrong


@lru_cache(maxsize=4)
def _context(trust_env: bool, *_named: str) -> ssl.SSLContext:
    import httpx2

    return httpx2.create_ssl_context(trust_env=trust_env)
