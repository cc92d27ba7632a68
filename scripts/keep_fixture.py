"""Keep the thing model in a file, such as a device's diagnostics, as a fixture.

scripts/fixture FILE.json NAME
"""

import json
from pathlib import Path
import sys

from .products import products_in

FIXTURES = Path(__file__).parents[1] / "tests" / "thing" / "fixtures"


def model_in(text: str) -> object:
    """Return the only thing model of a text. Raises ValueError."""
    products = products_in(text)
    if len(products) > 1:
        raise ValueError(f"{len(products)} products: take the diagnostics of a device")
    template = products[0].get("DataTemplate", products[0])
    model = json.loads(template) if isinstance(template, str) else template
    if not isinstance(model, dict) or not model.get("properties"):
        raise ValueError("no thing model with properties")
    return model


def keep(text: str, name: str, folder: Path = FIXTURES) -> Path:
    """Write a fixture; one that is there stays. Raises ValueError."""
    path = folder / f"{name}.json"
    if path.exists():
        raise ValueError(f"there is a {path.name} already")
    model = json.dumps(model_in(text), ensure_ascii=False, indent=2)
    path.write_text(f"{model}\n", "utf-8")
    return path


def main(file: str, name: str) -> int:
    """Keep a file's thing model; say what is wrong with it."""
    try:
        print(keep(Path(file).read_text("utf-8-sig"), name))
    except (OSError, ValueError) as error:
        print(f"fixture: {file}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
