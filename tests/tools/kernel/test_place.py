"""Where a kernel stands: folder, language, chapter, imports, what needs no import; and that it leaves with its parent."""

import os
import signal
import subprocess
import sys
import time

from course import PROJECT, TIMEOUT, KernelCase, make_course, remove_course

HOST = "(globalThis as any)[Symbol.for('convlab.kernel')]"


class Place(KernelCase):
    folder = "notebooks/ko"
    session_name = "notebooks/ko/01-patterns.ipynb"

    def value(self, code):
        return self.assert_ok(self.run_cell(code)).result["text/plain"].strip("'")

    def test_it_works_in_the_projects_folder_under_any_name(self):
        self.assertEqual(self.value("process.cwd()"), str(self.root))
        self.assertEqual(self.value(f"{HOST}.root"), str(self.root))

    def test_the_library_is_imported_by_its_name(self):
        self.assertEqual(self.value("import { outputSize } from 'convlab';\noutputSize(32, 5, 1, 2)"), "32")

    def test_language_and_chapter_come_from_the_notebook(self):
        self.assertEqual(self.value("process.env.CONVLAB_LANG"), "ko")
        self.assertEqual(self.value(f"{HOST}.language"), "ko")
        self.assertEqual(self.value(f"{HOST}.chapter"), "01-patterns")
        self.assertEqual(self.value("import { t } from 'convlab';\nt('hello', '안녕')"), "안녕")

    def test_a_file_beside_the_notebooks_is_imported_and_read_anew(self):
        (self.root / "notebooks/mine.ts").write_text("export const size: number = 3;\n")
        self.assertEqual(self.value("import { size } from './notebooks/mine';\nsize"), "3")
        (self.root / "notebooks/mine.ts").write_text("export const size: number = 44;\n")
        os.utime(self.root / "notebooks/mine.ts", (time.time() + 9, time.time() + 9))
        self.assertEqual(self.value("import { size } from './notebooks/mine';\nsize"), "44")

    def test_nodes_own_modules_have_their_types(self):
        self.assertEqual(self.value("import { basename } from 'node:path';\nbasename('/a/b')"), "b")
        self.assertIn("not assignable", self.run_cell("import * as path from 'path';\nconst n: number = path.basename('/a');").error["evalue"])
        self.assertEqual(self.value("Buffer.from('a').length"), "1")
        self.assertEqual(self.value("const t0 = performance.now(); typeof t0"), "number")

    def test_what_the_library_offers_needs_no_import(self):
        names = self.value("import * as kit from 'convlab';\nObject.keys(kit).join()").split(",")
        for name in ("check", "hint", "progress", "solution"):
            with self.subTest(name):
                if name in names:
                    self.assertEqual(self.value(f"typeof {name}"), "function")
                    self.assertEqual(self.value(f"{name} === (kit as any).{name}"), "true")
                self.assertEqual(self.value(f"const {name} = 5; {name}"), "5")

    def test_a_kernel_in_a_folder_of_its_own_language(self):
        km, kc = self.start("notebooks/en", "notebooks/en/copies/07-pooling-Copy1.ipynb")
        try:
            self.assertEqual(self.run_cell(f"[{HOST}.language, {HOST}.chapter].join()", kc).result["text/plain"], "'en,07-pooling'")
        finally:
            self.stop(km, kc)


STARTER = """import sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from course import KernelCase
class Case(KernelCase): pass
Case.root = Path(sys.argv[2])
km, kc = Case.start('notebooks/en')
if sys.argv[3]:
    kc.execute(sys.argv[3])
    while kc.get_iopub_msg()['msg_type'] != 'stream': pass
print(km.provisioner.pid, flush=True)
time.sleep(600)
"""


class Orphan(KernelCase):
    @classmethod
    def setUpClass(cls):
        cls.root = make_course()

    @classmethod
    def tearDownClass(cls):
        remove_course(cls.root)

    def leaves(self, code):
        here = str(PROJECT / "tests/tools/kernel")
        parent = subprocess.Popen([sys.executable, "-c", STARTER, here, str(self.root), code], stdout=subprocess.PIPE, text=True)
        pid = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        parent.stdout.close()
        end = time.time() + TIMEOUT
        while time.time() < end:
            if not alive(pid):
                return True
            time.sleep(0.1)
        os.kill(pid, signal.SIGKILL)
        return False

    def test_a_kernel_leaves_with_its_server(self):
        self.assertTrue(self.leaves(""))

    def test_even_from_an_endless_loop(self):
        self.assertTrue(self.leaves("console.log('go'.padEnd(9000)); while (true) {}"))


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
