"""Killed while it publishes: what is current is whole, the draft is there, and publishing again works."""

import json
import subprocess
import sys
from pathlib import Path

from inovasi import paths

FEWEST_OPERATIONS = 100  # a publication writes every table, the database, the manifest, `current` and the log
EVERY = "9"  # each ninth operation and all of the last; `make kill` strikes at every one


def test_a_publisher_killed_at_any_moment_leaves_everything_whole(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.publishing.kill", str(tmp_path), EVERY],
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout, run.stderr[-3000:]
    told = json.loads(run.stdout)
    assert told["bad"] == [], run.stderr[-3000:]
    assert told["operations"] >= FEWEST_OPERATIONS and told["tried"] >= 30
    assert told["survived"] == told["tried"]
