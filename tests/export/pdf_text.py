"""The words of a PDF made by typst, without a PDF library: plain objects, compressed streams, and the letters each font stands for.

It reads what this product writes (one object after another, no object streams, hexadecimal or literal glyph strings), no more.
"""

import re
import zlib
from dataclasses import dataclass

OBJECT = re.compile(rb"(\d+) 0 obj\s")
STREAM = re.compile(rb"\bstream\r?\n")
LENGTH = re.compile(rb"/Length\s+(\d+)")
SHOWN = re.compile(
    rb"/(\w+) [\d.]+ Tf|\[(.*?)\]\s*TJ|(<[0-9A-Fa-f]*>|\((?:[^\\()]|\\.|\((?:[^\\()]|\\.)*\))*\))\s*Tj|\bT[dm*]\b", re.DOTALL
)
STRINGS = re.compile(rb"<([0-9A-Fa-f]*)>|\(((?:[^\\()]|\\.|\((?:[^\\()]|\\.)*\))*)\)|(-?\d+(?:\.\d+)?)", re.DOTALL)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
WIDE_GAP = 200  # thousandths of the letters' size, beyond kerning: a space


@dataclass(frozen=True)
class Pdf:
    """A PDF as far as tests ask: the words of each page, and its raw objects."""

    pages: list[str]
    objects: dict[int, bytes]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)


def read(content: bytes) -> Pdf:
    """Return the words of a PDF, page by page."""
    objects = _objects(content)
    maps = {
        number: _letters(objects[_reference(body, b"ToUnicode")], objects)
        for number, body in objects.items()
        if b"/ToUnicode" in body
    }
    pages = []
    for number in _pages(objects):
        resources = objects[_reference(objects[number], b"Resources")]
        fonts = {name.decode(): maps.get(int(ref), {}) for name, ref in re.findall(rb"/(f\d+) (\d+) 0 R", resources)}
        pages.append(_words(_stream(objects[_reference(objects[number], b"Contents")]), fonts, resources, objects, maps))
    return Pdf(pages, objects)


def _objects(content: bytes) -> dict[int, bytes]:
    """Return every object by its number; streams are taken by their length, since they may hold any bytes."""
    found: dict[int, bytes] = {}
    place = 0
    while head := OBJECT.search(content, place):
        stop = content.index(b"endobj", head.end())
        stream = STREAM.search(content, head.end(), stop)
        if stream and (length := LENGTH.search(content, head.end(), stream.start())):
            stop = content.index(b"endobj", stream.end() + int(length.group(1)))
        found[int(head.group(1))] = content[head.end() : stop]
        place = stop
    return found


def _pages(objects: dict[int, bytes]) -> list[int]:
    tree = next(body for body in objects.values() if re.search(rb"/Type\s*/Pages\b", body))
    kids = re.search(rb"/Kids\s*\[([^\]]*)\]", tree)
    assert kids is not None
    return [int(number) for number in re.findall(rb"(\d+) 0 R", kids.group(1))]


def _reference(body: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb"\s+(\d+) 0 R", body)
    assert found is not None, name
    return int(found.group(1))


def _stream(body: bytes) -> bytes:
    found = STREAM.search(body)
    length = LENGTH.search(body)
    if found is None or length is None:
        return b""
    raw = body[found.end() : found.end() + int(length.group(1))]
    return zlib.decompress(raw) if b"FlateDecode" in body[: found.start()] else raw


def _letters(body: bytes, objects: dict[int, bytes]) -> dict[int, str]:
    found: dict[int, str] = {}
    text = _stream(body)
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for glyph, letters in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found[int(glyph, 16)] = bytes.fromhex(letters.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, letters in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            start = int(letters, 16)
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(start + step)
    return found


def _words(
    stream: bytes, fonts: dict[str, dict[int, str]], resources: bytes, objects: dict[int, bytes], maps: dict[int, dict[int, str]]
) -> str:
    """Return what a stream writes, and what the forms it draws (pictures) write."""
    lines: list[str] = []
    letters: dict[int, str] = {}
    for name in re.findall(rb"/(x\d+) Do\b", stream):
        found = re.search(rb"/" + name + rb" (\d+) 0 R", resources)
        body = objects[int(found.group(1))] if found else b""
        if b"/Form" in body:
            inner = _resources(body, objects)
            own = {key.decode(): maps.get(int(ref), {}) for key, ref in re.findall(rb"/(f\d+) (\d+) 0 R", inner)}
            lines.append(_words(_stream(body), own, inner, objects, maps))
    for font, parts, single in SHOWN.findall(stream):
        if font:
            letters = fonts.get(font.decode(), {})
        elif parts or single:
            lines.append(_shown(parts or single, letters))
    return "\n".join(lines)


def _resources(body: bytes, objects: dict[int, bytes]) -> bytes:
    found = re.search(rb"/Resources\s+(\d+) 0 R", body)
    return objects[int(found.group(1))] if found else body.split(b"stream", 1)[0]


def _shown(parts: bytes, letters: dict[int, str]) -> str:
    text = ""
    for hexadecimal, literal, kerning in STRINGS.findall(parts):
        if kerning:
            text += " " if float(kerning) < -WIDE_GAP else ""
            continue
        raw = bytes.fromhex(hexadecimal.decode()) if hexadecimal else _unescaped(literal)
        text += "".join(letters.get(int.from_bytes(raw[at : at + 2], "big"), "") for at in range(0, len(raw), 2))
    return text


def _unescaped(literal: bytes) -> bytes:
    def one(found: re.Match[bytes]) -> bytes:
        inner = found.group(1)
        return bytes([int(inner, 8) & 255]) if inner.isdigit() else ESCAPES.get(inner, inner)

    return re.sub(rb"\\([0-7]{1,3}|.)", one, literal, flags=re.DOTALL)
