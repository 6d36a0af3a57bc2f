"""An interrupt that ends the kernel's own code: who asked is answered, and the kernel lives on."""

from course import KernelCase

# The kernel's code that calls this function of JSON once, with what `when` accepts, never comes back from it.
STUCK = """{{
  const json = JSON as unknown as Record<string, (value: any) => unknown>;
  const real = json.{name};
  json.{name} = (value: any, ...rest: unknown[]) => {{
    if (!({when})) return (real as (...given: unknown[]) => unknown)(value, ...rest);
    json.{name} = real;
    console.log('stuck'.padEnd(9000));
    for (;;) {{}}
  }};
}}"""


class Ended(KernelCase):
    def stick(self, name, when):
        self.assert_ok(self.run_cell(STUCK.format(name=name, when=when)))

    def interrupt(self):
        """Once the kernel's code is stuck."""
        self.assertIn("stuck", self.heard("stream")["content"]["text"])
        self.km.interrupt_kernel()

    def lives(self):
        """A signal may reach the kernel after what it was meant for."""
        ran = next((ran for _ in range(3) if (ran := self.run_cell("6 * 7")).status == "ok"), None)
        self.assertIsNotNone(ran, "every cell is interrupted")
        self.assertEqual(ran.result["text/plain"], "42")

    def test_while_a_message_is_read(self):
        self.stick("parse", "String(value).includes('comm_info_request')")
        self.kc.comm_info()
        self.interrupt()
        self.lives()
        self.assertEqual(self.ask(self.kc.comm_info())["status"], "ok")

    def test_while_a_request_is_answered(self):
        self.stick("stringify", "value?.comms")
        asked = self.kc.comm_info()
        self.interrupt()
        content = self.ask(asked)
        self.assertEqual((content["status"], content["ename"]), ("error", "KeyboardInterrupt"))
        self.outputs(asked)  # up to its 'idle'
        self.lives()

    def test_while_a_cell_is_answered(self):
        self.stick("stringify", "value?.user_expressions?.last")
        running = self.kc.execute("const answered = 1", user_expressions={"last": "1"})
        queued = self.kc.execute("'next'")
        self.interrupt()
        content = self.ask(running)
        self.assertEqual((content["status"], content["ename"]), ("error", "KeyboardInterrupt"))
        self.assertEqual(self.ask(queued)["status"], "aborted")
        self.outputs(queued)
        self.lives()
        self.assertEqual(self.run_cell("answered").result["text/plain"], "1")

    def test_while_a_cell_begins(self):
        self.stick("stringify", "value?.code === '(2)'")
        running = self.kc.execute("(2)")
        self.interrupt()
        self.assertEqual(self.ask(running)["ename"], "KeyboardInterrupt")
        self.outputs(running)
        self.lives()
