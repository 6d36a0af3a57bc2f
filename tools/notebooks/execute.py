"""Runs a notebook from top to bottom and writes it back with its outputs.

    python execute.py NOTEBOOK OUT --cwd FOLDER --timeout SECONDS

Exit code 1, and the failing cell on standard error, where a cell fails. Each cell's seconds go to its metadata
under convlab_seconds, which the build reads and drops.
"""
import argparse
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook")
    parser.add_argument("out")
    parser.add_argument("--cwd", required=True)
    parser.add_argument("--timeout", type=int, default=120)
    args = parser.parse_args()
    notebook = nbformat.read(args.notebook, as_version=4)
    started: dict[int, float] = {}

    def begin(cell, cell_index):
        started[cell_index] = time.monotonic()

    def end(cell, cell_index, execute_reply):
        cell.metadata["convlab_seconds"] = round(time.monotonic() - started[cell_index], 3)

    client = NotebookClient(
        notebook,
        timeout=args.timeout,
        kernel_name="convlab",
        resources={"metadata": {"path": args.cwd}},
        record_timing=False,
        store_widget_state=False,
        on_cell_execute=begin,
        on_cell_executed=end,
    )
    failed = 0
    try:
        client.execute()
    except CellExecutionError as error:
        print(error, file=sys.stderr)
        failed = 1
    nbformat.write(notebook, args.out)
    return failed


sys.exit(main())
