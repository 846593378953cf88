"""The filters, the search and the order of a view, as conditions on the rows of a listing."""

import pandas as pd

from inovasi import listing_rows, listings, queries, search
from inovasi.access import readers
from inovasi.figures import common
from inovasi.i18n import t, words
from inovasi.listing_rows import Rows, Sorted
from inovasi.listings import Listing
from inovasi.search import Condition
from inovasi.views import LANGUAGES, STATES, STEPS, View


def filters(listing: Listing, view: View) -> list[Condition]:
    """Return the conditions that the filters of a view put on the rows of a listing."""
    found = [
        listing_rows.equal(column, wanted)
        for column, wanted in (
            (listing.subject, view.subject),
            (listing.state, view.state),
            (listing.level, view.level),
            (listing.province, view.province),
        )
        if column and wanted
    ]
    if listing.year and (view.first_year, view.cut_off) != (View().first_year, View().cut_off):
        is_date = not (listing.year.endswith("_year") or listing.year.startswith("year_"))
        found.append(
            listing_rows.in_years(listing.year, is_date, _precision_column(listing), view.first_year, view.known_year, view.cut_off)
        )
    return found


def _precision_column(listing: Listing) -> str:
    """Return the column that says how precise the date of a listing is; '' where all are known to the day."""
    if listing.year == "since_date":
        return "since_precision"
    return "precision" if "precision" in queries.columns_stated(listing.query) else ""


def searched(view: View, every: Rows, codes: listing_rows.Codes, data_version: str) -> list[Condition]:
    """Return the condition that the search of a view puts on rows; none for an empty one."""
    if not view.search:
        return []
    found = search.condition(view.search, listing_rows.searched(every, codes, data_version), _synonyms(data_version))
    return [found] if found else []


def order(view: View, listing: Listing, every: Rows, data_version: str) -> Sorted | None:
    """Return by which column a view sorts a listing; None for no shown column: then it keeps its order."""
    column = view.sort.removeprefix("-")
    if column not in listing.columns:
        return None
    one = listing_rows.page(every, (), data_version, most_rows=1)
    is_text = pd.api.types.is_string_dtype(one[column])
    return Sorted(column, view.sort.startswith("-"), is_text, _codes_in_order(column, listing, view.language, data_version))


def _codes_in_order(column: str, listing: Listing, language: str, data_version: str) -> tuple[object, ...]:
    """Return the codes of a column in the order in which people read them: steps by the ladder, ranks as they are, others by their words."""
    group = listing.codes.get(column)
    if group in (None, "rank"):
        return ()
    if group == "step":
        return STATES
    codes = code_words(listing, language, data_version)[column]
    return tuple(sorted(codes, key=lambda code: codes[code]))


@readers.kept(maxsize=32)
def _code_words_of(group: str, language: str, data_version: str) -> dict[object, str]:
    """Return the words of each code of a group as a search reads them: those of the page's language, then of the other, then its letters."""
    found: dict[object, str] = {}
    for spoken in (language, *(other for other in LANGUAGES if other != language)):
        for code, text in _codes_of(group, spoken, data_version).items():
            found[code] = f"{found[code]} {search.normalised(text)}" if code in found else search.normalised(text)
    return {code: f"{text} {search.normalised(code)}" if isinstance(code, str) else text for code, text in found.items()}


def _codes_of(group: str, language: str, data_version: str) -> dict[object, str]:
    if group == "province":
        return {code: name for code, name in common.province_names(data_version, listings.FRAME, language).items()}  # noqa: C416
    if group == "yes_no":
        return {True: t("words.yes", language), False: t("words.no", language)}
    if group == "rank":
        return {rank: t(f"codes.step.{step}", language) for rank, step in enumerate(STEPS)}
    prefix = f"codes.{group}."
    return {key.removeprefix(prefix): text for key, text in words(language).items() if key.startswith(prefix)}


def code_words(listing: Listing, language: str, data_version: str) -> dict[str, dict[object, str]]:
    return {column: _code_words_of(group, language, data_version) for column, group in listing.codes.items()}


@readers.kept(maxsize=4)
def _synonyms(data_version: str) -> dict[str, list[str]]:
    rows = queries.run("search_synonyms_listed", data_version)
    found: dict[str, list[str]] = {}
    for term, synonym in zip(rows["term"], rows["synonym"], strict=True):
        found.setdefault(term, []).append(synonym)
    return found
