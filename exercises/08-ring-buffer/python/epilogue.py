"""Makes the library that `cargo build -p epilogue` has built the module `epilogue`.

`python3 -i exercises/08-ring-buffer/python/epilogue.py` opens a prompt that has its names.
"""

import os
import sys
from importlib.machinery import ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
LIBRARY = {"win32": "epilogue.dll", "darwin": "libepilogue.dylib"}.get(sys.platform, "libepilogue.so")


def load():
    path = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug" / LIBRARY
    if not path.exists():
        raise ModuleNotFoundError(f"{path} is not there: run `cargo build -p epilogue` first")
    loader = ExtensionFileLoader("epilogue", str(path))
    module = module_from_spec(spec_from_file_location("epilogue", path, loader=loader))
    loader.exec_module(module)
    return module


sys.modules["epilogue"] = load()
from epilogue import Array, Frozen, Ring  # noqa: E402, F401
