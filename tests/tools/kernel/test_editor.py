"""Help while one types: answered on the control channel, whatever the cells do."""

import os
import time

from course import TIMEOUT, KernelCase


class Editor(KernelCase):
    def ask(self, question, parameters, *texts):
        """Sends the texts as the cells c0, c1, …; returns the answer's content."""
        order = [f"c{i}" for i in range(len(texts))]
        state = {"order": order, "texts": dict(zip(order, texts))}
        content = {"state": state, "question": question, "parameters": parameters}
        message = self.kc.session.msg("convlab_editor_request", content)
        self.kc.control_channel.send(message)
        while True:
            reply = self.kc.get_control_msg(timeout=TIMEOUT)
            if reply["parent_header"].get("msg_id") == message["header"]["msg_id"]:
                self.assertEqual(reply["content"]["status"], "ok", reply["content"])
                self.session = reply["header"]["session"]
                return reply["content"].get("result")

    def test_answered_while_a_cell_is_in_an_endless_loop(self):
        self.ask("problems", {"cell": "c0"}, "1")  # TypeScript is loaded
        running = self.kc.execute("for (;;);")
        self.outputs(running, until=lambda message: message["msg_type"] == "execute_input")
        found = self.ask("complete", {"cell": "c1", "at": 5, "explicit": False}, "let text = 'a';", "text.")
        self.assertIn("toUpperCase", [entry["name"] for entry in found["entries"]])
        self.km.interrupt_kernel()
        self.assertEqual(self.finish(running).status, "error")

    def test_types_of_the_project_without_running_anything(self):
        [found] = self.ask("problems", {"cell": "c1"}, "import { outputSize } from 'convlab';", "outputSize('a', 1)")
        self.assertIn("not assignable to parameter of type 'number'", found["message"])

    def test_a_definition_is_a_place_in_a_file(self):
        found = self.ask("definition", {"cell": "c0", "at": 10}, "import { outputSize } from 'convlab';")
        self.assertTrue(found["file"].endswith("lib/geometry/window.ts"), found)

    def test_a_changed_file_is_read_again(self):
        file = self.root / "exercises/01-first/helper.ts"
        cell = "import { x } from './exercises/01-first/helper'; const y: number = x;"
        file.write_text("export const x = 1;\n")
        self.assertEqual(self.ask("problems", {"cell": "c0"}, cell), [])
        file.write_text("export const x = 'text';\n")
        later = time.time() + 5  # within one tick of the file system's clock a change would go unseen
        os.utime(file, (later, later))
        [found] = self.ask("problems", {"cell": "c0"}, cell)
        self.assertEqual(found["code"], 2322)

    def test_control_requests_of_jupyter_are_still_answered(self):
        message = self.kc.session.msg("kernel_info_request", {})
        self.kc.control_channel.send(message)
        reply = self.kc.get_control_msg(timeout=TIMEOUT)
        self.assertEqual(reply["content"]["implementation"], "convlab")

    def test_answers_in_the_session_of_every_other_message(self):
        self.ask("problems", {"cell": "c0"}, "1")
        finished = self.kc.execute_interactive("1", timeout=TIMEOUT, output_hook=lambda message: None)
        self.assertEqual(finished["header"]["session"], self.session)
