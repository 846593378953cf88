"""Provinces of each frame, regencies, governments, and where each government lies in each frame."""

from inovasi.identity import GovernmentIndex, government_key, suggest
from inovasi.package.inputs import Inputs, Row

FRAMES = ("33", "34", "37", "38")
# The code that a province of the 38 frame's land had in earlier frames, where it differs.
EARLIER_CODES = {"33": {"65": "64"}, "34": {}, "37": {"92": "91"}}
PAPUA_BEFORE_2022 = {"92": "91", "95": "94", "96": "94", "97": "94"}
LEVELS_OF_REGENCIES = {"kabupaten": "kab", "kota": "kota"}


def code_in_frame(province_code: str, frame: str) -> str:
    """Return the code that holds a 38-frame province's land in a frame ('96' is in '94' before 2022)."""
    if frame in ("33", "34"):
        province_code = PAPUA_BEFORE_2022.get(province_code, province_code)
    return EARLIER_CODES.get(frame, {}).get(province_code, province_code)


def provinces(inputs: Inputs) -> list[Row]:
    return [
        {
            "province_code": row["bps_code"],
            "kemendagri_code": row["kemendagri_code"],
            "iso_3166_2": row["iso_3166_2"],
            "name_id": row["name"],
            "name_en": row["name_en"],
            "abbreviation": row["abbreviation"],
            "island_group": row["island_group"],
            "capital": row["capital"],
            "valid_from_date": row["valid_from"],
            "predecessor_code": row["predecessor_bps_code"],
        }
        for row in inputs.source("provinces.csv")
    ]


def regencies(inputs: Inputs) -> list[Row]:
    kinds = {"kabupaten": ("Kabupaten", "Regency"), "kota": ("Kota", "City")}
    points = {row["regency_code"]: row for row in inputs.reference("regency_points")}
    return [
        {
            "regency_code": row["bps_code"],
            "kemendagri_code": row["kemendagri_code"],
            "name": row["name"],
            "kind": row["kind"],
            "name_id": f"{kinds[row['kind']][0]} {row['name']}",
            "name_en": f"{row['name']} {kinds[row['kind']][1]}",
            "province_code": row["province_bps_code"],
            "label_lon": points[row["bps_code"]]["label_lon"],
            "label_lat": points[row["bps_code"]]["label_lat"],
        }
        for row in inputs.source("regencies.csv")
    ]


def governments(inputs: Inputs) -> list[Row]:
    """Return one row per government: every province, regency and city, and the central and other bodies of the records."""
    rows: list[Row] = []
    for province in provinces(inputs):
        rows.append(
            {
                "government_id": f"prov-{province['province_code']}",
                "name_id": f"Provinsi {province['name_id']}",
                "name_en": f"{province['name_en']} Province",
                "level": "provinsi",
                "province_code": province["province_code"],
                "regency_code": "",
            }
        )
    for regency in regencies(inputs):
        rows.append(
            {
                "government_id": f"{LEVELS_OF_REGENCIES[regency['kind']]}-{regency['regency_code']}",
                "name_id": regency["name_id"],
                "name_en": regency["name_en"],
                "level": regency["kind"],
                "province_code": regency["province_code"],
                "regency_code": regency["regency_code"],
            }
        )
    for body in inputs.reference("central_bodies"):
        rows.append(
            {key: body[key] for key in ("government_id", "name_id", "name_en", "level", "province_code")} | {"regency_code": ""}
        )
    return rows


def provinces_of_regencies(regency_provinces: list[Row]) -> dict[tuple[str, str], str]:
    """Index the province of each regency by (frame, regency_code)."""
    return {(row["frame"], row["regency_code"]): row["province_code"] for row in regency_provinces}


def government_provinces(governments: list[Row], regency_provinces: list[Row]) -> list[Row]:
    """Return where each government lies: one row per frame and government that has a place."""
    of_regency = provinces_of_regencies(regency_provinces)
    rows = []
    for government in governments:
        if not government["province_code"]:
            continue
        for frame in FRAMES:
            if government["regency_code"]:
                code = of_regency[(frame, government["regency_code"])]
            else:
                code = code_in_frame(government["province_code"], frame)
            rows.append({"frame": frame, "government_id": government["government_id"], "province_code": code})
    return rows


def resolve(inputs: Inputs, index: GovernmentIndex, spelling: str, *, file: str, row: int, column: str) -> str:
    """Return the government of a spelling, or note a problem with suggestions. Empty stays empty: no government is named."""
    if not spelling:
        return ""
    found = government_key(spelling, index)
    if found is None:
        near = ", ".join(suggest(spelling, index)) or "none close"
        inputs.problem(
            file, row, column, spelling, f"Unknown government; nearest: {near}. Add it to reference/government_aliases.csv."
        )
        return ""
    return found
