"""The editor password: kept as a hash only, off until set, one try at a time, slower after wrong ones."""

import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from inovasi import paths
from inovasi.access import __main__ as command
from inovasi.access import password
from inovasi.access.password import PasswordError, Throttle

SECRET = "kuda-tepat-baterai-staples"


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "STATE", tmp_path)
    return tmp_path


def test_off_until_set() -> None:
    assert not password.is_set() and password.fingerprint() == ""
    with pytest.raises(PasswordError, match="error_off"):
        password.check("", Throttle())


def test_only_an_argon2id_hash_is_kept_for_the_server_alone() -> None:
    password.keep(SECRET)
    kept = password.path().read_text()
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=2$") and SECRET not in kept
    assert stat.S_IMODE(password.path().stat().st_mode) == 0o600
    assert password.check(SECRET, Throttle()) == password.fingerprint() != ""


def test_a_new_password_changes_what_sign_ins_are_bound_to_even_when_it_is_the_same() -> None:
    password.keep(SECRET)
    first = password.fingerprint()
    password.keep(SECRET)
    assert password.fingerprint() not in ("", first)


@pytest.mark.parametrize(("given", "key"), [("pendek", "error_short"), ("x" * 257, "error_long")])
def test_passwords_that_are_not_taken(given: str, key: str) -> None:
    with pytest.raises(PasswordError, match=key):
        password.keep(given)
    assert not password.is_set()


@pytest.mark.parametrize("given", ["", SECRET.upper(), SECRET + " ", SECRET[:-1], "x" * 100_000, "\x00", "🐎" * 20])
def test_wrong_passwords_are_refused(given: str) -> None:
    password.keep(SECRET)
    with pytest.raises(PasswordError, match="error_wrong"):
        password.check(given, Throttle())


def test_a_damaged_file_lets_nobody_in() -> None:
    password.path().parent.mkdir(parents=True)
    password.path().write_text("$argon2id$v=19$ rusak")
    with pytest.raises(PasswordError, match="error_wrong"):
        password.check(SECRET, Throttle())


def test_the_wait_doubles_after_three_wrong_ones_and_ends_with_a_right_one() -> None:
    throttle = Throttle()
    waits = []
    for _ in range(12):
        throttle.note(False, now=100.0)
        waits.append(throttle.wait_s(100.0))
    assert waits == [0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    throttle.note(True, now=100.0)
    assert throttle.wait_s(100.0) == 0


def test_even_the_right_password_waits_and_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    password.keep(SECRET)
    throttle = Throttle()
    for _ in range(password.FREE_TRIES):
        with pytest.raises(PasswordError, match="error_wrong"):
            password.check("salah sekali ini", throttle)
    monkeypatch.setattr(password, "_matches", lambda *_: pytest.fail("compared during the wait"))
    with pytest.raises(PasswordError, match="error_wait") as refused:
        password.check(SECRET, throttle)
    assert refused.value.parameters["seconds"] >= 1


def test_asking_in_parallel_does_not_pass_the_wait() -> None:
    password.keep(SECRET)
    throttle = Throttle()
    keys: list[str] = []

    def try_once() -> None:
        try:
            password.check("salah sekali ini", throttle)
        except PasswordError as error:
            keys.append(error.key)

    threads = [threading.Thread(target=try_once) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert keys.count("access.error_wrong") <= password.FREE_TRIES + 1 and "access.error_wait" in keys


def test_the_command_asks_twice_and_keeps_nothing_that_differs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setattr(sys, "argv", ["access", "set-password"])
    answers = iter([SECRET, SECRET + "!"])
    monkeypatch.setattr(command.getpass, "getpass", lambda _: next(answers))
    assert command.main() == 1 and not password.is_set()
    answers = iter([SECRET, SECRET])
    assert command.main() == 0 and password.is_set()
    assert SECRET not in "".join(capsys.readouterr())


def test_the_command_runs_as_a_program(state: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "inovasi.access", "remove-password", "--language", "en"],
        cwd=paths.ROOT,
        env={"INOVASI_STATE": str(state), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0 and "removed" in ran.stdout


def test_the_hash_is_never_tracked() -> None:
    assert "var/" in (paths.ROOT / ".gitignore").read_text().splitlines()
    assert ".streamlit/secrets.toml" in (paths.ROOT / ".gitignore").read_text().splitlines()
