"""A search by the lines of the program that a file reaches, with atheris: ``python -m tests.fuzz.guided KIND SECONDS``.

It changes bytes alone, but keeps every file that reached something new and goes on from there.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory


def main() -> None:
    """Search one kind for so many seconds; the process ends with status 0, or with that of the first wrong file."""
    kind, seconds = sys.argv[1], sys.argv[2]
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["game.records", "tomllib"]):
        kinds = importlib.import_module("tests.fuzz.kinds")
    with TemporaryDirectory() as name:
        folder, corpus = Path(name), Path(name) / "corpus"
        corpus.mkdir()
        os.environ.update(HOME=name, XDG_DATA_HOME=name, XDG_CACHE_HOME=name, DOUBLE_BIND_TRACE="1")
        for number, content in enumerate(kinds.valid(kind)):
            (corpus / str(number)).write_bytes(content)
        options = [f"-max_total_time={seconds}", "-max_len=40000", "-rss_limit_mb=2048", "-timeout=0",
                   "-verbosity=0", "-print_final_stats=1", f"-artifact_prefix={kind}-"]
        atheris.Setup([kind, *options, str(corpus)], lambda content: kinds.look(kind, content, folder))
        print(f"guided     {kind}, {seconds} s", flush=True)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
