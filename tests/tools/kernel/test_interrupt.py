"""Interrupt ends every kind of loop, and the kernel lives on with what it knew."""

import random
import signal
import time

from course import TIMEOUT, KernelCase

HOST = "(globalThis as any)[Symbol.for('convlab.kernel')]"


class Interrupt(KernelCase):
    def interrupted(self, code, after=0.2, go="go"):
        """Runs a cell that prints 'go' and never ends, interrupts it, and returns how long it took to end."""
        msg_id = self.kc.execute(code)
        self.printed(msg_id, go)
        time.sleep(after)
        began = time.perf_counter()
        self.km.interrupt_kernel()
        ran = self.finish(msg_id)
        took = time.perf_counter() - began
        self.assertEqual(ran.status, "error")
        self.assertEqual(ran.error["ename"], "KeyboardInterrupt")
        return took

    def lives(self):
        """The kernel runs cells; a signal may reach it after the cell that it was meant for."""
        ran = next((ran for _ in range(3) if (ran := self.run_cell("1")).status == "ok"), None)
        self.assertIsNotNone(ran, "every cell is interrupted")
        self.assertEqual(ran.result["text/plain"], "1")

    def test_a_loop_without_an_await(self):
        self.assert_ok(self.run_cell("const kept = 7;"))
        self.interrupted("console.log('go'.padEnd(9000)); while (true) {}")
        self.assertEqual(self.assert_ok(self.run_cell("kept")).result["text/plain"], "7")

    def test_a_stopped_loop_has_counted(self):
        self.interrupted("let sum = 0, steps = 0;\nconsole.log('go'.padEnd(9000)); while (true) { sum += 0.5; steps++ }")
        ran = self.assert_ok(self.run_cell("[steps > 0, Math.abs(steps - 2 * sum) <= 1]"))
        self.assertEqual(ran.result["text/plain"], "[ true, true ]")

    def test_a_loop_after_an_await(self):
        self.interrupted("console.log('go'); await new Promise((r) => setTimeout(r, 30)); while (true) {}")
        self.assertEqual(self.assert_ok(self.run_cell("await 5")).result["text/plain"], "5")

    def test_a_loop_that_has_run_long(self):
        self.interrupted("console.log('go'.padEnd(9000)); while (true) {}", after=2.5)
        self.interrupted("console.log('go'); await new Promise((r) => setTimeout(r, 30)); while (true) {}", after=2.5)

    def test_a_loop_that_begins_at_the_interrupt(self):
        loop = "console.log('caught'.padEnd(9000)); while (true) {}"
        msg_id = self.kc.execute(f"console.log('go'); try {{ await new Promise(() => {{}}); }} catch {{ {loop} }}")
        for seen in ("go", "caught"):
            self.printed(msg_id, seen)
            time.sleep(0.3)
            self.km.interrupt_kernel()
        self.assertEqual(self.finish(msg_id).error["ename"], "KeyboardInterrupt")
        self.assertEqual(self.assert_ok(self.run_cell("1")).result["text/plain"], "1")

    def test_help_that_is_being_made_is_made_to_its_end(self):
        asked = self.kc.complete("".join(f"const a{i} = [{i}];\n" for i in range(60000)) + "Math.hyp")
        self.outputs(asked, until=lambda message: message["content"].get("execution_state") == "busy")
        self.km.interrupt_kernel()
        content = self.ask(asked)
        self.assertEqual(content.get("matches"), ["hypot"], content)
        self.lives()

    def test_a_loop_in_a_function_after_an_await(self):
        self.interrupted(
            "async function spin(): Promise<void> { await null; for (;;) {} }\n"
            "console.log('go'); await new Promise((r) => setTimeout(r, 30)); await spin();"
        )
        self.assertEqual(self.assert_ok(self.run_cell("1")).result["text/plain"], "1")

    def test_a_loop_of_awaits_really_ends(self):
        for _ in range(20):
            self.assert_ok(self.run_cell("const seen = { count: 0, cleaned: false };"))
            self.interrupted(
                "try { for (;;) { seen.count++; if (seen.count <= 3) console.log(`round ${seen.count}`);\n"
                "  await new Promise((r) => setTimeout(r, 50)); } } finally { seen.cleaned = true; }",
                go="round 3",
            )
            first = self.assert_ok(self.run_cell("seen.count")).result["text/plain"]
            time.sleep(0.3)
            self.assertEqual(self.assert_ok(self.run_cell("seen.count")).result["text/plain"], first)
            # An interrupt that hits the code between two pauses ends it without its `finally`: seldom, not always.
            if self.assert_ok(self.run_cell("seen.cleaned")).result["text/plain"] == "true":
                return
        self.fail("`finally` was never run")

    SOON = 0.5  # seconds: what an interrupt may take

    def test_an_endless_chain_of_awaits_ends_at_once(self):
        for code in ("for (;;) await null", "async function spin(): Promise<never> { for (;;) await null }\nawait spin()"):
            self.soon(self.SOON, lambda code=code: self.interrupted(f"console.log('go'.padEnd(9000)); {code}"))

    def test_a_display_that_never_settles(self):
        show = "{ [Symbol.for('Jupyter.display')]: () => new Promise(() => {}) }"
        self.soon(self.SOON, lambda: self.interrupted(f"console.log('go'); ({show})"))

    def test_a_promise_that_never_settles(self):
        self.interrupted("console.log('go'); await new Promise(() => {});")

    # `work(more)` says 'heard' at an interrupt, and ends at the `more`-th one after that, or else soon.
    WORK = f"""function work(more = 0): Promise<number> {{
  const before = {HOST}.interrupts();
  let heard = false;
  const done = new Promise<number>((resolve) => {{
    const timer = setInterval(() => {{
      const count = {HOST}.interrupts() - before;
      if (count > 0 && !heard) {{ heard = true; console.log('heard'); }}
      if (count <= more) return;
      clearInterval(timer);
      setTimeout(resolve, 300, 5);
    }}, 20);
  }});
  return Object.assign(done, {{ [Symbol.for('convlab.endsWhenInterrupted')]: true }});
}}"""

    def test_what_ends_by_itself_is_waited_for_once(self):
        self.assert_ok(self.run_cell(self.WORK))
        msg_id = self.kc.execute("console.log('go'); const got = await work(); got")
        queued = self.kc.execute("'next'")
        asked = self.kc.is_complete("1")
        self.printed(msg_id, "go")
        reply = self.kc.get_shell_msg(timeout=TIMEOUT)
        self.assertEqual(reply["parent_header"]["msg_id"], asked)  # so what was sent before it is in the queue
        self.km.interrupt_kernel()
        self.assertEqual(self.assert_ok(self.finish(msg_id)).result["text/plain"], "5")
        reply = self.kc.get_shell_msg(timeout=TIMEOUT)
        self.assertEqual([reply["parent_header"]["msg_id"], reply["content"]["status"]], [queued, "aborted"])
        self.assertEqual(self.assert_ok(self.run_cell("got")).result["text/plain"], "5")

    def test_a_second_interrupt_ends_it(self):
        self.assert_ok(self.run_cell(self.WORK))
        msg_id = self.kc.execute("console.log('go'); await work(1000)")
        for seen in ("go", "heard"):
            self.printed(msg_id, seen)
            self.km.interrupt_kernel()
        self.assertEqual(self.finish(msg_id).error["ename"], "KeyboardInterrupt")

    def test_a_loop_over_what_ends_by_itself_ends(self):
        self.assert_ok(self.run_cell(f"{self.WORK}\nlet rounds = 0;"))
        self.interrupted("console.log('go'); for (;;) { rounds++; await work(); }")
        self.interrupted(
            "async function loop(): Promise<void> { for (;;) { rounds++; await work(); } }\nconsole.log('go'); await loop();"
        )
        time.sleep(1)
        self.assertEqual(self.assert_ok(self.run_cell("rounds")).result["text/plain"], "3")

    def test_the_host_counts(self):
        count = f"{HOST}.interrupts()"
        before = int(self.assert_ok(self.run_cell(count)).result["text/plain"])
        self.interrupted("console.log('go'.padEnd(9000)); while (true) {}")
        self.interrupted("console.log('go'); await new Promise(() => {});")
        self.assertEqual(int(self.assert_ok(self.run_cell(count)).result["text/plain"]), before + 2)

    def test_a_loop_in_a_then(self):
        for presses in (1, 2):
            code = "Promise.resolve().then(() => { console.log('go'.padEnd(9000)); for (;;) {} });"
            msg_id = self.kc.execute(code)
            self.printed(msg_id, "go")
            for _ in range(presses):
                self.km.interrupt_kernel()
                time.sleep(0.2)
            self.assertEqual(self.finish(msg_id).error["ename"], "KeyboardInterrupt")
            self.lives()

    CANNOT_END = "import { pbkdf2Sync } from 'node:crypto'; console.log('go'.padEnd(9000)); pbkdf2Sync('a', 'b', 1e7, 64, 'sha512');"

    def test_what_cannot_be_ended_says_so_and_is_stopped_when_it_comes_back(self):
        msg_id = self.kc.execute(self.CANNOT_END)
        self.printed(msg_id, "go")
        self.km.interrupt_kernel()
        self.printed(msg_id, "in a call that JavaScript cannot end")  # by a thread: the call goes on
        self.assertEqual(self.finish(msg_id).error["ename"], "KeyboardInterrupt")
        self.lives()

    def test_what_can_be_ended_says_nothing_of_that(self):
        for code in ("for (;;) {}", "/^(a+)+$/.test('a'.repeat(40) + 'b')", "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)"):
            said = []
            while "" not in said and len(said) < 3:  # on a busy machine the end of a cell may take longer than the sentence
                msg_id = self.kc.execute(f"console.log('go'.padEnd(9000)); {code}")
                self.printed(msg_id, "go")
                self.km.interrupt_kernel()
                ran = self.finish(msg_id)
                self.assertEqual(ran.error["ename"], "KeyboardInterrupt")
                said.append(ran.text("stderr"))
            self.assertIn("", said)

    def test_a_cell_ends_with_the_process_that_it_waits_for(self):
        wait = "execSync('touch started; exec sleep 600', { stdio: STDIO })"
        started = self.root / "started"
        self.assert_ok(self.run_cell("import { execSync } from 'node:child_process'; let after = 0;"))
        for stdio in ("'pipe'", "'inherit'"):
            for press in (self.km.interrupt_kernel, lambda: self.km.signal_kernel(signal.SIGINT)):
                for _ in range(5):
                    msg_id = self.kc.execute(f"try {{ {wait.replace('STDIO', stdio)} }} catch {{}} after++;")
                    while not started.exists():
                        time.sleep(0.01)
                    started.unlink()
                    press()
                    self.assertEqual(self.finish(msg_id).error["ename"], "KeyboardInterrupt")
                self.assertEqual(self.assert_ok(self.run_cell("after")).result["text/plain"], "0")

    def test_a_signal_does_the_same(self):
        """As Ctrl-C in a terminal, and front ends of other settings."""
        for code in ("for (;;) {}", "await new Promise(() => {});"):
            msg_id = self.kc.execute(f"console.log('go'.padEnd(9000)); {code}")
            self.printed(msg_id, "go")
            self.km.signal_kernel(signal.SIGINT)
            self.assertEqual(self.finish(msg_id).error["ename"], "KeyboardInterrupt")

    def test_between_cells_it_does_no_harm(self):
        """However fast they follow: no signal may come while nobody listens, for it would end the process."""
        pauses = random.Random(1)
        for _ in range(200):
            for _ in range(pauses.randint(2, 8)):
                self.km.signal_kernel(signal.SIGINT)
                end = time.perf_counter() + pauses.random() ** 3 * 0.002
                while time.perf_counter() < end:
                    pass
            time.sleep(pauses.random() * 0.02)
            self.assertTrue(self.km.is_alive())
        self.lives()

    def test_a_listener_for_sigint_hears_it(self):
        self.assert_ok(self.run_cell("let heard = 0; process.on('SIGINT', () => { heard++ });"))
        self.interrupted("console.log('go'); await new Promise(() => {});")
        self.assertEqual(self.assert_ok(self.run_cell("heard")).result["text/plain"], "1")


if __name__ == "__main__":
    import unittest

    unittest.main()
