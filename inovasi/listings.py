"""The tables that people ask for: each a query, its key and order, what can be filtered, and the text that a search looks through.

The build keeps them ready to read (`kept_listing_<table>`), one form a language, so that a page of one is a filter and never a join
of all records; `listing_rows` asks. Without kept rows the same text runs over the tables of the package.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from inovasi import queries, views

PREFIX = "listing_"  # of kept rows: one table a listing
VOCABULARY = "listing_words"  # of kept rows: every word of every listing
LANGUAGE, POSITION, WORDS = "language", "position", "words"  # what kept rows hold beside the columns of the query
FRAME = views.FRAMES[-1]
ALIASED = "innovation_id"  # rows that name an innovation are found under every name it was published under
ALIASES = """aliases as (
    select innovation_id, string_agg(alias, ' ' order by alias) as aliases
    from innovation_aliases
    group by innovation_id
)"""


@dataclass(frozen=True)
class Listing:
    """A table people ask for. `columns` are shown, `codes` says which of them hold codes (column -> group of words).

    `order` is that of the query, as columns of its result. `searched` names columns that are not shown, but looked through.
    With many rows a build keeps it in spans of `part_key`, the column its order begins with: a key of rows as in `queries.Kept`.
    The last five name the columns by which it is filtered.
    """

    query: str
    key: str
    order: tuple[str, ...]
    columns: tuple[str, ...]
    codes: Mapping[str, str]
    searched: tuple[str, ...] = ()
    part_key: str = ""
    year: str = ""
    province: str = ""
    subject: str = ""
    state: str = ""
    level: str = ""


LISTINGS: Mapping[str, Listing] = {
    "replications": Listing(
        "copies_listed",
        "replication_id",
        ("replication_id",),
        (
            "innovation_name",
            "adopter_name",
            "adopter_province_code",
            "origin_name",
            "state",
            "since_date",
            "copy_scope",
            "adopted_name",
            "facilitator",
            "has_legal_basis",
            "subject_code",
            "source_url",
        ),
        {
            "state": "step",
            "copy_scope": "copy_scope",
            "subject_code": "subject",
            "adopter_province_code": "province",
            "has_legal_basis": "yes_no",
        },
        part_key="replication_id",
        year="since_date",
        province="adopter_province_code",
        subject="subject_code",
        state="state",
    ),
    "innovations": Listing(
        "innovations_listed",
        "innovation_id",
        ("innovation_id",),
        (
            "innovation_name",
            "origin_name",
            "province_code",
            "subject_code",
            "award_count",
            "recorded_count",
            "explored_count",
        ),
        {"subject_code": "subject", "province_code": "province"},
        searched=("short_name", "first_year"),
        province="province_code",
        subject="subject_code",
    ),
    "awards": Listing(
        "awards_listed",
        "award_id",
        ("award_year", "competition", "award_id"),
        (
            "award_year",
            "competition",
            "tier",
            "innovation_name",
            "government_name",
            "level",
            "province_name",
            "agency",
            "subject_code",
            "is_award",
            "source_url",
        ),
        {"level": "level", "subject_code": "subject", "is_award": "yes_no"},
        year="award_year",
        province="province_code",
        subject="subject_code",
        level="level",
    ),
    "governments": Listing(
        "governments_listed",
        "government_id",
        ("government_id",),
        ("government_name", "level", "province_code", "created_count", "award_count", "taken_count", "given_count"),
        {"level": "level", "province_code": "province"},
        searched=("government_id",),
        province="province_code",
        level="level",
    ),
    "forums": Listing(
        "forum_choices_listed",
        "forum_id",
        ("date_from", "forum_id", "choice_no"),
        (
            "forum_title",
            "date_from",
            "province_name",
            "kind",
            "choice_name",
            "innovation_name",
            "choice_status",
            "copy_count",
            "furthest_rank",
            "source_url",
        ),
        {"kind": "forum_kind", "choice_status": "choice_status", "furthest_rank": "rank"},
        year="date_from",
        province="province_code",
    ),
    "hub_events": Listing(
        "hub_events_listed",
        "hub_event_id",
        ("date_from", "hub_event_id"),
        ("date_from", "province_name", "event_type", "basis", "decree", "text", "source_url"),
        {"event_type": "hub_event_type", "basis": "hub_basis"},
        year="date_from",
        province="province_code",
    ),
    "agency_counts": Listing(
        "agency_counts_listed",
        "agency_count_id",
        ("agency_count_id",),
        (
            "government_name",
            "level",
            "count_year",
            "inventory",
            "agencies_total",
            "agencies_with_innovation",
            "innovations_total",
            "policy",
            "source_url",
        ),
        {"level": "level", "inventory": "inventory"},
        searched=("note",),
        year="count_year",
        level="level",
    ),
    "index_scores": Listing(
        "index_scores_listed",
        "index_score_id",
        ("score_year", "index_score_id"),
        ("score_year", "government_name", "level", "score", "scale", "predicate", "source_url"),
        {"level": "level", "scale": "scale"},
        year="score_year",
        level="level",
    ),
    "outcomes": Listing(
        "outcomes_listed",
        "outcome_id",
        ("outcome_id",),
        (
            "innovation_name",
            "statement",
            "evidence_grade",
            "about",
            "value_before",
            "value_after",
            "unit",
            "year_before",
            "year_after",
            "source_url",
        ),
        {"evidence_grade": "evidence_grade", "about": "about"},
        year="year_after",
    ),
    "counts": Listing(
        "competition_counts_listed",
        "count_id",
        ("award_year", "count_id"),
        ("award_year", "competition", "quantity", "group_code", "level", "unit", "value", "is_preferred", "note", "source_url"),
        {"quantity": "competition_quantity", "level": "level", "unit": "unit", "group_code": "group", "is_preferred": "yes_no"},
        year="award_year",
    ),
    "indicators": Listing(
        "indicator_values_listed",
        "source_row",
        ("indicator_id", "indicator_year", "province_code nulls first", "source_row"),
        ("indicator_name", "indicator_year", "province_name", "value", "unit", "frame", "status", "source_url"),
        {"status": "status"},
        year="indicator_year",
        province="province_code",
    ),
    "sources": Listing(
        "sources_listed",
        "source_id",
        ("publisher", "source_id"),
        ("publisher", "title", "url", "date_published", "date_read", "licence"),
        {},
    ),
}


def parameters(query: str, language: str, data_date: date) -> dict[str, object]:
    """Return the parameters under which a listing holds everything: all years, the newest frame, at the data date."""
    every: dict[str, object] = {
        "language": language,
        "frame": FRAME,
        "cut_off": data_date,
        "first_year": views.FIRST_YEAR,
        "last_year": data_date.year,
        "with_packages": True,
        "most_rows": views.EVERY_ROW,
    }
    return {name: every[name] for name in queries.parameter_names(query)}


def definition(code: str, kept: frozenset[str]) -> str:
    """Return the SELECT of a listing with the position of each row in its order (from 1) and the text that is searched.

    Shared queries in `kept` are read from kept rows. Parameters: those of the listing's query.
    """
    listing = LISTINGS[code]
    is_aliased = ALIASED in queries.columns_stated(listing.query)
    names = [*listing.searched, *(name for name in listing.columns if name not in listing.codes)]
    texts = [_text(f"listed.{name}") for name in names] + (["aliases.aliases"] if is_aliased else [])
    lines = [
        f"with listed as (\n{queries.read_sql(listing.query, kept)}\n)" + (f",\n{ALIASES}" if is_aliased else ""),
        f"select row_number() over (order by {', '.join(f'listed.{name}' for name in listing.order)}) as {POSITION},",
        f"listed.*, {searchable(texts)} as {WORDS}",
        "from listed",
    ]
    return "\n".join(lines + ([f"left join aliases on aliases.{ALIASED} = listed.{ALIASED}"] if is_aliased else []))


def _text(column: str) -> str:
    """Return the SQL of a column as text; of a source's address the host, for its path is full of other things' names."""
    return f"regexp_extract({column}, '^[a-z]+://([^/]+)', 1)" if column.endswith(".source_url") else f"cast({column} as varchar)"


def searchable(texts: list[str]) -> str:
    """Return the SQL of the text of a row as a search reads it: lower case, no accents, words between single spaces, one at each end."""
    joined = f"lower(strip_accents(concat_ws(' ', {', '.join(texts)})))"
    return f"' ' || trim(regexp_replace({joined}, '[^a-z0-9]+', ' ', 'g')) || ' '"


def words_of(rows: str) -> str:
    """Return the SELECT of the words in some rows (a table or a subquery), each once."""
    return f"select distinct unnest(string_split(trim({WORDS}), ' ')) as word from {rows}"
