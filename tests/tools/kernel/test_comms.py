"""Comms: a real ipywidgets slider calls TypeScript."""

from course import KernelCase

SLIDER = """const host = (globalThis as any)[Symbol.for('convlab.kernel')];
const state = { _model_name: 'IntSliderModel', _model_module: '@jupyter-widgets/controls', _model_module_version: '2.0.0', value: 1 };
const slider = host.openComm('jupyter.widget', { state, buffer_paths: [] }, {
  metadata: { version: '2.1.0' },
  onMessage: async (data: any) => {
    console.log(`moved to ${data.state.value}`);
    await new Promise((done) => setTimeout(done, 20));
    if (data.state.value === 13) throw new Error('unlucky');
    slider.send({ method: 'echo_update', state: { value: data.state.value }, buffer_paths: [] });
  },
});
slider.id"""


class Comms(KernelCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        case = cls()
        ran = case.assert_ok(case.run_cell(SLIDER))
        cls.opened = ran
        cls.comm_id = ran.result["text/plain"].strip("'")

    def send(self, kind, **content):
        message = self.kc.session.msg(kind, {"comm_id": self.comm_id, **content})
        self.kc.shell_channel.send(message)
        return message["header"]["msg_id"]

    def move(self, value):
        return self.send("comm_msg", data={"method": "update", "state": {"value": value}, "buffer_paths": []})

    def info(self, target="jupyter.widget"):
        msg_id = self.kc.comm_info(target)
        return self.finish(msg_id).reply["comms"]

    def test_opening_tells_the_front_end(self):
        opened = [m for m in self.opened.messages if m["msg_type"] == "comm_open"][0]
        self.assertEqual(opened["content"]["target_name"], "jupyter.widget")
        self.assertEqual(opened["metadata"], {"version": "2.1.0"})
        self.assertEqual(opened["content"]["data"]["state"]["value"], 1)

    def test_a_move_reaches_typescript_and_the_answer_belongs_to_it(self):
        msg_id = self.move(3)
        messages = self.outputs(msg_id)
        kinds = [m["msg_type"] for m in messages]
        self.assertEqual((kinds[0], kinds[-1]), ("status", "status"))
        self.assertIn("moved to 3\n", [m["content"].get("text") for m in messages])
        echo = [m["content"] for m in messages if m["msg_type"] == "comm_msg"][0]
        self.assertEqual(echo["data"]["state"], {"value": 3})

    def test_an_error_in_a_callback_is_shown_and_the_slider_lives(self):
        messages = self.outputs(self.move(13))
        self.assertIn("unlucky", str([m["content"] for m in messages]))
        self.assertIn("comm_msg", [m["msg_type"] for m in self.outputs(self.move(4))])

    def test_comm_info_lists_it_and_a_closed_one_is_gone(self):
        self.assertEqual(self.info(), {self.comm_id: {"target_name": "jupyter.widget"}})
        self.assertEqual(self.info("other"), {})
        ran = self.assert_ok(self.run_cell("const gone = host.openComm('jupyter.widget', { state: {} }); gone.close(); gone.id"))
        self.assertEqual(len(ran.contents("comm_close")), 1)
        self.assertEqual(list(self.info()), [self.comm_id])

    def test_a_reloaded_page_gets_the_state_back(self):
        self.outputs(self.move(9))
        control = "c0ffee"
        message = self.kc.session.msg("comm_open", {"comm_id": control, "target_name": "jupyter.widget.control", "data": {}})
        self.kc.shell_channel.send(message)
        self.outputs(message["header"]["msg_id"])
        message = self.kc.session.msg("comm_msg", {"comm_id": control, "data": {"method": "request_states"}})
        self.kc.shell_channel.send(message)
        answers = [m["content"] for m in self.outputs(message["header"]["msg_id"]) if m["msg_type"] == "comm_msg"]
        self.assertEqual(answers[0]["data"]["states"][self.comm_id]["state"]["value"], 9)
        asked = self.send("comm_msg", data={"method": "request_state"})
        states = [m["content"]["data"]["state"]["value"] for m in self.outputs(asked) if m["msg_type"] == "comm_msg"]
        self.assertEqual(states, [9])

    def test_a_line_nobody_knows_is_closed(self):
        message = self.kc.session.msg("comm_open", {"comm_id": "x", "target_name": "nobody", "data": {}})
        self.kc.shell_channel.send(message)
        self.assertIn("comm_close", [m["msg_type"] for m in self.outputs(message["header"]["msg_id"])])

    def test_a_comm_closed_by_the_front_end_is_gone(self):
        ran = self.assert_ok(self.run_cell("const other = host.openComm('jupyter.widget', { state: {} }); other.id"))
        other = ran.result["text/plain"].strip("'")
        message = self.kc.session.msg("comm_close", {"comm_id": other, "data": {}})
        self.kc.shell_channel.send(message)
        self.outputs(message["header"]["msg_id"])
        self.assertNotIn(other, self.info())

    def test_lines_end_with_the_outputs_of_their_cell(self):
        opening = """const opener = (globalThis as any)[Symbol.for('convlab.kernel')];
const line = opener.openComm('jupyter.widget', { state: {} }, {
  onMessage: () => console.log(opener.openComm('jupyter.widget', { state: {} }).id),
});
opener.openComm('jupyter.widget', { state: {} }, { cell: 'another' });
line.id"""

        def run(code, cell):
            content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
            message = self.kc.session.msg("execute_request", content, metadata={"cellId": cell})
            self.kc.shell_channel.send(message)
            return self.assert_ok(self.finish(message["header"]["msg_id"]))

        before = set(self.info())
        first = run(opening, "one").result["text/plain"].strip("'")
        message = self.kc.session.msg("comm_msg", {"comm_id": first, "data": {}})
        self.kc.shell_channel.send(message)
        said = [m["content"].get("text") for m in self.outputs(message["header"]["msg_id"])]
        later = [text for text in said if text][0].strip()  # opened by a callback: of the same cell
        second = run(opening, "one")
        self.assertEqual(second.contents("comm_close"), [])  # an unsaved page may still show the run before
        self.assertEqual(run("1", "two").contents("comm_close"), [])
        third = run("1", "one")
        self.assertEqual({content["comm_id"] for content in third.contents("comm_close")}, {first, later})
        run("1", "one")
        self.assertEqual(len(set(self.info()) - before), 2)  # those of another cell
        for _ in range(2):
            run("1", "another")
        self.assertEqual(set(self.info()), before)
