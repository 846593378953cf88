"""From a view to the sheet of its region: the model, the PDF, and those of all provinces one by one or in a ZIP."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from inovasi import queries, release, views
from inovasi.access import readers
from inovasi.export import sheet as typesetter
from inovasi.figures import common, profile_facts
from inovasi.figures import profile_place as base
from inovasi.i18n import day, number, t
from inovasi.sheets import foot, head, parts
from inovasi.sheets.model import Sheet
from inovasi.views import View

PAGE = "profil_provinsi"


def sheet_view(view: View) -> View:
    """Return the view of the sheet alone, as its address and its view number write it."""
    kept = {name: getattr(view, name) for name in base.KEPT}
    return View(**kept | {"page": PAGE, "province": ""})


def build(view: View, data_version: str, base_address: str) -> Sheet:
    """Return the sheet of the view's region on its day. Raises KeyError when the view names no region."""
    place = base.place_of(view, data_version)
    view = replace(sheet_view(view), government=place.government_id)
    language = view.language
    facts = release.facts(data_version)
    sources = foot.sources(view, place, data_version)
    return Sheet(
        language=language,
        title=place.title,
        kicker=t("sheet.kicker", language),
        subtitle=head.subtitle(view, place, data_version),
        day_text=t("sheet.as_of", language, date=day(view.as_of, language)),
        lead=profile_facts.answer(view, data_version),
        facts=head.facts(view, place, data_version),
        parts=parts.every_part(view, place, data_version),
        missing=foot.missing(view, place, data_version),
        notes=foot.notes(view, place, data_version, common.attribution(language, data_version)),
        sources=foot.sources_text(sources, language),
        foot=t(
            "sheet.foot",
            language,
            count=number(len(sources), language),
            date=day(facts.data_date, language),
            version=data_version,
            number=views.number(view, data_version),
        ),
        address=f"{base_address}/{PAGE}?{views.address(view)}",
        keywords=(place.title, t("app.name", language), day(view.as_of, language), views.number(view, data_version)),
        data_date=facts.data_date,
    )


def file_name(view: View, data_version: str) -> str:
    """Return the plain ASCII name of a sheet's file: code and name of the region, day, language, view number."""
    place = base.place_of(view, data_version)
    name = re.sub(r"[^a-z0-9]+", "-", place.title.lower()).strip("-")
    said = ("jejak-inovasi", "lembar", place.government_id, name, view.as_of.isoformat(), view.language)
    return f"{'_'.join(said)}_{views.number(replace(sheet_view(view), government=place.government_id), data_version)}.pdf"


def pdf(view: View, data_version: str, base_address: str) -> bytes:
    """Return the sheet as PDF, with as many rows as fit two pages. Raises KeyError when the view names no region."""
    return _pdf(sheet_view(view), data_version, base_address)


@readers.kept(maxsize=200)
def _pdf(view: View, data_version: str, base_address: str) -> bytes:
    return typesetter.fitted(build(view, data_version, base_address))


def every_province(view: View, data_version: str) -> tuple[View, ...]:
    """Return the view of each province's sheet, in the official order, on the day and in the language of a view."""
    rows = queries.run("regions_listed", data_version, frame=common.NEWEST_FRAME, language=view.language)
    keys = rows.loc[rows["level"] == "provinsi", "government_id"]
    return tuple(replace(sheet_view(view), government=str(key)) for key in keys)


def build_all(view: View, data_version: str, base_address: str) -> Iterator[tuple[str, bytes]]:
    """Yield file name and content of every province's sheet, one by one, so that a caller can show how far it is."""
    for one in every_province(view, data_version):
        yield file_name(one, data_version), pdf(one, data_version, base_address)


def zip_bytes(view: View, data_version: str, base_address: str) -> bytes:
    """Return the sheets of all provinces in one ZIP file. Entries bear the data date, so that the same release gives the same file."""
    stamp = release.facts(data_version).data_date
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in build_all(view, data_version, base_address):
            archive.writestr(zipfile.ZipInfo(name, (stamp.year, stamp.month, stamp.day, 0, 0, 0)), content)
    return target.getvalue()
