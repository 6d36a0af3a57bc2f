"""unpack.py wheel folder: TensorFlow's two libraries and its C headers out of a tensorflow-cpu wheel."""

import os
import shutil
import sys
import zipfile

LIBRARIES = ("libtensorflow_cc.so.2", "libtensorflow_framework.so.2")
HEADERS = (
    "tensorflow/c/",
    "tensorflow/core/platform/ctstring",
    "tensorflow/tsl/c/",
    "tensorflow/tsl/platform/ctstring",
    "tsl/c/",
    "tsl/platform/ctstring",
)


def place(name):
    """Where a file of the wheel goes, or None for those not needed."""
    if name.startswith("tensorflow/") and os.path.basename(name) in LIBRARIES:
        return os.path.join("lib", os.path.basename(name))
    header = name.removeprefix("tensorflow/include/")
    if header != name and header.startswith(HEADERS) and header.endswith(".h"):
        return os.path.join("include", header)
    if name.endswith(".dist-info/METADATA") or name == "tensorflow/THIRD_PARTY_NOTICES.txt":
        return os.path.join("licences", os.path.basename(name))
    return None


def main(wheel, folder):
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            target = place(name)
            if target is None:
                continue
            path = os.path.join(folder, target)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with archive.open(name) as source, open(path, "wb") as copy:
                shutil.copyfileobj(source, copy, 1 << 22)
    for library in LIBRARIES:
        path = os.path.join(folder, "lib", library)
        if not os.path.exists(path):
            sys.exit(library + " is not in the wheel")
        os.chmod(path, 0o755)


main(*sys.argv[1:])
