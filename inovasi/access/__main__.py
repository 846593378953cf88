"""Set or remove the editor password of this machine: `python -m inovasi.access set-password`."""

import argparse
import getpass
import sys

from inovasi import paths
from inovasi.access import password
from inovasi.i18n import t


def main() -> int:
    """Ask for the password twice, without showing it, and keep its hash."""
    parser = argparse.ArgumentParser(prog="python -m inovasi.access", description="Password editor mesin ini / editor password")
    parser.add_argument("act", choices=("set-password", "remove-password"))
    parser.add_argument("--language", choices=("id", "en"), default="id")
    options = parser.parse_args()
    if options.act == "remove-password":
        password.forget()
        print(t("access.removed", options.language))
        return 0
    first = getpass.getpass(t("access.ask", options.language, least=password.SHORTEST))
    if first != getpass.getpass(t("access.ask_again", options.language)):
        print(t("access.differ", options.language), file=sys.stderr)
        return 1
    try:
        password.keep(first)
    except password.PasswordError as error:
        print(t(error.key, options.language, **error.parameters), file=sys.stderr)
        return 1
    print(t("access.kept", options.language, folder=paths.STATE / "access"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
