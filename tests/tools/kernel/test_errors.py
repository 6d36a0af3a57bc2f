"""Errors: real Jupyter errors, the cell's line, what runs after them."""

from course import KernelCase

FOR_EVER = "await new Promise(() => {});"


class Errors(KernelCase):
    def test_types_are_strict_and_named_with_their_line(self):
        ran = self.run_cell("const ok = 1;\nconst wrong: number = 'text';\n")
        self.assertEqual(ran.status, "error")
        self.assertEqual(ran.error["ename"], "TypeScriptError")
        self.assertIn("2:7 - Type 'string' is not assignable to type 'number'", ran.error["evalue"])
        self.assertIn("const wrong", "\n".join(ran.error["traceback"]))
        implicit = self.run_cell("function f(x) { return x }")
        self.assertIn("implicitly has an 'any' type", implicit.error["evalue"])
        self.assertIn("possibly 'undefined'", self.run_cell("[1].find((x) => x > 1).toFixed()").error["evalue"])

    def test_names_of_cells_that_were_not_run_are_told_once_with_what_to_do(self):
        ran = self.run_cell("const area = wide((x, y) => x * tall + y * tall);\nwide(1)")
        lines = ran.error["evalue"].split("\n")
        self.assertEqual(len(lines), 3, lines)
        self.assertIn("Cannot find name 'wide'", lines[0])
        self.assertIn("Cannot find name 'tall'", lines[1])
        self.assertEqual(lines[2][:27], "Not there yet: wide, tall. ")
        self.assertIn("Run All Above", ran.error["traceback"][-1])

    def test_a_tensor_that_is_indexed_like_an_array_is_told_how(self):
        ran = self.run_cell("import { zeros } from 'convlab'; const x = zeros([2, 2]); x[0][1]")
        self.assertIn("x.get(i, j)", ran.error["evalue"])

    def test_the_reply_tells_the_same_as_the_error(self):
        ran = self.run_cell("throw new RangeError('too far')")
        self.assertEqual(ran.status, "error")
        for key in ("ename", "evalue", "traceback"):
            self.assertEqual(ran.reply[key], ran.error[key])
        self.assertEqual((ran.error["ename"], ran.error["evalue"]), ("RangeError", "too far"))

    def test_a_thrown_error_names_the_line_of_the_typescript(self):
        code = "interface Gone {\n  a: number;\n}\n\nfunction deep(value: Gone): never {\n  throw new Error(`at ${value.a}`);\n}\ndeep({ a: 1 });"
        trace = "\n".join(self.run_cell(code).error["traceback"])
        self.assertIn(":6:9)", trace)
        self.assertIn(":8:1", trace)
        self.assertIn("6 |   throw new Error", trace)
        for inner in ("node:vm", "tslab", "tools/kernel"):
            self.assertNotIn(inner, trace)

    def test_a_function_of_an_earlier_cell_keeps_its_lines(self):
        self.assert_ok(self.run_cell("type T = 1;\nfunction earlier(): never {\n\n  throw new Error('later');\n}"))
        trace = "\n".join(self.run_cell("const n = 1;\nearlier();").error["traceback"])
        self.assertIn(":4:9)", trace)
        self.assertIn(":2:1", trace)

    def test_a_loop_keeps_its_lines(self):
        trace = "\n".join(
            self.run_cell("let sum = 0;\nfor (let i = 0; i < 3; i++)\n  sum += i + JSON.parse('no');").error["traceback"]
        )
        self.assertIn("]:3:19", trace)
        self.assertIn("3 |   sum += i", trace)

    def test_a_printed_stack_names_typescript_lines_too(self):
        ran = self.assert_ok(self.run_cell("type T = {\n a: 1 }\nconsole.log(new Error('here').stack)"))
        self.assertIn(":3:13", ran.text())

    def test_what_is_no_error_can_be_thrown(self):
        ran = self.run_cell("throw { code: 7 }")
        self.assertEqual(ran.error["ename"], "Thrown")
        self.assertIn("code: 7", ran.error["evalue"])
        self.assertEqual(self.run_cell("throw undefined").status, "error")
        self.assertEqual(self.run_cell("throw Object.assign(new Error('x'), { stack: 3 })").error["evalue"], "x")

    def test_the_errors_within_an_aggregate_are_shown(self):
        ran = self.run_cell("await Promise.any([Promise.reject(new Error('one')), Promise.reject(new RangeError('two'))])")
        trace = "\n".join(ran.error["traceback"])
        for part in ("AggregateError", "one", "RangeError", "two"):
            self.assertIn(part, trace)

    def test_an_error_whose_message_throws_is_shown(self):
        ran = self.run_cell("throw Object.defineProperty(new Error('x'), 'message', { get() { throw new Error('inner') } })")
        self.assertEqual((ran.error["ename"], ran.error["evalue"]), ("Error", "(its message cannot be read: inner)"))

    def test_syntax_errors_are_errors(self):
        self.assertEqual(self.run_cell("const = 3").error["ename"], "TypeScriptError")

    def test_an_unhandled_rejection_fails_the_cell(self):
        ran = self.run_cell("void Promise.reject(new TypeError('nobody caught me'));\n3")
        self.assertEqual(ran.status, "error")
        self.assertEqual((ran.error["ename"], ran.error["evalue"]), ("TypeError", "nobody caught me"))

    def test_a_rejection_while_the_cell_awaits_fails_it(self):
        ran = self.run_cell(f"setTimeout(() => void Promise.reject(new Error('side')), 20);\n{FOR_EVER}")
        self.assertEqual(ran.error["evalue"], "side")

    def test_an_uncaught_exception_fails_the_cell(self):
        ran = self.run_cell(f"setTimeout(() => {{ throw new Error('from a timer') }}, 20);\n{FOR_EVER}")
        self.assertEqual(ran.error["evalue"], "from a timer")

    def test_an_awaited_rejection_is_an_error_with_its_line(self):
        ran = self.run_cell("async function later(): Promise<void> {\n  await null;\n  throw new Error('async');\n}\nawait later();")
        self.assertEqual(ran.error["evalue"], "async")
        trace = "\n".join(ran.error["traceback"])
        self.assertRegex(trace, r"at In\[\d+\]:3:9")
        self.assertRegex(trace, r"at async In\[\d+\]:5:1")

    def test_an_error_from_a_library_names_the_await_of_the_cell(self):
        ran = self.run_cell("import * as fs from 'node:fs/promises';\n\nconst a = await fs.stat('.');\nconst b = await fs.stat('nowhere');")
        self.assertEqual(ran.error["ename"], "Error")
        self.assertRegex("\n".join(ran.error["traceback"]), r"at async In\[\d+\]:4:11")

    def test_a_failed_cell_keeps_what_it_had_declared_and_later_cells_run(self):
        self.run_cell("const half = 1; throw new Error('x'); const other = 2")
        self.assertEqual(self.assert_ok(self.run_cell("half")).result["text/plain"], "1")
        self.assertIn("Cannot find name 'other'", self.run_cell("other").error["evalue"])
        self.assertEqual(self.assert_ok(self.run_cell("1 + 1")).result["text/plain"], "2")

    def test_stop_on_error_aborts_what_is_queued(self):
        ids = [self.kc.execute(code) for code in ("await null; throw new Error('first')", "globalThis.name = 'ran'", "2")]
        replies = {}
        while len(replies) < 3:
            reply = self.kc.get_shell_msg(timeout=30)
            replies[reply["parent_header"]["msg_id"]] = reply["content"]["status"]
        self.assertEqual([replies[i] for i in ids], ["error", "aborted", "aborted"])
        self.assertEqual(self.assert_ok(self.run_cell("3")).result["text/plain"], "3")

    def test_without_stop_on_error_the_queue_goes_on(self):
        ids = [self.kc.execute("throw new Error('first')", stop_on_error=False), self.kc.execute("21 * 2")]
        self.assertEqual(self.finish(ids[0]).status, "error")
        self.assertEqual(self.finish(ids[1]).result["text/plain"], "42")


if __name__ == "__main__":
    import unittest

    unittest.main()
