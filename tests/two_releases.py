"""A second release for tests: the current one with some copies taken out, under a version of its own, gone again afterwards."""

import os
import shutil
from collections.abc import Iterator

import duckdb
import pytest

from inovasi import paths, release

OLD = f"{os.getpid():012x}"  # of this process: others may be testing, too
LEFT_OUT = 12


@pytest.fixture
def old_release() -> Iterator[str]:
    """Keep an older release beside the current one while a test runs; return its version."""
    path = paths.BUILD / f"{OLD}.duckdb"
    shutil.copyfile(paths.BUILD / f"{release.current()}.duckdb", path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("update release set data_version = $version", {"version": OLD})
        taken = "select replication_id from replications order by replication_id limit $count"
        for table in ("forum_choice_copies", "replication_steps", "replications"):
            connection.execute(f"delete from {table} where replication_id in ({taken})", {"count": LEFT_OUT})
        for (kept,) in connection.execute(
            "select table_name from information_schema.tables where table_name like 'kept_%'"
        ).fetchall():
            connection.execute(f"drop table {kept}")  # an older release had kept none
    yield OLD
    release._opened.cache_clear()
    path.unlink()
