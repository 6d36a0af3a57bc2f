"""The kernel without the course: installed for another Jupyter, in a folder with a package.json of its own."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from course import NODE, PROJECT, KernelCase
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager


class Elsewhere(KernelCase):
    @classmethod
    def setUpClass(cls):
        cls.root = Path(tempfile.mkdtemp(prefix="elsewhere "))
        cls.prefix = cls.root / "prefix"
        install = PROJECT / "tools" / "kernel" / "install.mjs"
        subprocess.run([NODE, install, "install", "--prefix", cls.prefix], check=True, capture_output=True)
        project = cls.root / "project"
        package = project / "node_modules" / "greeting"
        (project / "notes").mkdir(parents=True)
        package.mkdir(parents=True)
        (project / "package.json").write_text(json.dumps({"name": "project"}))
        (package / "package.json").write_text(json.dumps({"name": "greeting", "main": "index.js", "types": "index.d.ts"}))
        (package / "index.js").write_text("exports.greet = (name) => `hello, ${name}`;")
        (package / "index.d.ts").write_text("export declare function greet(name: string): string;")
        (project / "double.ts").write_text("export const double = (x: number): number => 2 * x;")
        specs = KernelSpecManager(kernel_dirs=[str(cls.prefix / "share/jupyter/kernels")])
        cls.km = KernelManager(kernel_name="convlab", kernel_spec_manager=specs)
        cls.km.start_kernel(cwd=str(project / "notes"))
        cls.kc = cls.km.client()
        cls.kc.start_channels()
        cls.kc.wait_for_ready(timeout=60)

    @classmethod
    def tearDownClass(cls):
        cls.stop(cls.km, cls.kc)
        shutil.rmtree(cls.root)

    def test_a_package_of_the_folder_with_its_types(self):
        ran = self.assert_ok(self.run_cell("import { greet } from 'greeting';\ngreet('you')"))
        self.assertEqual(ran.result["text/plain"], "'hello, you'")
        self.assertIn("not assignable to parameter of type 'string'", self.run_cell("greet(1)").error["evalue"])

    def test_a_source_file_of_the_folder(self):
        ran = self.assert_ok(self.run_cell("import { double } from './double';\ndouble(21)"))
        self.assertEqual(ran.result["text/plain"], "42")

    def test_node_and_its_types_need_no_package(self):
        ran = self.assert_ok(self.run_cell("import path from 'node:path';\nprocess.pid > 0 && path.basename('/a/b')"))
        self.assertEqual(ran.result["text/plain"], "'b'")

    def test_without_the_library_its_names_are_free(self):
        self.assertIn("Cannot find name 'check'", self.run_cell("check('x')").error["evalue"])

    def test_nothing_is_written_into_the_folder(self):
        self.assert_ok(self.run_cell("1"))
        names = sorted(path.name for path in (self.root / "project").iterdir())
        self.assertEqual(names, ["double.ts", "node_modules", "notes", "package.json"])
