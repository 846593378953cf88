"""Which program this is: part of every address whose content may be kept for ever, so that a changed program has new ones."""

import hashlib
from functools import lru_cache

from inovasi import paths

KINDS = ("inovasi/**/*.py", "inovasi/**/*.toml", "queries/*.sql")


@lru_cache(maxsize=1)
def version() -> str:
    """Return a hash of code, words and queries: the same in every worker process of one installation."""
    digest = hashlib.sha256()
    for kind in KINDS:
        for path in sorted(paths.ROOT.glob(kind)):
            digest.update(path.relative_to(paths.ROOT).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
