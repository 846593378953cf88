"""Write a synthetic data package of any size: the embedded one, scaled. For load tests only, never for figures.

Run: `python tools/synthetic.py 1000000 FOLDER`. Every record of copies, steps, innovations, awards, forums and plans is repeated under new keys
(`<key>~<number>`), so that shares, nulls and foreign keys stay as they are; regions, competitions, indicators and sources are not repeated.
Steps dated to the day move back by up to a year, each copy by a span of its own: real records would not all share 200 days.
"""

import csv
import json
import sys
from pathlib import Path

import duckdb

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from inovasi import descriptor, paths

COPIES_PER_INNOVATION = 17  # 10 million copies of 600,000 innovations: 15 years of 40,000
MOST_FORUMS = 100  # times the embedded forums
STAGES = ("persiapan", "pelaksanaan", "monitoring_evaluasi")
# Keys that are repeated, by the factor that repeats them.
BY_COPY = ("replication_id", "action_plan_id")
BY_INNOVATION = ("innovation_id", "award_id", "outcome_id")
BY_FORUM = ("forum_id",)
FACTOR = {
    key: factor for factor, keys in {"copies": BY_COPY, "innovations": BY_INNOVATION, "forums": BY_FORUM}.items() for key in keys
}


def write(copies: int, target: Path, source: Path = paths.DATA) -> dict[str, int]:
    """Write a package of about so many copies into a folder; return the rows of each table.

    The rows of a table are made and written by DuckDB as a stream; nothing of it is held in Python.
    """
    package = descriptor.load(source / "datapackage.json")
    (target / "tables").mkdir(parents=True, exist_ok=True)
    raw = json.loads((source / "datapackage.json").read_text(encoding="utf-8"))
    raw["title"] = f"SYNTHETIC, {copies} copies: {raw['title']}"
    (target / "datapackage.json").write_text(json.dumps(raw, ensure_ascii=False), encoding="utf-8")
    written = {}
    with duckdb.connect() as connection:
        factors = load(connection, copies, source)
        for table in package.tables:
            sql = scaled(table, factors)
            path = target / table.path
            path.parent.mkdir(parents=True, exist_ok=True)
            result = connection.execute(f"copy ({sql}) to '{path}' (header true)").fetchone()
            written[table.name] = int(result[0]) if result else 0
    return written


def load(connection: duckdb.DuckDBPyConnection, copies: int, source: Path) -> dict[str, int]:
    """Load the tables of a package as text and return how often each kind of record is repeated to make so many copies."""
    for table in descriptor.load(source / "datapackage.json").tables:
        types = {field.name: "varchar" for field in table.fields}
        dialect = "header = true, delim = ',', quote = '\"', escape = '\"', nullstr = ''"
        connection.execute(
            f'create table "{table.name}" as select * from read_csv(?, {dialect}, columns = ?)', [str(source / table.path), types]
        )
    if copies:
        made_milestones(connection)
    base = connection.execute("select count(*) from replications").fetchone()
    factor = max(1, round(copies / (base[0] if base else 1)))
    innovations = max(1, factor // COPIES_PER_INNOVATION)
    return {"copies": factor, "innovations": innovations, "forums": min(innovations, MOST_FORUMS)}


def scaled(table: descriptor.Table, factors: dict[str, int]) -> str:
    """Return the SELECT that repeats a table: by the factor of its own key, other keys following in turn."""
    repeated = [FACTOR[key] for key in table.primary_key if key in FACTOR]
    if "copies" in repeated or (table.name in ("action_plans", "plan_milestones")):
        times = factors["copies"]
    elif repeated:
        times = factors[repeated[0]]
    elif table.name == "reconciliation":
        return f'select t.* replace (cast(cast(source_row as bigint) + n.i * 100000 as varchar) as source_row) from "{table.name}" t, range({factors["innovations"]}) n(i)'
    else:
        return f'select * from "{table.name}"'
    replaced = []
    for field in table.fields:
        if field.name in FACTOR:
            number = f"n.i % {factors[FACTOR[field.name]]}"
            replaced.append(f"\"{field.name}\" || case when {number} = 0 then '' else '~' || ({number}) end as \"{field.name}\"")
        elif field.name in ("date_from", "date_to") and table.name == "replication_steps":
            days = "cast(hash(replication_id, n.i) % 365 as integer)"
            moved = f'case when precision = \'day\' and n.i > 0 then cast("{field.name}" as date) - {days} else cast("{field.name}" as date) end'
            replaced.append(f'cast({moved} as varchar) as "{field.name}"')
        elif field.name == "source_row":
            replaced.append("cast(cast(source_row as bigint) + n.i * 100000 as varchar) as source_row")
    return f'select t.* replace ({", ".join(replaced)}) from range({times}) n(i), "{table.name}" t'


def made_milestones(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the milestones, of which the embedded records hold none: six a plan, a quarter apart, half of them done, a third of these late."""
    connection.execute(
        """
        insert into plan_milestones by name
        select
            action_plan_id,
            cast(m.i + 1 as varchar) as milestone_no,
            ($stages)[m.i // 2 + 1] as plan_stage,
            'SINTETIS ' || (m.i + 1) as title_id,
            'SYNTHETIC ' || (m.i + 1) as title_en,
            cast(made + 90 * cast(m.i + 1 as integer) as varchar) as due_date,
            case when m.i < 3 then cast(made + 90 * cast(m.i + 1 as integer) + case when m.i = 2 then 20 else -5 end as varchar) end as done_date,
            case when m.i < 4 then cast(made + 90 * cast(m.i + 1 as integer) + 30 as varchar) end as news_date
        from (select action_plan_id, coalesce(cast(made_date as date), date '2021-06-01') as made from action_plans) as plans, range(6) m(i)
        """,
        {"stages": list(STAGES)},
    )


if __name__ == "__main__":
    writer = csv.writer(sys.stdout)
    writer.writerows(write(int(sys.argv[1]), Path(sys.argv[2])).items())
