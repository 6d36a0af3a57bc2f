"""The standard suite for Jupyter kernels: https://github.com/jupyter/jupyter_kernel_test"""

import os

import jupyter_kernel_test
from course import KernelCase, make_course, remove_course

SHOW = "(globalThis as any)[Symbol.for('convlab.kernel')].display"


class Standard(jupyter_kernel_test.KernelTests):
    kernel_name = "convlab"
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('oops')"
    completion_samples = [
        {"text": "const some = [1]; some.findLastI", "matches": {"findLastIndex"}},
        {"text": "Math.hyp", "matches": {"hypot"}},
    ]
    complete_code_samples = ["1", "const a = 1;", "function f() {}\n"]
    incomplete_code_samples = ["function f() {", "const a = [1,", "if (true) {"]
    code_generate_error = "throw new Error('x')"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "'text'", "result": "'text'"},
        {"code": "await Promise.resolve([1, 2])", "result": "[ 1, 2 ]"},
        {"code": "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>x</b>' }) })", "mime": "text/html", "result": "<b>x</b>"},
    ]
    code_display_data = [{"code": f"{SHOW}({{ 'text/html': '<p>' }})", "mime": "text/html"}]
    code_clear_output = "console.clear()"
    code_page_something = "Math.hypot?"
    code_inspect_sample = "Math.max"
    invalid_code_samples = ["import = 7q", "const 1 = 2"]
    code_history_pattern = "6 ?*7"
    supported_history_operations = ("tail", "range", "search")

    @classmethod
    def setUpClass(cls):
        cls.root = make_course()
        os.environ["JUPYTER_PATH"] = str(cls.root / ".venv/share/jupyter")
        super().setUpClass()

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        remove_course(cls.root)
        del os.environ["JUPYTER_PATH"]


class Asking(KernelCase):
    def test_completion_knows_earlier_cells_and_the_library(self):
        self.assert_ok(self.run_cell("import * as kit from 'convlab';\nconst student = { age: 3 };"))
        self.assertEqual(self.ask(self.kc.complete("student.a"))["matches"], ["age"])
        self.assertEqual(self.ask(self.kc.complete("kit.outputS"))["matches"], ["outputSize"])

    def test_paths_in_strings_are_completed(self):
        for code, matches in (
            ("import { double } from './exercises/01-first/do", ["double.ts"]),
            ("readFileSync('exercises/", ["01-first"]),
            ("const url = 'https://nowhere/", []),
        ):
            with self.subTest(code):
                reply = self.ask(self.kc.complete(code))
                self.assertEqual(reply["matches"], matches)
                if matches:
                    self.assertEqual((reply["cursor_start"], reply["cursor_end"]), (code.rindex("/") + 1, len(code)))

    def test_positions_count_characters_not_utf16_units(self):
        code = "const 그림 = '🐈🐈'; Math.hypo"
        reply = self.ask(self.kc.complete(code))
        self.assertEqual(reply["matches"], ["hypot"])
        self.assertEqual((reply["cursor_start"], reply["cursor_end"]), (len(code) - 4, len(code)))

    def test_inspect_shows_type_and_documentation(self):
        self.assert_ok(self.run_cell("/** How warm it is. */\nfunction warmth(day: number): string { return String(day) }"))
        reply = self.ask(self.kc.inspect("warmth(3)", 2))
        self.assertTrue(reply["found"])
        self.assertIn("warmth(day: number): string", reply["data"]["text/plain"])
        self.assertIn("How warm it is.", reply["data"]["text/plain"])
        self.assertFalse(self.ask(self.kc.inspect("   ", 1))["found"])

    def test_user_expressions_are_answered_each_for_itself(self):
        self.assert_ok(self.run_cell("const three = 3;"))
        ran = self.assert_ok(self.run_cell("1", user_expressions={"good": "three * 2", "bad": "nothing"}))
        asked = ran.reply["user_expressions"]
        self.assertEqual(asked["good"]["data"], {"text/plain": "6"})
        self.assertEqual((asked["bad"]["status"], asked["bad"]["ename"]), ("error", "TypeScriptError"))

    def test_history_has_what_was_run(self):
        self.assert_ok(self.run_cell("40 + 2"))
        self.assert_ok(self.run_cell("'unlisted'", store_history=False))
        history = self.ask(self.kc.history(hist_access_type="tail", n=1, output=True))["history"]
        self.assertEqual([entry[2] for entry in history], [["40 + 2", "42"]])

    def test_open_templates_and_comments_are_incomplete(self):
        for code in ("const t = `a", "/* still", "f(`${1}"):
            with self.subTest(code):
                self.assertEqual(self.ask(self.kc.is_complete(code))["status"], "incomplete")

    def test_completions_tell_their_kind(self):
        self.assert_ok(self.run_cell("const shape = { area: 1, areaOf(): number { return 2 } };"))
        types = self.ask(self.kc.complete("shape.ar"))["metadata"]["_jupyter_types_experimental"]
        self.assertEqual({entry["text"]: entry["type"] for entry in types}, {"area": "property", "areaOf": "method"})

    def test_inspect_between_parentheses_shows_the_signature(self):
        self.assert_ok(self.run_cell("/** Adds. @param b the second */\nfunction plus(a: number, b: string): string { return a + b }"))
        code = "plus(1, )"
        text = self.ask(self.kc.inspect(code, len(code) - 1))["data"]["text/plain"]
        for part in ("plus(a: number, b: string): string", "Adds.", "b: string"):
            self.assertIn(part, text)

    def test_help_comes_while_a_cell_awaits(self):
        running = self.kc.execute("console.log('go'); await new Promise(() => {})")
        self.printed(running, "go")
        self.assertIn("hypot", self.ask(self.kc.complete("Math.hyp"))["matches"])
        self.km.interrupt_kernel()
        self.assertEqual(self.finish(running).error["ename"], "KeyboardInterrupt")

    def test_there_is_no_debugger_and_it_says_so(self):
        message = self.kc.session.msg("debug_request", {"type": "request", "seq": 7, "command": "initialize"})
        self.kc.control_channel.send(message)
        content = self.kc.get_control_msg(timeout=30)["content"]
        self.assertEqual((content["success"], content["request_seq"], content["message"]), (False, 7, "this kernel has no debugger"))

    def test_an_unknown_request_does_no_harm(self):
        message = self.kc.session.msg("unheard_of_request", {})
        self.kc.shell_channel.send(message)
        self.assertIn("unheard_of_request", self.ask(message["header"]["msg_id"])["evalue"])
        self.assertEqual(self.assert_ok(self.run_cell("1")).result["text/plain"], "1")
