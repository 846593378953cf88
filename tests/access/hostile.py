"""Names as an upload may bring them: HTML, quotes, marks of direction, formulas, 500 characters."""

from typing import Any

INNOVATION, GOVERNMENT = "laboratorium-kemiskinan", "prov-16"
HOSTILE = {
    "html": '<img src=x onerror="window.broken=1"><b style=\'color:red\'>tebal</b> & <a href="https://jahat.example">tautan</a>',
    "script": "</script><script>window.broken=2</script><!--",
    "formula": '=HYPERLINK("https://jahat.example","klik")',
    "command": "+cmd|' /C calc'!A0",
    "turned": "kanan \u202eke kiri \u2067lagi \u200f",
    "long": "Panjang" + "x" * 493,
    "markdown": "[tautan](https://jahat.example) **tebal** `kode` $x^2$ :red[merah] ![g](https://jahat.example/g.png)",
    "template": "%{y} {n} %{customdata[0]} {{0}}",
}
ALL = "Nama " + " ".join(HOSTILE.values())


def renamed(words: str) -> Any:
    def change(table: str, rows: list[dict[str, str]]) -> list[dict[str, str]]:
        keys = {"innovations": ("innovation_id", ("name", "short_name")), "governments": ("government_id", ("name_id", "name_en"))}
        if table not in keys:
            return rows
        key, columns = keys[table]
        wanted = (INNOVATION, GOVERNMENT)
        return [{**row, **dict.fromkeys(columns, words)} if row[key] in wanted else row for row in rows]

    return change
