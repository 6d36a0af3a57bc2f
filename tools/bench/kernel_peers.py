"""How quick kernels are, one after another in rounds: JSON of the least figures on standard output.

The argument is a JSON list of { "name", "argv", "language" }; a language is 'typescript' or 'python'.
"""

import json
import statistics
import sys
import time

import psutil
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager

ROUNDS = 3
CELLS = 500
# Each loop at the top level of a cell, and the same one in a function.
LOOPS = {
    "typescript": {
        "integers": (
            "let total = 0; for (let i = 0; i < 2e7; i++) total += i & 7;",
            "(() => { let sum = 0; for (let i = 0; i < 2e7; i++) sum += i & 7; return sum })()",
        ),
        "doubles": (
            "let area = 0; for (let i = 0; i < 2e7; i++) area += i * 0.1;",
            "(() => { let sum = 0; for (let i = 0; i < 2e7; i++) sum += i * 0.1; return sum })()",
        ),
    },
    "python": {
        "integers": (
            "total = 0\nfor i in range(2_000_000): total += i & 7",
            "def f():\n    s = 0\n    for i in range(2_000_000): s += i & 7\n    return s\nf()",
        ),
        "doubles": (
            "area = 0\nfor i in range(2_000_000): area += i * 0.1",
            "def f():\n    s = 0\n    for i in range(2_000_000): s += i * 0.1\n    return s\nf()",
        ),
    },
}
DECLARE = {
    "typescript": "const v{0} = {0}; let w{0} = [v{0}]; function f{0}(x: number): number {{ return x * v{0} }}",
    "python": "v{0} = {0}; w{0} = [v{0}]\ndef f{0}(x): return x * v{0}",
}


def measure(argv, language):
    manager = KernelManager()
    manager._kernel_spec = KernelSpec(argv=argv, display_name="peer", language=language)
    began = time.perf_counter()
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        ready = time.perf_counter() - began

        def cell(code):
            begun = time.perf_counter()
            reply = client.execute_interactive(code, output_hook=lambda message: None, timeout=120)
            if reply["content"]["status"] != "ok":
                raise RuntimeError(f"{code}: {reply['content']}")
            return (time.perf_counter() - begun) * 1000

        first = cell("1 + 1")
        time.sleep(1.5)  # as long as a reader takes at least: what a kernel does meanwhile is its own affair
        trivial = statistics.median(cell("1 + 1") for _ in range(50))
        process = psutil.Process(manager.provisioner.pid)
        before = process.memory_info().rss
        declaring = [cell(DECLARE[language].format(i)) for i in range(CELLS)]
        grown = process.memory_info().rss / before
        loops = {}
        for kind, codes in LOOPS[language].items():
            top, inside = (min(cell(code) for _ in range(3)) - trivial for code in codes)
            loops[f"loop on {kind}, top level ÷ function"] = top / inside
        return {
            "ready s": ready,
            "first cell ms": first,
            "trivial cell ms": trivial,
            f"declaring cell at {CELLS} ms": statistics.median(declaring[-50:]),
            f"memory after {CELLS} cells ×": grown,
            "memory MB": process.memory_info().rss / 1e6,
            **loops,
        }
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def main():
    kernels = json.loads(sys.argv[1])
    least = {kernel["name"]: {} for kernel in kernels}
    for _ in range(ROUNDS):
        for kernel in kernels:
            figures = measure([*kernel["argv"], "{connection_file}"], kernel["language"])
            known = least[kernel["name"]]
            for name, value in figures.items():
                known[name] = min(value, known.get(name, value))
    print(json.dumps(least))


main()
