"""After an update of the program: `python -m inovasi.publishing` builds the current release anew where its form is an older one."""

import sys

from inovasi import release
from inovasi.access.people import Editor
from inovasi.package.inputs import PackageError
from inovasi.publishing import releases
from inovasi.publishing.store import StoreError

PROGRAM = Editor("pembaruan program", "system")
WHY = "Bentuk data disesuaikan dengan program yang baru; isinya tetap."


def main() -> int:
    """Renew where needed and say so; a release that cannot be renewed stays, and the last that can be served serves."""
    try:
        renewed = releases.renew(PROGRAM, WHY)
    except (StoreError, PackageError) as error:
        print(f"Release {release.standing().wanted} could not be renewed: {error}", file=sys.stderr)
        return 1
    if renewed:
        print(f"Release {renewed.number} ({renewed.data_version}) is the current data in the form of this program")
    return 0


if __name__ == "__main__":
    sys.exit(main())
