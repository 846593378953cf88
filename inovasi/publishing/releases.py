"""Releases: published once, never changed, made current in one atomic step; older ones are kept, and can be made current again.

    releases/<data version>/   package/ · release.duckdb · manifest.json (number, who, when, why, counts, parent, SHA-256 of each file)
    current                    one line: the data version that is served

The order of a publication: audit entry, build aside, check, to the disk, rename, replace `current`, audit entry. A process that dies
at any moment leaves the old or the new release current, both whole; what it left half-made is swept by the next writer.
"""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb

from inovasi import descriptor, files, paths, queries, release, views, warehouse
from inovasi.access.people import Editor
from inovasi.package.inputs import PackageError
from inovasi.publishing import audit, candidate, changes, store
from inovasi.publishing.candidate import Candidate
from inovasi.publishing.changes import TableChange

EMBEDDED_BY = "data publik"  # who a release is from that came with the program
LONGEST_WHY = 500
STARTED, DONE, FAILED, SETTLED = "publish_started", "published", "publish_failed", "publish_settled"
RETURN_STARTED, RETURNED = "return_started", "made_current"
PROBES = ("key_figures", "recorded_by_province", "province_frames_listed", "sources_listed", "coverage_by_tier")
MANIFEST_FORMAT = 1
OLDER_FORM = "older_form"  # made by an earlier program, whose tables lacked something that this one asks for


@dataclass(frozen=True)
class Published:
    """A release as its manifest tells of it. `trouble` says why it cannot be served, or is empty."""

    data_version: str
    number: int
    published_by: str
    published_at: str
    why: str
    parent: str
    data_date: str
    counts: dict[str, int]
    is_current: bool
    trouble: str = ""
    is_embedded: bool = False


def publish(editor: Editor, made: Candidate, why: str) -> Published:
    """Publish a candidate and make it current.

    Raises StoreError: no reason given, nothing changes, the base has moved (another published meanwhile), the disk is full or closed,
    the release does not answer. Whatever is raised, what was current still is.
    """
    why = _reason(why)
    with store.locked(editor):
        settle(editor)
        _on_base(made)
        if made.data_version == made.base_version:
            raise store.StoreError("no_changes")
        if not made.package.is_dir():
            raise store.StoreError("candidate_gone")
        facts = {"version": made.data_version, "base": made.base_version, "why": why}
        audit.append(editor, STARTED, **facts)
        try:
            _keep_if_embedded(made.base_version)
            if made.data_version in release.published() and damaged_files(made.data_version):
                store.remove(store.folder(release.RELEASES, made.data_version))  # the same content is written anew
            if made.data_version not in release.published():
                _write(made.package, made.data_version, _facts(editor, made, why))
            if release.trouble_of(made.data_version):
                raise store.StoreError("damaged_release", version=made.data_version, file=release.DATABASE)
            _point_to(made.data_version)
        except (store.StoreError, OSError, PackageError, duckdb.Error) as error:
            with suppress(store.StoreError, OSError):  # a full disk cannot take this line either; the next writer settles it
                audit.append(editor, FAILED, version=made.data_version, reason=type(error).__name__)
            raise
        done = find(made.data_version)
        audit.append(editor, DONE, number=done.number, **facts)
    return done


def make_current(editor: Editor, data_version: str, why: str) -> Published:
    """Make a kept release current again: how a publication is undone. Raises StoreError when it is not kept or damaged."""
    why = _reason(why)
    with store.locked(editor):
        settle(editor)
        before = release.standing()
        if data_version == before.wanted and not before.trouble:
            raise store.StoreError("is_current")
        if data_version != release.embedded() and data_version not in release.published():
            raise store.StoreError("no_release", version=data_version[:40])
        facts = {"version": data_version, "base": before.wanted, "why": why}
        audit.append(editor, RETURN_STARTED, **facts)
        _keep_if_embedded(data_version)
        candidate.package_of(data_version)  # its package must be whole, too: the next edit starts from it
        if release.trouble_of(data_version):
            raise store.StoreError("damaged_release", version=data_version, file=release.DATABASE)
        _point_to(data_version)
        done = find(data_version)
        audit.append(editor, RETURNED, number=done.number, **facts)
    return done


def renew(editor: Editor, why: str) -> Published | None:
    """Build the current release anew in the form of this program, when it was made by an earlier one; None when there is no need.

    No row is lost: new columns take their stated default or are empty. Raises StoreError or PackageError where that is not enough.
    """
    standing = release.standing()
    if standing.trouble != OLDER_FORM:
        return None
    return publish(editor, candidate.make(editor, standing.wanted, candidate.Edit()), why)


def history() -> tuple[Published, ...]:
    """Return every release, newest first, with the embedded records among them, published or not. Damaged ones are listed as such."""
    current = release.standing().data_version
    found = [find(version, current) for version in release.published()]
    embedded = release.embedded()
    if embedded not in release.published():
        found.append(_embedded(embedded, current, number=0 if not found else -1))
    return tuple(sorted(found, key=lambda one: one.number if one.number >= 0 else len(found) + 1, reverse=True))


def find(data_version: str, current: str | None = None) -> Published:
    """Return what is known of one published release."""
    raw = release.manifest(data_version)
    return Published(
        data_version=data_version,
        number=release.number_of(data_version),
        published_by=str(raw.get("published_by", "")),
        published_at=str(raw.get("published_at", "")),
        why=str(raw.get("why", "")),
        parent=str(raw.get("parent", "")),
        data_date=str(raw.get("data_date", "")),
        counts={str(key): int(value) for key, value in raw.get("counts", {}).items()},
        is_current=data_version == (current or release.standing().data_version),
        trouble=release.trouble_of(data_version),
        is_embedded=raw.get("published_by") == EMBEDDED_BY,
    )


def differences(old: str, new: str) -> tuple[TableChange, ...]:
    """Return what differs between any two releases. Raises StoreError when one is not kept or damaged."""
    return changes.of_versions(old, new)


def damaged_files(data_version: str) -> tuple[str, ...]:
    """Return the files of a release that are not as published (all are read); ('manifest.json',) when even that is damaged."""
    stated = release.manifest(data_version).get("files", {})
    folder = store.folder(release.RELEASES, data_version)
    if not stated:
        return (release.MANIFEST,)
    return tuple(
        name for name, digest in stated.items() if not (folder / name).exists() or release.checksum(folder / name) != digest
    )


def _keep_if_embedded(version: str) -> None:
    """Keep the embedded records as a release of the state folder once something is published on them, or they are made current again.

    So one can return to them whatever the program is updated to. The first are release 0; those of a later program take the next number.
    """
    if version != release.embedded() or version in release.published():
        return
    source = candidate.package_of(version)
    package = descriptor.load(source / paths.DESCRIPTOR.name)
    _write(
        source,
        version,
        {
            "number": _next_number(),
            "published_by": EMBEDDED_BY,
            "published_at": store.now(),
            "why": package.title,
            "parent": "",
        },
    )


def settle(editor: Editor) -> None:
    """Write the outcome of a publication whose process died before it could: done when `current` names it, else abandoned.

    Under the lock. Also sweeps what was left half-made.
    """
    store.sweep(store.folder(release.RELEASES))
    store.sweep(store.folder())
    open_ends = None
    for entry in audit.read().entries:
        if entry.action in (STARTED, RETURN_STARTED):
            open_ends = entry
        elif entry.action in (DONE, FAILED, SETTLED, RETURNED):
            open_ends = None
    if open_ends:
        version = open_ends.facts.get("version", "")
        outcome = "done" if release.named() == version else "abandoned"
        audit.append(editor, SETTLED, version=version, outcome=outcome, started_by=open_ends.by, started_at=open_ends.at)


def _facts(editor: Editor, made: Candidate, why: str) -> dict[str, object]:
    return {
        "number": _next_number(),
        "published_by": editor.name,
        "published_via": editor.via,
        "published_at": store.now(),
        "why": why,
        "parent": made.base_version,
        "changes": {
            change.table: {"added": len(change.added), "changed": change.changed_count, "removed": len(change.removed)}
            for change in changes.between(candidate.tables_of(made.base_version), candidate.read(made.package))
        },
    }


def _write(source: Path, data_version: str, facts: dict[str, object]) -> None:
    """Write a release aside, check it, and give it its name."""
    parent = store.folder(release.RELEASES)
    parent.mkdir(parents=True, exist_ok=True)
    aside = parent / f"{store.ASIDE}new-{data_version}"
    shutil.rmtree(aside, ignore_errors=True)
    try:
        package = descriptor.load(source / paths.DESCRIPTOR.name)
        inside = aside / release.PACKAGE
        for name in (paths.DESCRIPTOR.name, *(table.path for table in package.tables)):
            files.write_new(inside / name, (source / name).read_bytes())
        if warehouse.data_version(package, inside) != data_version:
            raise store.StoreError("damaged_release", version=data_version, file=release.PACKAGE)
        database = aside / release.DATABASE
        _fill(database, inside, data_version)
        _probe(database)
        sums = {str(path.relative_to(aside)): release.checksum(path) for path in sorted(aside.rglob("*")) if path.is_file()}
        manifest = facts | {
            "format": MANIFEST_FORMAT,
            "data_version": data_version,
            "data_date": package.data_date,
            "counts": changes.counts(candidate.read(inside)),
            "files": sums,
        }
        store.write_json(aside / release.MANIFEST, manifest)
        store.move_in(aside, parent / data_version)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _fill(database: Path, package: Path, data_version: str) -> None:
    """Build the DuckDB file; what DuckDB says of the disk becomes an OSError like any other."""
    with store.database_told():
        warehouse.fill(database, descriptor.load(package / paths.DESCRIPTOR.name), package, data_version)
    files.sync_file(database)


def _probe(database: Path) -> None:
    """Ask the new file a few of the product's questions; all must answer."""
    view = views.View()
    for name in PROBES:
        params = {key: view.params(key)[key] for key in queries.parameter_names(name)}
        warehouse.ask(database, name, params)


def _point_to(data_version: str) -> None:
    """Make a release current: one rename, the moment of publication."""
    files.write_text(store.folder(release.CURRENT), f"{data_version}\n")


def _on_base(made: Candidate) -> None:
    """Raise StoreError, saying by whom and why, unless the candidate was made from what is current."""
    standing = release.standing()
    renews = standing.trouble == OLDER_FORM and made.base_version == standing.wanted
    if made.base_version != standing.data_version and not renews:
        now = find(standing.wanted)
        raise store.StoreError("base_moved", number=now.number, name=now.published_by, why=now.why)


def _next_number() -> int:
    return max((release.number_of(version) for version in release.published()), default=-1) + 1


def _reason(why: str) -> str:
    text = " ".join(why.split())[:LONGEST_WHY]
    if not text:
        raise store.StoreError("no_reason")
    return text


def _embedded(data_version: str, current: str, number: int) -> Published:
    package = descriptor.load(paths.DESCRIPTOR)
    return Published(
        data_version,
        number,
        EMBEDDED_BY,
        "",
        package.title,
        "",
        package.data_date,
        {},
        is_current=data_version == current,
        is_embedded=True,
    )
