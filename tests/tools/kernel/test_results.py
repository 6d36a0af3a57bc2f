"""A cell's last value, what it prints and shows, and where that goes."""

from course import KernelCase

HOST = "const host = (globalThis as any)[Symbol.for('convlab.kernel')];"
BUNDLE = "{ 'text/markdown': '**rich**', 'text/plain': 'rich' }"


class Results(KernelCase):
    def value(self, code):
        return self.assert_ok(self.run_cell(code)).result

    def test_a_value_that_offers_a_display_is_shown_by_it(self):
        expected = {"text/markdown": "**rich**", "text/plain": "rich"}
        self.assertEqual(self.value(f"({{ [Symbol.for('Jupyter.display')]() {{ return {BUNDLE} }} }})"), expected)
        self.assertEqual(self.value(f"({{ async [Symbol.for('Jupyter.display')]() {{ await null; return {BUNDLE} }} }})"), expected)

    def test_a_display_that_throws_fails_the_cell(self):
        ran = self.run_cell("({ [Symbol.for('Jupyter.display')]() { throw new Error('no picture') } })")
        self.assertEqual(ran.error["evalue"], "no picture")

    def test_a_tensor_is_shown_with_shape_dtype_and_numbers(self):
        text = self.value("import { tensor, zeros } from 'convlab';\ntensor([[1, 2.5, 3], [4, 5, 6]])")["text/plain"]
        for part in ("[2, 3]", "float32", "2.5"):
            self.assertIn(part, text)
        large = self.value("zeros([100, 100, 3], 'float64')")["text/plain"]
        self.assertIn("float64", large)
        self.assertLess(len(large), 3000)

    def test_a_strided_view_shows_its_own_numbers(self):
        text = self.value("import ndarray from 'ndarray';\nndarray(new Float32Array([1, 2, 3, 4, 5, 6]), [2], [3], 1)")["text/plain"]
        self.assertIn("2, 5", text)

    def test_other_values_are_inspected(self):
        self.assertEqual(self.value("({ a: [1, { b: 'x' }] })")["text/plain"], "{ a: [ 1, { b: 'x' } ] }")
        self.assertEqual(self.value("null")["text/plain"], "null")
        self.assertEqual(self.value("1 + 1;")["text/plain"], "2")

    def test_undefined_and_declarations_give_no_result(self):
        self.assertIsNone(self.value("undefined"))
        self.assertIsNone(self.value("const a = 1;"))
        self.assertIsNone(self.value("console.log('x')"))
        self.assertIsNone(self.value("// nothing"))
        self.assertIsNone(self.value(""))

    def test_a_promise_is_a_value_like_any_other(self):
        self.assertEqual(self.value("Promise.resolve(3)")["text/plain"], "Promise { 3 }")
        self.assertEqual(self.value("await Promise.resolve(3)")["text/plain"], "3")

    def test_cells_share_variables_types_and_may_redeclare(self):
        self.assert_ok(self.run_cell("interface Point { x: number }\nlet p: Point = { x: 1 };"))
        self.assertEqual(self.value("p.x += 1; p.x")["text/plain"], "2")
        self.assertEqual(self.value("const p = 'now a text'; p.length")["text/plain"], "10")
        self.assertEqual(self.value("for await (const x of [Promise.resolve(8)]) console.log(x);\np")["text/plain"], "'now a text'")

    def test_a_name_of_an_earlier_cell_in_shorthand(self):
        self.assert_ok(self.run_cell("let height = 5; let width = 6;"))
        self.assertEqual(self.value("({ height, width })")["text/plain"], "{ height: 5, width: 6 }")
        self.assert_ok(self.run_cell("({ height, width = 9 } = { height: 7 } as { height: number; width?: number });"))
        self.assertEqual(self.value("[height, width]")["text/plain"], "[ 7, 9 ]")
        self.assertEqual(self.value("(() => { const height = 1; return { height, width } })()")["text/plain"], "{ height: 1, width: 9 }")

    def test_a_property_named_like_a_variable_of_an_earlier_cell(self):
        self.assert_ok(self.run_cell("let w = 1; const make = () => ({ w: 2, b: 3 });"))
        self.assert_ok(self.run_cell("const { w: mine, b } = make();"))
        self.assertEqual(self.value("[w, mine, b]")["text/plain"], "[ 1, 2, 3 ]")
        self.assert_ok(self.run_cell("let other = 0; ({ w: other } = make());"))
        self.assertEqual(self.value("[other, { w: 5 }, { w }]")["text/plain"], "[ 2, { w: 5 }, { w: 1 } ]")

    def test_async_code_of_every_kind(self):
        code = """class Counter { #n = 1; async next(): Promise<number> { await null; return this.#n++ } }
const counter = new Counter();
async function* numbers(): AsyncGenerator<number> { for (let i = 0; i < 3; i++) { await null; yield i } }
const add = async (...xs: number[]): Promise<number> => { let s = 0; for (const x of xs) s += await Promise.resolve(x); return s };
const seen: number[] = [];
for await (const n of numbers()) seen.push(n);
[await counter.next(), await counter.next(), await add(1, 2, 3), ...seen]"""
        self.assertEqual(self.value(code)["text/plain"], "[ 1, 2, 6, 0, 1, 2 ]")

    def test_stdout_and_stderr_are_told_apart_and_keep_their_order(self):
        ran = self.assert_ok(self.run_cell(f"{HOST}\nconsole.log('one'); host.display({BUNDLE}); console.log('two'); console.error('three')"))
        kinds = [m["msg_type"] for m in ran.messages if m["msg_type"] in ("stream", "display_data")]
        self.assertEqual(kinds, ["stream", "display_data", "stream", "stream"])
        self.assertEqual((ran.text(), ran.text("stderr")), ("one\ntwo\n", "three\n"))

    def test_nothing_written_sends_nothing(self):
        ran = self.assert_ok(self.run_cell("process.stderr.write(''); process.stdout.write('');"))
        self.assertEqual(ran.contents("stream"), [])

    def test_much_output_comes_in_few_messages(self):
        ran = self.assert_ok(self.run_cell("for (let i = 0; i < 5000; i++) console.log(i)"))
        self.assertTrue(ran.text().endswith("4999\n"))
        self.assertEqual(len(ran.text().split()), 5000)
        self.assertLess(len(ran.contents("stream")), 100)

    def test_output_of_a_loop_is_seen_while_it_runs(self):
        msg_id = self.kc.execute("console.log('start'.padEnd(9000)); for (;;) {}")
        self.printed(msg_id, "start")
        self.km.interrupt_kernel()
        self.assertEqual(self.finish(msg_id).error["ename"], "KeyboardInterrupt")

    def test_a_display_can_be_replaced(self):
        code = f"{HOST}\nhost.display({{ 'text/plain': '1' }}, {{ displayId: 'bar' }}); host.display({{ 'text/plain': '2' }}, {{ displayId: 'bar', update: true }})"
        ran = self.assert_ok(self.run_cell(code))
        shown = ran.contents("display_data")[0]
        self.assertEqual(shown["transient"], {"display_id": "bar"})
        self.assertEqual(shown["metadata"], {"convlab_display_id": "bar"})  # which a notebook keeps
        self.assertEqual(ran.contents("update_display_data")[0]["data"], {"text/plain": "2"})

    def test_a_late_output_belongs_to_the_cell_that_started_it(self):
        wait = "const timer = setInterval(() => { if (!ready) return; clearInterval(timer); console.log('late'); }, 20);"
        first = self.kc.execute(f"let ready = false; {wait}")
        self.finish(first)
        self.kc.execute("ready = true;")
        late = self.heard("stream")
        self.assertEqual((late["content"]["text"], late["parent_header"]["msg_id"]), ("late\n", first))

    def test_a_callback_of_then_prints_into_the_cell_that_gave_it(self):
        wait = "import { setTimeout as pause } from 'node:timers/promises'; let go = false;\n"
        wait += "const until = async (): Promise<void> => { while (!go) await pause(20) };\n"
        first = self.kc.execute(f"{wait} import fs from 'node:fs'; void until().then(() => fs.promises.stat('.')).then(() => console.log('late'));")
        self.assertEqual(self.finish(first).status, "ok")
        self.kc.execute("go = true; await new Promise((r) => setTimeout(r, 2000));")
        late = self.heard("stream")
        self.assertEqual((late["content"]["text"], late["parent_header"]["msg_id"]), ("late\n", first))

    def test_what_a_process_prints_into_inherited_streams_is_shown(self):
        self.assert_ok(self.run_cell("import { execFileSync, execSync, fork, spawn, spawnSync } from 'node:child_process';"))
        say = "['-c', 'echo out; echo bad >&2'], { stdio: 'inherit' }"
        ended = "await new Promise((done) => child.on('close', done)); child.stdout"
        for code, value in (
            (f"const {{ stdout, status }} = spawnSync('sh', {say}); [stdout, status]", "[ null, 0 ]"),
            (f"execFileSync('sh', {say})", "null"),
            ("execSync('echo out; echo bad >&2', { stdio: 'inherit' })", "null"),
            (f"const child = spawn('sh', {say}); {ended}", "null"),
            ("const child = spawn('sh', ['-c', 'echo out; echo bad >&2'], { stdio: ['ignore', process.stdout, 2] }); " + ended, "null"),
        ):
            with self.subTest(code):
                ran = self.assert_ok(self.run_cell(code))
                self.assertEqual((ran.text(), ran.text("stderr"), ran.result["text/plain"]), ("out\n", "bad\n", value))
        ran = self.run_cell("execSync('echo out; exit 3', { stdio: 'inherit' })")
        self.assertEqual(ran.text(), "out\n")
        self.assertIn("Command failed", ran.error["evalue"])

    def test_streams_that_are_not_inherited_stay_the_cells_own(self):
        code = "import { execSync, spawnSync } from 'node:child_process'; [`${execSync('echo a')}`, `${spawnSync('echo', ['b']).stdout}`]"
        ran = self.assert_ok(self.run_cell(code))
        self.assertEqual((ran.result["text/plain"], ran.text()), ("[ 'a\\n', 'b\\n' ]", ""))

    def test_bytes_of_a_display_travel_as_base64(self):
        ran = self.assert_ok(self.run_cell(f"{HOST} host.display({{ 'image/png': new Uint8Array([1, 2, 3]) }})"))
        self.assertEqual(ran.contents("display_data")[0]["data"], {"image/png": "AQID"})

    def test_tslabs_own_display_shows_in_the_cell(self):
        ran = self.assert_ok(self.run_cell("import { display } from 'tslab'; display.html('<b>bold</b>')"))
        self.assertEqual(ran.contents("display_data")[0]["data"], {"text/html": "<b>bold</b>"})

    def test_an_error_between_cells_is_shown_and_the_kernel_lives(self):
        first = self.kc.execute("setTimeout(() => { throw new Error('too late') }, 500);")
        self.assertEqual(self.finish(first).status, "ok")
        error = self.heard("error")
        self.assertEqual((error["content"]["evalue"], error["parent_header"]["msg_id"]), ("too late", first))
        self.assertEqual(self.value("2")["text/plain"], "2")

    def test_silent_shows_nothing(self):
        ran = self.assert_ok(self.run_cell("3", silent=True))
        self.assertIsNone(ran.result)
        self.assertEqual(ran.contents("execute_input"), [])
