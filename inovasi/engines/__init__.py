"""Which engine runs a query: DuckDB, embedded, or Spark for tables past one machine. Only `inovasi.queries` asks here.

The SQL is written once, for DuckDB. Rows come back in the same order and with the same types from either.
"""

from collections.abc import Mapping

import pandas as pd

from inovasi import release, settings


def rows(sql: str, params: Mapping[str, object], data_version: str) -> pd.DataFrame:
    """Return the rows of one SELECT with `$named` parameters on a release, run by the engine of this installation."""
    if settings.engine() == "spark":
        from inovasi.engines import spark  # an optional extra: nothing of it is loaded unless it is asked for

        return spark.rows(sql, params, data_version)
    return release.connection(data_version).cursor().execute(sql, dict(params)).df()
