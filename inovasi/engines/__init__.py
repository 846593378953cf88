"""Which engine runs a query: DuckDB, embedded, or Spark for tables past one machine. Only `inovasi.queries` asks here.

The SQL is written once, for DuckDB. Rows come back in the same order and with the same types from either.
"""

from collections.abc import Iterable, Mapping

import pandas as pd

from inovasi import release, settings


def rows(sql: str, params: Mapping[str, object], data_version: str, tables: Iterable[str]) -> pd.DataFrame:
    """Return the rows of one SELECT with `$named` parameters on a release, run by the engine of this installation.

    `tables` are the words that may name a table. Raises RestrictedError for an internal one without an editor (release.cursor).
    """
    opened = release.cursor(data_version, tables)
    if settings.engine() == "spark":
        from inovasi.engines import spark  # an optional extra: nothing of it is loaded unless it is asked for

        return spark.rows(sql, params, data_version)
    return opened.execute(sql, dict(params)).df()
