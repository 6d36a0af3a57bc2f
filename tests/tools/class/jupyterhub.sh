#!/usr/bin/env bash
# A class on a real JupyterHub on 127.0.0.1: the course for students, installed once, read-only; two users of this machine.
# Needs root, since it makes two users and removes them; packages come from PyPI and npm into a temporary folder.
# The course must have been built (npm run build). Ends what it started.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
[ "$(id -u)" -eq 0 ] || { echo "needs root, to make two users"; echo "0 passed, 1 failed"; exit 1; }
work=$(mktemp -d)
chmod 755 "$work"
students=("hub-ada-$$" "hub-bob-$$")
hub_pid=
cleanup() {
  if [ -n "$hub_pid" ]; then kill "$hub_pid" 2>/dev/null || true; wait "$hub_pid" 2>/dev/null || true; fi
  for student in "${students[@]}"; do
    # The hub's end does not always end a student's server, and nobody with a process can be removed.
    for pid in $(ps -o pid= -u "$student" 2>/dev/null); do kill -KILL "$pid" 2>/dev/null || true; done
    for _ in $(seq 20); do userdel -r "$student" 2>/dev/null && break || sleep 0.2; done
  done
  rm -rf "$work"
}
trap cleanup EXIT

if [ -z "${CONVLAB_HUB_VENV:-}" ]; then
  /usr/bin/python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install -q jupyterhub==6.1.1 jupyterlab==4.6.6
  npm install --silent --ignore-scripts --prefix "$work/proxy" configurable-http-proxy@5.3.0
  venv=$work/venv proxy=$work/proxy
else
  venv=$CONVLAB_HUB_VENV proxy=$CONVLAB_HUB_PROXY
fi

cd "$root"
npm run -s class -- release --out "$work/course" --seed 7
cp -al node_modules "$work/course/" 2>/dev/null || cp -r node_modules "$work/course/" # links where it is one file system
for made in lib/dist tools/kernel/dist; do mkdir -p "$work/course/$made" && cp -r "$made/." "$work/course/$made/"; done
node "$work/course/tools/grader/main.cjs" --json --dir "$work/course/exercises" >/dev/null || true # builds its programs
mkdir -p "$work/course/.venv/share/jupyter"
cp -r class/jupyterhub "$work/config" # where every student may read it, which a clone for tests need not be
chmod -R go+rX "$work/course" "$work/config"
for student in "${students[@]}"; do
  useradd --create-home --shell /bin/bash "$student"
  chmod 700 "$(eval echo "~$student")"
done

token=$(node -p 'require("node:crypto").randomBytes(16).toString("hex")')
port=$((20000 + RANDOM % 20000))
cat >"$work/config.py" <<CONFIG
load_subconfig("$work/config/jupyterhub_config.py")
c.ConfigurableHTTPProxy.command = ["$proxy/node_modules/.bin/configurable-http-proxy"]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:$((port + 1))"
c.JupyterHub.hub_port = $((port + 2))
c.JupyterHub.db_url = "sqlite:///$work/hub.sqlite"
c.JupyterHub.cookie_secret_file = "$work/cookie"
c.JupyterHub.services = [{"name": "test", "api_token": "$token"}]
c.JupyterHub.load_roles = [{"name": "test", "scopes": ["admin:users", "admin:servers", "tokens", "access:servers"], "services": ["test"]}]
c.Spawner.cmd = ["$venv/bin/jupyterhub-singleuser"]
c.Spawner.start_timeout = 180
c.Spawner.http_timeout = 120
CONFIG
cd "$work"
CONVLAB=$work/course CONVLAB_AUTHENTICATOR=dummy CONVLAB_HUB=http://127.0.0.1:$port PATH="$venv/bin:$PATH" \
  "$venv/bin/jupyterhub" -f "$work/config.py" >"$work/hub.log" 2>&1 &
hub_pid=$!
"$venv/bin/python" "$root/tests/tools/class/jupyterhub.py" "http://127.0.0.1:$port" "$token" "$work/course" "${students[@]}" ||
  { tail -n 40 "$work/hub.log"; exit 1; }
