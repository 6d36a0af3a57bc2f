#!/bin/sh
# The kernel's tests, driven through jupyter_client. Needs the project's .venv and tests/requirements.txt.
# CONVLAB_NODES="/a/node:/b/node" runs them once with each of these; without it, with the node in PATH.
set -u
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
python="$here/../../../.venv/bin/python"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0 failed=0
cd "$here" || exit 1
IFS=: # a path may hold spaces
for node in ${CONVLAB_NODES:-$(command -v node)}; do
  echo "== node $("$node" --version)"
  CONVLAB_NODE=$node "$python" -B -m unittest -v "$@" >"$log" 2>&1
  grep -v -e ' \.\.\. ok$' "$log"
  ok=$(grep -c ' \.\.\. ok$' "$log")
  bad=$(grep -c -E '^(FAIL|ERROR):' "$log")
  passed=$((passed + ok)) failed=$((failed + bad))
  # A run that dies before its end counts as a failure.
  grep -q '^Ran ' "$log" || failed=$((failed + 1))
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
