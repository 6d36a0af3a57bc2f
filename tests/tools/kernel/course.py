"""A small course in a folder of its own, and a kernel in it: what the tests of the kernel share.

The folder's name holds spaces and Hangul, as a student's may. It has the project's kernel and library, and
exercises of its own, so that no test writes into the project's.
"""

import json
import os
import shutil
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

PROJECT = Path(__file__).resolve().parents[3]
NODE = os.environ.get("CONVLAB_NODE") or shutil.which("node")
TIMEOUT = 60

SOLUTION = """// exercise: double
import { type Tensor } from 'convlab';

/**
 * Twice a number.
 * 어떤 수의 두 배입니다.
 */
export function double(x: number): number {
  // BEGIN SOLUTION
  return 2 * x;
  // END SOLUTION
}

export type Doubled = Tensor;
"""


def starter():
    """The starter that the project's own rule makes of SOLUTION."""
    rule = PROJECT / "tools" / "grader" / "course" / "starter.cjs"
    script = "process.stdout.write(require(process.argv[1]).starterOf(process.argv[2], 'double'))"
    return subprocess.run([NODE, "-e", script, rule, SOLUTION], capture_output=True, text=True, check=True).stdout


def make_course():
    """Lays out the folder; returns its path."""
    root = Path(tempfile.mkdtemp(prefix="convlab ")) / "내 강의 folder"
    for folder in ("notebooks/en", "notebooks/ko", "solutions/01-first", "exercises/01-first", "tools/grader/course"):
        (root / folder).mkdir(parents=True)
    shutil.copytree(PROJECT / "tools" / "kernel", root / "tools" / "kernel")
    for rule in ("exercises.cjs", "starter.cjs"):
        shutil.copy(PROJECT / "tools" / "grader" / "course" / rule, root / "tools" / "grader" / "course")
    shutil.copy(PROJECT / "tools" / "write-atomically.cjs", root / "tools")
    shutil.copy(PROJECT / "package.json", root)
    (root / "node_modules").symlink_to(PROJECT / "node_modules")
    cache = PROJECT / ".convlab" / "cache"
    if cache.is_dir():
        shutil.copytree(cache, root / ".convlab" / "cache")
    (root / "solutions/01-first/double.ts").write_text(SOLUTION)
    (root / "exercises/01-first/double.ts").write_text(starter())
    subprocess.run([NODE, root / "tools" / "kernel" / "install.mjs"], check=True, capture_output=True)
    return root


def remove_course(root):
    shutil.rmtree(root.parent)


class Ran:
    """What came of one cell."""

    def __init__(self, reply, messages):
        self.reply = reply["content"]
        self.status = self.reply["status"]
        self.messages = messages

    def contents(self, kind):
        return [message["content"] for message in self.messages if message["msg_type"] == kind]

    def text(self, name="stdout"):
        return "".join(content["text"] for content in self.contents("stream") if content["name"] == name)

    @property
    def result(self):
        results = self.contents("execute_result")
        return results[0]["data"] if results else None

    @property
    def error(self):
        errors = self.contents("error")
        return errors[0] if errors else None


class KernelCase(unittest.TestCase):
    """One course and one kernel for the tests of a class, started in `folder`."""

    folder = "notebooks/en"
    session_name = None

    @classmethod
    def setUpClass(cls):
        cls.root = make_course()
        cls.km, cls.kc = cls.start(cls.folder, cls.session_name)

    @classmethod
    def tearDownClass(cls):
        cls.stop(cls.km, cls.kc)
        remove_course(cls.root)

    @classmethod
    def start(cls, folder, session_name=None):
        specs = KernelSpecManager(kernel_dirs=[str(cls.root / ".venv/share/jupyter/kernels")])
        km = KernelManager(kernel_name="convlab", kernel_spec_manager=specs)
        env = dict(os.environ)
        if session_name:
            env["JPY_SESSION_NAME"] = str(cls.root / session_name)
        km.start_kernel(cwd=str(cls.root / folder), env=env)
        kc = km.client()
        kc.start_channels()
        kc.wait_for_ready(timeout=TIMEOUT)
        return km, kc

    @staticmethod
    def stop(km, kc):
        kc.stop_channels()
        km.shutdown_kernel()

    def run_cell(self, code, kc=None, **options):
        kc = kc or self.kc
        return self.finish(kc.execute(code, **options), kc)

    def finish(self, msg_id, kc=None, until=None):
        """Collects what a request gives until it is done (its answer and 'idle')."""
        kc = kc or self.kc
        messages = self.outputs(msg_id, kc, until)
        return Ran(self.reply(msg_id, kc), messages)

    @staticmethod
    def reply(msg_id, kc):
        """The answer to a request."""
        while True:
            reply = kc.get_shell_msg(timeout=TIMEOUT)
            if reply["parent_header"].get("msg_id") == msg_id:
                return reply

    def ask(self, msg_id):
        """What the answer to a request says."""
        return self.reply(msg_id, self.kc)["content"]

    def outputs(self, msg_id, kc=None, until=None):
        """The iopub messages below `msg_id`, up to 'idle' or to the first that `until` accepts."""
        kc = kc or self.kc
        messages = []
        while True:
            message = kc.get_iopub_msg(timeout=TIMEOUT)
            if message["parent_header"].get("msg_id") != msg_id:
                continue
            messages.append(message)
            if until and until(message):
                return messages
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return messages

    def heard(self, kind):
        """The next iopub message of a kind, whoever it belongs to."""
        while True:
            message = self.kc.get_iopub_msg(timeout=TIMEOUT)
            if message["msg_type"] == kind:
                return message

    def printed(self, msg_id, text):
        """Waits until the cell has printed the text."""
        messages = self.outputs(msg_id, until=lambda message: text in message["content"].get("text", ""))
        self.assertIn(text, messages[-1]["content"].get("text", ""), "the cell is done, and has not printed this")

    def soon(self, seconds, measure):
        """The shortest of three tries is below a limit, which grows where this machine is slow or busy.

        `measure` does it once, and returns how long it took.
        """
        took = []
        for _ in range(3):
            began = time.perf_counter()
            self.assert_ok(self.run_cell("1"))
            trivial = time.perf_counter() - began
            took.append(measure() - 10 * trivial)
            if took[-1] < seconds:
                return
        self.fail(f"{min(took):.2f} s and ten times a trivial cell, at best; {seconds} s are allowed")

    def assert_ok(self, ran):
        self.assertEqual(ran.status, "ok", json.dumps(ran.reply, ensure_ascii=False))
        return ran
