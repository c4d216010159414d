"""TLS certificates: whom a connection trusts, read from the machine's store once a run."""

import os
import ssl
from functools import lru_cache

from briefing.errors import UsageError

_NAMED_BY = ("SSL_CERT_FILE", "SSL_CERT_DIR")  # OpenSSL's own variables, the first that is set


def tls_context(*, trust_env: bool = True) -> ssl.SSLContext:
    """The context in which certificates are verified; one for the same certificates, as reading those of a
    machine takes 35 ms.

    `trust_env`: whether the environment may name others than the machine's. Raises UsageError where those
    that it names cannot be read.
    """
    named = next(((name, os.environ[name]) for name in _NAMED_BY if os.environ.get(name)), None)
    if not trust_env or named is None:
        return _context(trust_env)
    variable, path = named
    try:
        return _context(trust_env, variable, path)
    except OSError as wrong:  # ssl.SSLError is one
        reason = "is not there" if isinstance(wrong, FileNotFoundError) else "holds no certificates"
        raise UsageError(f"{variable} names {path}, which {reason}; mend it, or leave it out") from wrong


@lru_cache(maxsize=4)
def _context(trust_env: bool, *_named: str) -> ssl.SSLContext:
    import httpx2

    return httpx2.create_ssl_context(trust_env=trust_env)
