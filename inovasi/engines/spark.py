"""Queries on Apache Spark: a session that is given, Spark Connect (`SPARK_REMOTE`), or a local one.

sqlglot rewrites the SQL once; values are bound by Spark, never written into the text. Tables are the Parquet files of the release.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import duckdb
import pandas as pd
import sqlglot
from pyspark.sql import SparkSession, functions
from sqlglot import exp
from sqlglot.dialects.spark import Spark

from inovasi import release, settings


class NestedSpark(Spark):
    """Spark as it is: a WITH may stand inside another. sqlglot would lift inner ones out, where two of one name would clash."""

    class Generator(Spark.Generator):  # type: ignore[misc, valid-type]
        EXPRESSIONS_WITHOUT_NESTED_CTES: set[type[exp.Expression]] = set()


def rows(sql: str, params: Mapping[str, object], data_version: str) -> pd.DataFrame:
    """Return the rows of one SELECT written for DuckDB, with the types that DuckDB gives its columns."""
    text, tables = translated(sql, data_version)
    spark = session()
    for table in tables:
        _view(spark, table, data_version)
    found = spark.sql(text, args={name: _bound(value) for name, value in params.items()}).toArrow()
    types = release.connection(data_version).cursor().execute("describe " + sql, dict(params)).fetchall()
    casts = ", ".join(f'cast("{column}" as {kind}) as "{column}"' for column, kind, *_ in types)
    with duckdb.connect() as connection:
        return connection.from_arrow(found).project(casts).df()


def session() -> SparkSession:
    """Return the Spark session: the active one, the one behind SPARK_REMOTE, or a new local one."""
    return SparkSession.builder.appName("Jejak Inovasi").getOrCreate()


@lru_cache(maxsize=512)
def translated(sql: str, data_version: str) -> tuple[str, tuple[str, ...]]:
    """Return the SQL for Spark, `$name` as `:name` and each table under the name of its release, and the tables it reads."""
    tree = sqlglot.parse_one(sql, read="duckdb")
    for parameter in list(tree.find_all(exp.Parameter)):
        parameter.replace(exp.Placeholder(this=parameter.name))
    for number in list(tree.find_all(exp.Literal)):
        if number.is_number and not number.is_int:  # 365.25 is a decimal to Spark, and days divided by it keep six digits only
            number.replace(exp.cast(number.copy(), "double"))
    for cte in tree.find_all(exp.CTE):
        cte.set("materialized", None)  # Spark puts nothing together first, and does not know the words
    written = {cte.alias for cte in tree.find_all(exp.CTE)}
    tables = []
    for table in tree.find_all(exp.Table):
        if table.name not in written:
            tables.append(table.name)
            table.replace(exp.alias_(exp.to_table(_view_name(table.name, data_version)), table.alias_or_name, table=True))
    return tree.sql(dialect=NestedSpark), tuple(dict.fromkeys(tables))


@lru_cache(maxsize=512)
def _view(spark: SparkSession, table: str, data_version: str) -> None:
    """Name the Parquet file of a table, once a session; each release has names of its own, so that none can be read for another."""
    path = f"{settings.parquet_folder()}/{data_version}/{table}.parquet"
    spark.read.parquet(path).createOrReplaceTempView(_view_name(table, data_version))


def _view_name(table: str, data_version: str) -> str:
    return f"{table}_{data_version}"


def _bound(value: object) -> Any:
    """Return a value as Spark binds it: a list becomes an array."""
    return functions.array(*(functions.lit(item) for item in value)) if isinstance(value, list) else value
