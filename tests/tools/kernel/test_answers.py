"""Answer cells: a cell whose first line is `// exercise: <id>` is the file exercises/NN-topic/<id>.ts."""

import os
import time

from course import SOLUTION, KernelCase, starter

ANSWER = "// exercise: double\nexport function double(x: number): number {\n  return x + x;\n}"
OTHER = "// exercise: double\nexport function double(x: number): number {\n  return 2 * x; // by hand\n}\n"


class Answers(KernelCase):
    def setUp(self):
        self.file = self.root / "exercises/01-first/double.ts"
        self.write(starter())
        (self.root / ".convlab/answers.json").unlink(missing_ok=True)

    def write(self, text):
        self.file.write_text(text)
        # a change within the file system's clock tick would go unseen
        later = time.time() + 5
        os.utime(self.file, (later, later))

    def calls(self, code="double(21)"):
        return self.assert_ok(self.run_cell(code)).result["text/plain"]

    def test_running_saves_the_cell_and_imports_its_exports(self):
        self.assert_ok(self.run_cell(ANSWER))
        self.assertEqual(self.file.read_text(), ANSWER + "\n")
        self.assertEqual(self.calls(), "42")

    def test_comments_may_stand_before_the_first_line(self):
        self.assert_ok(self.run_cell("\n// my notes\n" + ANSWER))
        first, *rest = ANSWER.split("\n")
        self.assertEqual(self.file.read_text(), "\n".join([first, "", "// my notes", *rest]) + "\n")
        self.assertEqual(self.calls(), "42")
        self.run_cell("const one = 1;\n" + ANSWER.replace("x + x", "x"))
        self.assertIn("x + x", self.file.read_text())  # code comes first: a cell of its own

    def test_a_saved_answer_says_where_and_a_starter_nothing(self):
        self.assertEqual(self.assert_ok(self.run_cell(ANSWER)).text(), "saved in exercises/01-first/double.ts\n")
        self.write(starter())
        self.assertEqual(self.assert_ok(self.run_cell(starter().rstrip("\n"))).text(), "")

    def test_a_changed_cell_replaces_what_it_wrote_itself(self):
        self.assert_ok(self.run_cell(ANSWER))
        changed = ANSWER.replace("x + x", "x * 3")
        self.assert_ok(self.run_cell(changed))
        self.assertEqual(self.file.read_text(), changed + "\n")
        self.assertEqual(self.calls(), "63")

    def test_the_starter_runs_and_says_not_started_when_called(self):
        self.assert_ok(self.run_cell(starter().rstrip("\n")))
        self.assertEqual(self.run_cell("double(1)").error["ename"], "NotStarted")

    def test_an_untouched_starter_in_one_language_leaves_the_file_as_it_is(self):
        korean = "\n".join(line for line in starter().split("\n") if "Twice" not in line).rstrip("\n")
        self.assertNotEqual(korean, starter().rstrip("\n"))
        self.assert_ok(self.run_cell(korean))
        self.assertEqual(self.file.read_text(), starter())
        self.assert_ok(self.run_cell(korean.replace("throw new NotStarted('double')", "return x + x")))
        self.assertEqual(self.calls(), "42")

    def test_the_function_of_an_answer_is_offered_to_the_library_while_its_file_holds_it(self):
        offered = "(globalThis as any)[Symbol.for('convlab.kernel')].answer('double')?.(21)"
        self.assert_ok(self.run_cell(ANSWER))
        self.assertEqual(self.calls(offered), "42")
        self.write(OTHER)
        self.assertEqual(self.calls(f"{offered} === undefined"), "true")

    def test_the_solution_and_its_types_are_imported(self):
        self.assert_ok(self.run_cell(SOLUTION))
        self.assertEqual(self.calls("const d: Doubled | number = double(4); d"), "8")

    CHANGED = ANSWER.replace("x + x", "x - x")

    def conflict(self):
        """Changes both the file and the cell; the cell is run."""
        self.assert_ok(self.run_cell(ANSWER))
        self.write(OTHER)
        return self.assert_ok(self.run_cell(self.CHANGED))

    def test_a_file_changed_elsewhere_is_taken_where_the_cell_was_not(self):
        self.assert_ok(self.run_cell(ANSWER))
        self.write(OTHER)
        ran = self.assert_ok(self.run_cell(ANSWER))
        self.assertEqual(self.file.read_text(), OTHER)
        self.assertEqual(self.calls("double.toString().includes('by hand')"), "true")
        self.assertEqual(ran.reply["payload"], [{"source": "set_next_input", "text": OTHER.rstrip("\n"), "replace": True}])
        self.assertIn("it was taken, and this cell shows it", ran.text())

    def test_where_both_have_changed_nothing_is_written_and_the_notebook_goes_on(self):
        ran = self.conflict()
        for part in ("exercises/01-first/double.ts", "// exercise: double (take cell)", "// exercise: double (take file)"):
            self.assertIn(part, ran.text())
        self.assertEqual(self.file.read_text(), OTHER)
        self.assertEqual(ran.reply["payload"], [])
        self.assertEqual(self.calls("double.toString().includes('by hand')"), "true")

    def press(self, ran, label):
        opened = [c for c in ran.contents("comm_open") if c["data"]["state"]["description"] == label]
        content = {"comm_id": opened[0]["comm_id"], "data": {"method": "custom", "content": {"event": "click"}, "buffer_paths": []}}
        message = self.kc.session.msg("comm_msg", content)
        self.kc.shell_channel.send(message)
        return "".join(m["content"].get("text", "") for m in self.outputs(message["header"]["msg_id"]))

    def test_a_button_takes_the_cell_and_keeps_a_copy_of_the_file(self):
        said = self.press(self.conflict(), "Take this cell's text")
        self.assertIn("saved in exercises/01-first/double.ts", said)
        self.assertEqual(self.file.read_text(), self.CHANGED + "\n")
        copies = [copy.read_text() for copy in (self.root / ".convlab/backup").glob("double-*.ts")]
        self.assertIn(OTHER, copies)
        self.assertEqual(self.assert_ok(self.run_cell(self.CHANGED)).reply["payload"], [])
        self.assertEqual(self.calls(), "0")

    def test_a_button_takes_the_file_when_the_cell_is_run_again(self):
        self.press(self.conflict(), "Take the file's text")
        ran = self.assert_ok(self.run_cell(self.CHANGED))
        self.assertEqual(self.file.read_text(), OTHER)
        self.assertEqual(ran.reply["payload"], [{"source": "set_next_input", "text": OTHER.rstrip("\n"), "replace": True}])

    def test_a_starter_takes_the_answer_that_the_file_holds(self):
        for own in (False, True):  # written elsewhere, or by this very cell, whose text was lost
            with self.subTest(own=own):
                if own:
                    self.assert_ok(self.run_cell(OTHER))
                else:
                    self.write(OTHER)
                ran = self.assert_ok(self.run_cell(starter().rstrip("\n")))
                self.assertEqual(self.file.read_text(), OTHER)
                self.assertEqual(self.calls(), "42")
                self.assertIn("exercises/01-first/double.ts holds an answer already", ran.text())
                shown = {"source": "set_next_input", "text": OTHER.rstrip("\n"), "replace": True}
                self.assertEqual(ran.reply["payload"], [shown])

    def test_a_file_changed_elsewhere_is_told_once_by_the_next_cell(self):
        self.assert_ok(self.run_cell(ANSWER))
        self.assertEqual(self.assert_ok(self.run_cell("double(21)")).text(), "")
        self.write(OTHER)
        ran = self.assert_ok(self.run_cell("double(21)"))
        self.assertEqual(ran.result["text/plain"], "42")
        self.assertIn("exercises/01-first/double.ts was changed outside this notebook", ran.text())
        self.assertIn("run that cell again", ran.text())
        self.assertEqual(self.assert_ok(self.run_cell("double(21)")).text(), "")
        self.write(ANSWER)  # undone
        self.assertEqual(self.assert_ok(self.run_cell("double(21)")).text(), "")
        self.write(starter())
        self.assertIn("was changed", self.assert_ok(self.run_cell("double(21)")).text())

    def test_take_cell_keeps_a_dated_copy(self):
        self.write(OTHER)
        ran = self.assert_ok(self.run_cell(ANSWER.replace("double\n", "double (take cell)\n", 1)))
        self.assertEqual(self.file.read_text(), ANSWER + "\n")
        copies = [copy.read_text() for copy in (self.root / ".convlab/backup").glob("double-*.ts")]
        self.assertIn(OTHER, copies)
        self.assertEqual(ran.reply["payload"], [{"source": "set_next_input", "text": ANSWER, "replace": True}])

    def test_take_file_runs_the_file_and_puts_it_into_the_cell(self):
        self.write(OTHER)
        ran = self.assert_ok(self.run_cell(ANSWER.replace("double\n", "double (take file)\n", 1)))
        self.assertEqual(self.file.read_text(), OTHER)
        self.assertEqual(ran.reply["payload"], [{"source": "set_next_input", "text": OTHER.rstrip("\n"), "replace": True}])
        self.assertEqual(self.calls("double.toString().includes('2 * x')"), "true")
        self.assert_ok(self.run_cell(OTHER.replace("by hand", "in the cell")))

    def test_an_equal_file_is_no_conflict_whatever_its_line_ends(self):
        self.file.write_bytes(b"\xef\xbb\xbf" + OTHER.replace("\n", "\r\n").encode())
        self.assert_ok(self.run_cell(OTHER))

    def test_a_missing_file_is_written(self):
        self.file.unlink()
        self.assert_ok(self.run_cell(ANSWER))
        self.assertEqual(self.file.read_text(), ANSWER + "\n")

    def test_an_unknown_id_names_the_nearest(self):
        ran = self.run_cell("// exercise: duoble\nexport const duoble = 1;")
        self.assertIn('"duoble"', ran.error["evalue"])
        self.assertIn("double", ran.error["evalue"].replace("duoble", ""))
        self.assertEqual(sorted(path.name for path in self.file.parent.iterdir()), ["double.ts"])

    def test_a_type_error_names_the_line_of_the_cell_and_the_answer_is_saved(self):
        wrong = ANSWER.replace("x + x", "'no number'")
        ran = self.run_cell(wrong)
        self.assertIn("3:3 - Type 'string' is not assignable to type 'number'", ran.error["evalue"])
        self.assertEqual(self.file.read_text(), wrong + "\n")
        self.assert_ok(self.run_cell(ANSWER))

    def test_an_error_in_the_answer_names_its_line(self):
        self.assert_ok(self.run_cell("// exercise: double\ninterface Unused {\n  a: 1;\n}\nexport function double(x: number): number {\n  throw new Error(`no ${x}`);\n}"))
        self.assertIn("exercises/01-first/double.ts:6:9", "\n".join(self.run_cell("double(1)").error["traceback"]))

    def test_an_answer_sees_no_other_cell(self):
        self.assert_ok(self.run_cell("const factor = 2;"))
        ran = self.run_cell(ANSWER.replace("x + x", "factor * x"))
        self.assertIn("Cannot find name 'factor'", ran.error["evalue"])

    def test_an_answer_without_its_function_says_so(self):
        ran = self.run_cell(ANSWER.replace("export function", "function"))
        self.assertIn("export", ran.error["evalue"])
        self.assertIn("double", ran.error["evalue"])

    def test_the_same_answer_in_another_notebook_is_another_cell(self):
        self.assert_ok(self.run_cell(ANSWER))
        km, kc = self.start("notebooks/ko")
        try:
            ran = self.run_cell(OTHER, kc)
            self.assert_ok(ran)
            self.assertIn("둘 다 바뀌었습니다", ran.text())
            self.assertEqual(self.file.read_text(), ANSWER + "\n")
            self.assertIn("이미 답이 있어서", self.assert_ok(self.run_cell(starter(), kc)).text())
        finally:
            self.stop(km, kc)

    def test_a_comment_elsewhere_makes_no_answer_cell(self):
        self.assert_ok(self.run_cell("const before = 1;\n// exercise: double\n"))
        self.assertEqual(self.file.read_text(), starter())
