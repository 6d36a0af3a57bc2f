"""Runs a notebook from top to bottom and writes it back with its outputs.

    python execute.py NOTEBOOK OUT --cwd FOLDER

Exit code 1, and the failing cell on standard error, where a cell fails or takes more than two minutes.
"""
import argparse
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook")
    parser.add_argument("out")
    parser.add_argument("--cwd", required=True)
    args = parser.parse_args()
    notebook = nbformat.read(args.notebook, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="convlab",
        resources={"metadata": {"path": args.cwd}},
        record_timing=False,
        store_widget_state=False,
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
