"""Two students on a real JupyterHub: two kernels, answers apart, the install unwritable. Needs root, for it makes two
users of this machine and removes them again.

    tests/tools/class/jupyterhub.sh
"""

import asyncio
import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from uuid import uuid4

from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

hub, token, course = sys.argv[1], sys.argv[2], Path(sys.argv[3])
students = sys.argv[4:6]
passed = failed = 0


def check(name, holds, more=""):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    print(f"{'✓' if holds else '✗'} {name}{'' if holds else f': {more}'}", flush=True)


def ask(method, path, body=None, key=token):
    request = urllib.request.Request(
        f"{hub}{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"token {key}"},
    )
    with urllib.request.urlopen(request, timeout=60) as reply:
        text = reply.read()
    return json.loads(text) if text else None


def start(student):
    ask("POST", f"/hub/api/users/{student}")
    ask("POST", f"/hub/api/users/{student}/server", {})
    for _ in range(240):
        if ask("GET", f"/hub/api/users/{student}")["servers"].get("", {}).get("ready"):
            return ask("POST", f"/hub/api/users/{student}/tokens", {"expires_in": 600})["token"]
        time.sleep(0.5)
    raise RuntimeError(f"the server of {student} does not start")


async def run(student, key, cells):
    """What the cells print and show, in a kernel of the student's own."""
    session = ask(
        "POST",
        f"/user/{student}/api/sessions",
        {"path": "notebooks/en/01-patterns.ipynb", "name": "", "type": "notebook", "kernel": {"name": "convlab"}},
        key,
    )
    address = f"{hub.replace('http', 'ws', 1)}/user/{student}/api/kernels/{session['kernel']['id']}/channels"
    socket = await websocket_connect(HTTPRequest(address, headers={"Authorization": f"token {key}"}))
    said = []
    for code in cells:
        header = {"msg_id": uuid4().hex, "msg_type": "execute_request", "username": "", "session": "s", "version": "5.3"}
        content = {"code": code, "silent": False, "store_history": True, "user_expressions": {}, "allow_stdin": False}
        await socket.write_message(
            json.dumps(
                {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
            )
        )
        while True:
            message = json.loads(await asyncio.wait_for(socket.read_message(), 120))
            if message["parent_header"].get("msg_id") != header["msg_id"]:
                continue
            said.append(json.dumps(message["content"]))
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                break
    socket.close()
    return "\n".join(said)


def answer(student, text):
    return f"// exercise: patternScore\nimport type {{ Tensor }} from 'convlab';\nexport function patternScore(patch: Tensor, filter: Tensor): number {{\n  // {student}\n  {text}\n}}"


RIGHT = "let s = 0; for (let i = 0; i < patch.shape[0]; i++) for (let j = 0; j < patch.shape[1]; j++) s += patch.get(i, j) * filter.get(i, j); return s;"
CHECK = "import { check } from 'convlab';\nawait check('patternScore')"


def wait_for_hub():
    for _ in range(240):
        try:
            return ask("GET", "/hub/api/")
        except OSError:
            time.sleep(0.5)
    raise RuntimeError(f"no hub answers at {hub}")


async def main():
    wait_for_hub()
    keys = [start(student) for student in students]
    answers = [answer(students[0], RIGHT), answer(students[1], "return patch.get(0, 0) * filter.get(0, 0);")]
    for student, key, code, verdict in zip(students, keys, answers, ["10 of 10 points", "not yet, 1 of 10 points"]):
        said = await run(student, key, [code, CHECK])
        check(f"{student}: a kernel runs, and the checker says what the answer is worth", verdict in said, said[-1500:])
        file = Path(f"~{student}/convlab/exercises/01-patterns/patternScore.ts").expanduser()
        check(f"{student}: the answer is saved in the own folder", f"// {student}" in file.read_text(), file)
    starter = (course / "exercises/01-patterns/patternScore.ts").read_text()
    check("the install's exercises are as they were", "NotStarted" in starter)
    for student, other in zip(students, reversed(students)):
        write = subprocess.run(["runuser", "-u", student, "--", "touch", str(course / "exercises/x"), str(course / "x")], capture_output=True)
        check(f"{student} cannot write to the install", write.returncode != 0)
        read = subprocess.run(["runuser", "-u", student, "--", "ls", os.path.expanduser(f"~{other}/convlab")], capture_output=True)
        check(f"{student} cannot read the answers of {other}", read.returncode != 0)


try:
    asyncio.run(main())
except Exception as error:  # the sum is printed whatever happens
    check("the hub was driven to the end", False, repr(error))
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
