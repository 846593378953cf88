"""Spellings of governments: one government has one id, two governments never share one, and nothing is guessed."""

import csv
import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from inovasi import paths
from inovasi.identity import GovernmentIndex, government_key, load_index, province_code, suggest

INDEX = load_index(paths.DATA)
GOVERNMENT_COLUMNS = (
    ("awards_2014_2019.csv", "government"),
    ("awards_2020_2025.csv", "government"),
    ("iga_scores.csv", "government"),
    ("oaoi.csv", "government"),
    ("replications.csv", "origin_government"),
    ("replications.csv", "adopter_government"),
)
PROVINCE_COLUMNS = (
    ("awards_2014_2019.csv", "province"),
    ("awards_2020_2025.csv", "province"),
    ("hub_jipp.csv", "province"),
    ("iga_scores.csv", "province"),
    ("indicators.csv", "province"),
    ("oaoi.csv", "province"),
    ("replication_forums.csv", "province"),
    ("replications.csv", "origin_province"),
    ("replications.csv", "adopter_province"),
)
LEVELS = {"kementerian", "lembaga", "tni_polri", "bumn", "bumd", "universitas", "organisasi", "negara_lain"}
KINDS = {"group", "nation", "community", "unit", "village", "average", "empty"}
# How the records name the level of a government, and the beginnings of its id. A company's award may be entered under its owner.
ID_PREFIXES = {
    "kabupaten": ("kab-",),
    "kota": ("kota-",),
    "provinsi": ("prov-",),
    "kementerian": ("kl-",),
    "lembaga": ("kl-",),
    "tni_polri": ("kl-",),
    "bumn": ("bumn-",),
    "bumd": ("prov-", "kota-"),
    "other": ("univ-", "org-"),
}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _source(name: str) -> list[dict[str, str]]:
    return _rows(paths.SOURCES / name)


def _reference(name: str) -> list[dict[str, str]]:
    return _rows(paths.REFERENCE / name)


def _known_ids() -> set[str]:
    provinces = {f"prov-{row['bps_code']}" for row in _source("provinces.csv")}
    prefixes = {"kabupaten": "kab", "kota": "kota"}
    regencies = {f"{prefixes[row['kind']]}-{row['bps_code']}" for row in _source("regencies.csv")}
    return provinces | regencies | {row["government_id"] for row in _reference("central_bodies.csv")}


def _spellings() -> Iterator[tuple[str, int, str, str]]:
    for file, column in GOVERNMENT_COLUMNS:
        for number, row in enumerate(_source(file), start=1):
            yield file, number, column, row[column]


@pytest.mark.parametrize(
    "spelling",
    [
        "Sumedang",
        "Kabupaten Sumedang",
        "Kab. Sumedang",
        "Kab.Sumedang",
        "KABUPATEN SUMEDANG",
        "Pemkab Sumedang",
        "Pemkab. Sumedang",
        "Pemerintah Kabupaten Sumedang",
        "Pemerintah Kab. Sumedang",
        "Pemda Kabupaten Sumedang",
        "Pemerintah Daerah Kabupaten Sumedang",
        "  pemerintah   kabupaten  sumedang ",
    ],
)
def test_sumedang_is_one(spelling: str) -> None:
    assert government_key(spelling, INDEX) == "kab-3211"


def test_sorong_is_two_and_never_guessed() -> None:
    assert government_key("Kabupaten Sorong", INDEX) == "kab-9107"
    assert government_key("Kota Sorong", INDEX) == "kota-9171"
    assert government_key("Sorong", INDEX) is None
    assert government_key("Sorong Selatan", INDEX) == "kab-9106"


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("Kabupaten Batang", "kab-3325"),
        ("Kabupaten Batang Hari", "kab-1504"),
        ("Kabupaten Batanghari", "kab-1504"),
        ("Kabupaten Fakfak", "kab-9101"),
        ("Kota Baubau", "kota-7472"),
        ("Kota Bau-Bau", "kota-7472"),
        ("Kabupaten Tojo Una-Una", "kab-7209"),
        ("Kota Pangkalpinang", "kota-1971"),
        ("Kota Tanjungpinang", "kota-2172"),
        ("Kabupaten Kepulauan Sitaro", "kab-7108"),
        ("Kab. Kep. Selayar", "kab-7301"),
        ("Kabupaten Selayar", "kab-7301"),
        ("Kabupaten Banggai", "kab-7202"),
        ("Kabupaten Banggai Kepulauan", "kab-7201"),
        ("Kabupaten Pangkajene & Kepulauan", "kab-7309"),
        ("Kabupaten Lima Puluh Kota", "kab-1308"),
        ("Kabupaten Kotabaru", "kab-6302"),
        ("Kabupaten Kota Baru", "kab-6302"),
        ("Kota Administrasi Jakarta Selatan", "kota-3171"),
        ("Kabupaten Toba Samosir", "kab-1206"),
        ("Pemkot Solo", "kota-3372"),
        ("Pemerintah Daerah DI Yogyakarta", "prov-34"),
        ("Pemerintah Daerah Daerah Istimewa Yogyakarta", "prov-34"),
        ("Pemerintah Daerah Istimewa Yogyakarta", "prov-34"),
        ("Pemprov NTB", "prov-52"),
        ("Prov. Kep. Riau", "prov-21"),
        ("Provinsi Riau", "prov-14"),
        ("Pemerintah Aceh", "prov-11"),
        ("Provinsi Gorontalo", "prov-75"),
        ("Kota Gorontalo", "kota-7571"),
        ("Kabupaten Gorontalo", "kab-7502"),
        ("Puskesmas Sako (Pemerintah Kota Palembang)", "kota-1671"),
        ("Polres Sidoarjo (Polri)", "kl-polri"),
        ("Kementerian Hukum dan HAM", "kl-kemenkumham"),
        ("Kementerian Hukum dan Hak Asasi Manusia", "kl-kemenkumham"),
        ("Pemerintah Azerbaijan", "neg-azerbaijan"),
    ],
)
def test_spelling_resolves(spelling: str, expected: str) -> None:
    assert government_key(spelling, INDEX) == expected


@pytest.mark.parametrize(
    "spelling",
    [
        "",
        "  ",
        "Kota",
        "Pemerintah",
        "Bandung",
        "Pemerintah Daerah Bandung",
        "Gorontalo",
        "Jambi",
        "Bengkulu",
        "Yogyakarta",
        "Jogja",
        "Kota Sumedang",
        "Kabupaten Surabaya",
        "Kabupaten Sumedan",
        "Kota Baru",
        "Kabupaten/Kota Bandung",
        "Provinsi Indonesia",
    ],
)
def test_unknown_or_ambiguous_is_never_guessed(spelling: str) -> None:
    assert government_key(spelling, INDEX) is None


def test_every_name_borne_twice_is_none_without_its_kind() -> None:
    kinds: dict[str, set[str]] = {}
    for row in _source("regencies.csv"):
        kinds.setdefault(row["name"], set()).add(row["kind"])
    borne_twice = [name for name, found in kinds.items() if len(found) == 2]
    assert len(borne_twice) == 26
    for name in borne_twice:
        assert government_key(name, INDEX) is None
        assert government_key(f"Kabupaten {name}", INDEX) != government_key(f"Kota {name}", INDEX)


def test_every_government_resolves_by_its_own_name_to_its_own_id() -> None:
    for row in _source("provinces.csv"):
        for spelling in (row["name"], f"Pemerintah Provinsi {row['name']}", *row["aliases"].split(";")):
            assert province_code(spelling, INDEX) == row["bps_code"], spelling
        assert government_key(f"Pemerintah Provinsi {row['name']}", INDEX) == f"prov-{row['bps_code']}"
    prefixes = {"kabupaten": ("kab", "Pemkab"), "kota": ("kota", "Pemkot")}
    for row in _source("regencies.csv"):
        prefix, contraction = prefixes[row["kind"]]
        assert government_key(f"{contraction} {row['name']}", INDEX) == f"{prefix}-{row['bps_code']}"
    for row in _reference("central_bodies.csv"):
        assert government_key(row["name_id"], INDEX) == row["government_id"]


def test_papua_codes_are_those_of_the_38_frame() -> None:
    names = ("Papua Barat", "Papua Barat Daya", "Papua", "Papua Selatan", "Papua Tengah", "Papua Pegunungan")
    assert [province_code(name, INDEX) for name in names] == ["91", "92", "94", "95", "96", "97"]
    assert [government_key(f"Provinsi {name}", INDEX) for name in names] == [
        f"prov-{code}" for code in ("91", "92", "94", "95", "96", "97")
    ]


def test_every_spelling_of_the_records_resolves_or_is_listed() -> None:
    listed = {row["spelling"] for row in _reference("not_a_government.csv")}
    known = _known_ids()
    lost = [place for place in _spellings() if government_key(place[3], INDEX) not in known and place[3] not in listed]
    assert lost == []


def test_every_award_with_a_government_resolves() -> None:
    for file, number, column, spelling in _spellings():
        if file.startswith("awards") and spelling:
            assert government_key(spelling, INDEX), (file, number, column, spelling)


def test_level_of_the_records_agrees_with_the_id() -> None:
    for file in ("awards_2014_2019.csv", "awards_2020_2025.csv"):
        for number, row in enumerate(_source(file), start=1):
            if row["government"]:
                found = government_key(row["government"], INDEX) or ""
                assert found.startswith(ID_PREFIXES[row["government_level"]]), (file, number, row["government"], found)


def test_province_of_the_records_agrees_with_the_regency() -> None:
    """A wrong alias would move a government to another province. The records mix old and new provinces of Papua."""
    places = {f"{'kab' if row['kind'] == 'kabupaten' else 'kota'}-{row['bps_code']}": row for row in _source("regencies.csv")}
    for file, column in GOVERNMENT_COLUMNS:
        province_column = column.replace("government", "province")
        for number, row in enumerate(_source(file), start=1):
            place = places.get(government_key(row[column], INDEX) or "")
            if place and row[province_column]:
                allowed = {place["province_bps_code"], place["province_bps_code_2021"]}
                assert province_code(row[province_column], INDEX) in allowed, (file, number, row[column])


def test_every_province_of_the_records_has_a_code() -> None:
    for file, column in PROVINCE_COLUMNS:
        for number, row in enumerate(_source(file), start=1):
            if row[column] not in ("", "Indonesia"):
                assert province_code(row[column], INDEX), (file, number, row[column])


@pytest.mark.parametrize("spelling", ["", "Indonesia", "Kota Yogyakarta", "Kabupaten Gorontalo", "Sumatera"])
def test_not_a_province(spelling: str) -> None:
    assert province_code(spelling, INDEX) is None


def test_not_a_government_is_consistent() -> None:
    rows = _reference("not_a_government.csv")
    used = {spelling for *_, spelling in _spellings()}
    provinces = {row["bps_code"] for row in _source("provinces.csv")}
    known = _known_ids()
    assert len({row["spelling"] for row in rows}) == len(rows)
    for row in rows:
        assert row["spelling"] in used, row
        assert row["kind"] in KINDS, row
        assert row["province_code"] in provinces | {""}, row
        found = government_key(row["spelling"], INDEX)
        if row["kind"] == "unit":  # a unit resolves to the government it belongs to; the list says that it is only a part
            assert found == row["government_id"] and found in known, row
        else:
            assert found is None, row
            assert (row["government_id"] in known) if row["kind"] == "village" else row["government_id"] == "", row


def test_central_bodies_are_consistent() -> None:
    rows = _reference("central_bodies.csv")
    provinces = {row["bps_code"] for row in _source("provinces.csv")}
    for column in ("government_id", "name_id", "name_en"):
        assert len({row[column] for row in rows}) == len(rows)
    found = {government_key(spelling, INDEX) for *_, spelling in _spellings()}
    for row in rows:
        assert row["level"] in LEVELS and row["name_id"] and row["name_en"], row
        assert row["province_code"] in provinces | {""}, row
        assert row["government_id"] in found, f"{row['government_id']} is named by no record"


def test_reorganised_ministries_stay_apart() -> None:
    spellings = ("Kementerian Pendidikan dan Kebudayaan", "Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi")
    spellings += ("Kementerian Pendidikan Tinggi, Sains, dan Teknologi",)
    assert len({government_key(spelling, INDEX) for spelling in spellings}) == 3


def test_aliases_resolve_and_stand_once() -> None:
    rows = _reference("government_aliases.csv")
    assert len({row["spelling"] for row in rows}) == len(rows)
    for row in rows:
        assert government_key(row["spelling"], INDEX) == row["government_id"]


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("Kabupaten OKU", "Kabupaten Ogan Komering Ulu"),
        ("Pemkab OKI", "Kabupaten Ogan Komering Ilir"),
        ("OKU Timur", "Kabupaten Ogan Komering Ulu Timur"),
        ("OKU Selatan", "Kabupaten Ogan Komering Ulu Selatan"),
        ("PALI", "Kabupaten Penukal Abab Lematang Ilir"),
        ("Muba", "Kabupaten Musi Banyuasin"),
        ("Muratara", "Kabupaten Musi Rawas Utara"),
        ("Kabupaten 50 Kota", "Kabupaten Lima Puluh Kota"),
        ("Pangkep", "Kabupaten Pangkajene dan Kepulauan"),
        ("Sidrap", "Kabupaten Sidenreng Rappang"),
        ("Polman", "Kabupaten Polewali Mandar"),
        ("Tangsel", "Kota Tangerang Selatan"),
        ("Kota Jogja", "Kota Yogyakarta"),
        ("Kota Solo", "Kota Surakarta"),
        ("Kabupaten Sitaro", "Kabupaten Kepulauan Siau Tagulandang Biaro"),
        ("Kabupaten Toba Samosir", "Kabupaten Toba"),
        ("Kabupaten Mahakam Hulu", "Kabupaten Mahakam Ulu"),
        ("Kabupaten Mamuju Utara", "Kabupaten Pasangkayu"),
        ("Kabupaten Maluku Tenggara Barat", "Kabupaten Kepulauan Tanimbar"),
    ],
)
def test_short_or_former_name_is_the_full_name(alias: str, name: str) -> None:
    assert government_key(alias, INDEX) == government_key(name, INDEX) is not None


def test_unit_and_village_lie_in_the_government_that_their_wording_names() -> None:
    marks = ("Pemerintah Kabupaten ", "Pemerintah Kota ", "Pemerintah Provinsi ", "Provinsi ", "Kabupaten ")
    for row in _reference("not_a_government.csv"):
        if row["kind"] in ("unit", "village") and "Polri" not in row["spelling"]:
            mark = next(mark for mark in marks if mark in row["spelling"])
            named = mark + row["spelling"].split(mark, 1)[1].split("(")[0].strip(" )")
            assert row["government_id"] == government_key(named, INDEX), row


def test_suggestions_are_near_and_few() -> None:
    assert suggest("Kabupaten Sumedan", INDEX)[0] == "Kabupaten Sumedang"
    assert set(suggest("Sorong", INDEX, limit=2)) == {"Kabupaten Sorong", "Kota Sorong"}
    assert suggest("Kota Sorong Raya", INDEX)[0] == "Kota Sorong"
    assert suggest("Provinsi Jawa Tenggah", INDEX)[0] == "Provinsi Jawa Tengah"
    assert suggest("Kementrian Keuangan", INDEX)[0] == "Kementerian Keuangan"
    assert len(suggest("Kabupaten Bandun", INDEX, limit=1)) == 1
    assert suggest("", INDEX) == [] and suggest("xqzw", INDEX) == []


def test_index_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        INDEX.labels = ()  # type: ignore[misc]
    with pytest.raises(TypeError):
        INDEX.by_kind["kab", "x"] = "kab-0000"  # type: ignore[index]


@pytest.mark.parametrize(
    ("alias", "message"),
    [
        ("Kabupaten Sumedang,kab-3212", "claimed by"),
        ("Kabupaten Baru,kab-0000", "unknown government_id"),
        (",kab-3211", "empty spelling"),
    ],
)
def test_an_alias_that_contradicts_stops_the_build(tmp_path: Path, alias: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        _index_with_alias(tmp_path, alias)


def _index_with_alias(folder: Path, alias: str) -> GovernmentIndex:
    for name in ("sources/provinces.csv", "sources/regencies.csv", "reference/central_bodies.csv"):
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes((paths.DATA / name).read_bytes())
    (folder / "reference" / "government_aliases.csv").write_text(f"spelling,government_id,note\n{alias},\n", encoding="utf-8")
    return load_index(folder)
