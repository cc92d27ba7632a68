#!/usr/bin/env bash
# ulid-transform 2.2.9, which Home Assistant 2026.11.0 pins and asks for one id (its context) with every written state.
# Expected: all its wheels for CPython on Linux hold the compiled module that it exists for.
# Seen: the one for glibc 2.41 and newer, which pip and uv prefer on Debian 13, Ubuntu 25.04 and later, was built without
# it. Nothing says so: the same names are there, from a module in Python, several times as slow. Measurements of state
# writes on such a machine are not those of a container of Home Assistant.
. "$(dirname "$0")/folder"
install homeassistant==2026.11.0 pip==25.3
"$python" - <<'PYTHON'
from importlib.metadata import requires

assert "ulid-transform==2.2.9" in requires("homeassistant")
PYTHON
for libc in 2_28 2_41; do
  "$python" -m pip download --quiet --no-deps --only-binary :all: --platform "manylinux_${libc}_x86_64" \
    --python-version 3.14 --dest "$folder/$libc" ulid-transform==2.2.9
  (cd "$folder/$libc" && "$python" -m zipfile -e ./*.whl .)
done
run "$folder" <<'PYTHON'
import sys
from pathlib import Path
from subprocess import check_output

TIMED = """
import timeit, ulid_transform
print(ulid_transform.ulid_now.__module__ or "compiled", min(timeit.repeat(ulid_transform.ulid_now, number=100_000)))
"""
slow = {}
for libc in ("2_28", "2_41"):
    folder = Path(sys.argv[1], libc)
    compiled = [path.name for path in folder.rglob("*.so")]
    module, took = check_output([sys.executable, "-c", TIMED], cwd=folder, env={"PYTHONPATH": str(folder)}, text=True).split()
    print(f"glibc {libc}: {next(folder.glob('*.whl')).name}, compiled: {compiled}, ids by {module}, {float(took) * 10:.2f} µs each")
    slow[libc] = (not compiled, float(took))
assert (slow["2_28"][0], slow["2_41"][0]) == (False, True)
assert slow["2_41"][1] > 2 * slow["2_28"][1]
PYTHON
