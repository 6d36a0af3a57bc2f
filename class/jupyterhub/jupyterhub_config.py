"""JupyterHub for a class: one read-only install of the course for all, a thin folder of answers for each student.

    CONVLAB=/srv/convlab jupyterhub -f /srv/convlab/class/jupyterhub/jupyterhub_config.py

Before it: `npm start -- --no-browser` once in CONVLAB as its owner (it installs and builds everything; end it by Ctrl-C),
and `pip install jupyterhub jupyterlab` in an environment that every student may read. README.md says it step by step.
"""

import os
import shutil
import subprocess
from pathlib import Path

c = get_config()  # noqa: F821, given by JupyterHub

course = Path(os.environ["CONVLAB"]).resolve()
# What a student's folder holds of its own; everything else is a link to the install.
OWN = ["notebooks", "exercises"]
LINKED = ["lib", "tools", "datasets", "solutions", "tests", "node_modules", ".venv", "package.json", "tsconfig.json"]


def home_of(spawner):
    return Path("~" + spawner.user.name).expanduser() / "convlab"


def prepare(spawner):
    """The student's thin folder: copied once, never overwritten, and owned by the student."""
    import pwd

    home = home_of(spawner)
    home.mkdir(exist_ok=True)
    for name in OWN:
        if not (home / name).exists():
            shutil.copytree(course / name, home / name)
    for name in LINKED:
        link = home / name
        if not link.is_symlink() and (course / name).exists():
            link.symlink_to(course / name)
    user = pwd.getpwnam(spawner.user.name)
    subprocess.run(["chown", "-Rh", f"{user.pw_uid}:{user.pw_gid}", str(home)], check=True)


c.Spawner.pre_spawn_hook = prepare
c.Spawner.notebook_dir = "~/convlab"
c.Spawner.default_url = "/lab/tree/notebooks/en/00-start.ipynb"
# The course's kernel first, then the system's own.
c.Spawner.environment = {"JUPYTER_PATH": str(course / ".venv" / "share" / "jupyter")}
c.Spawner.mem_limit = "1G"

# Who may come in. For an LMS: pip install jupyterhub-ltiauthenticator, then
#   c.JupyterHub.authenticator_class = "ltiauthenticator.lti13.auth.LTI13Authenticator"
# and its settings; untested here.
c.JupyterHub.authenticator_class = os.environ.get("CONVLAB_AUTHENTICATOR", "pam")
c.Authenticator.allow_all = True
c.JupyterHub.bind_url = os.environ.get("CONVLAB_HUB", "http://127.0.0.1:8000")
