"""JupyterHub for a class: one read-only install of the course for all, a thin folder of answers for each student.

    CONVLAB=/srv/convlab jupyterhub -f class/jupyterhub/jupyterhub_config.py

CONVLAB is the course for students (npm run class -- release --out /srv/convlab), set up once by its owner with
`npm start -- --no-browser` (end it by Ctrl-C). JupyterHub, JupyterLab and configurable-http-proxy come from an environment
that every student may read: a venv in root's home folder does not work. This folder must be readable, too: the kernel's
description lies in it.
"""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

c = get_config()  # noqa: F821, given by JupyterHub

course = Path(os.environ["CONVLAB"]).resolve()
here = Path(__file__).resolve().parent
# Large, and never written to: links to the install. All else, some 30 MB, is copied, for Node takes a file by where it
# really lies: a linked kernel would look for the student's answers in the install.
LINKED = ["node_modules", ".venv"]
IGNORED = shutil.ignore_patterns("node_modules", ".venv", ".convlab", ".git", "__pycache__")


def prepare(spawner):
    """The student's folder, ~/convlab: made once, never overwritten, and the student's own."""
    user = pwd.getpwnam(spawner.user.name)
    home = Path(user.pw_dir) / "convlab"
    if home.exists():
        return
    made = home.with_name(".convlab-being-made")
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(course, made, ignore=IGNORED, symlinks=True)
    for name in LINKED:
        (made / name).symlink_to(course / name)
    subprocess.run(["chown", "-Rh", f"{user.pw_uid}:{user.pw_gid}", str(made)], check=True)
    made.rename(home)


c.Spawner.pre_spawn_hook = prepare
c.Spawner.notebook_dir = "~/convlab"
c.Spawner.default_url = "/lab/tree/notebooks/en/00-start.ipynb"
# The kernel that runs in the student's own folder comes first, then the install's figures.
c.Spawner.environment = {
    "JUPYTER_PATH": os.pathsep.join([str(here), str(course / ".venv" / "share" / "jupyter")]),
}
c.Spawner.mem_limit = "1G"  # taken by spawners that can, such as SystemdSpawner

# Who may come in. For an LMS: pip install jupyterhub-ltiauthenticator, then
#   c.JupyterHub.authenticator_class = "ltiauthenticator.lti13.auth.LTI13Authenticator"
# and its settings; untested here.
c.JupyterHub.authenticator_class = os.environ.get("CONVLAB_AUTHENTICATOR", "pam")
c.Authenticator.allow_all = True
c.JupyterHub.bind_url = os.environ.get("CONVLAB_HUB", "http://127.0.0.1:8000")
