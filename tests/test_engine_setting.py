"""The engine is a setting; nothing of Spark is loaded unless it is asked for."""

import subprocess
import sys
from pathlib import Path

import pytest

from inovasi import paths, queries, settings
from inovasi.queries import kept_queries

OUTSIDE = [path for folder in ("inovasi", "pages") for path in (paths.ROOT / folder).rglob("*.py") if path.parent.name != "engines"]


def test_duckdb_is_the_engine_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(settings.ENGINE, raising=False)
    assert settings.engine() == "duckdb"
    monkeypatch.setenv(settings.ENGINE, " Spark ")
    assert settings.engine() == "spark"


def test_an_unknown_engine_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.ENGINE, "postgres")
    with pytest.raises(settings.SettingError, match="duckdb, spark"):
        settings.engine()


def test_parquet_stands_beside_the_release_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(settings.PARQUET, raising=False)
    assert settings.parquet_folder() == str(paths.BUILD)
    monkeypatch.setenv(settings.PARQUET, "s3a://releases/inovasi/")
    assert settings.parquet_folder() == "s3a://releases/inovasi"


def test_the_default_engine_loads_neither_spark_nor_sqlglot() -> None:
    code = "import sys; from inovasi import queries; queries.run('steps_listed', row='r001'); print({'pyspark', 'sqlglot'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], cwd=paths.ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: str(path.relative_to(paths.ROOT)))
def test_only_queries_knows_of_engines(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.name == "queries.py" or "engines" not in text.replace("ENGINES", "").replace("for engines that", ""), path.name
    assert "pyspark" not in text and "sqlglot" not in text


def test_kept_queries_take_no_parameter_but_the_frame() -> None:
    for kept in kept_queries():
        assert queries.parameter_names(kept.name) == ({"frame"} if kept.is_by_frame else set()), kept.name
        assert queries.columns_stated(kept.name)
