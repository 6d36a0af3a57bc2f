#!/usr/bin/env bash
# What class/ holds for engines that this machine has not: Kubernetes' file against Kubernetes' own schema, and Gradescope's
# script run as Gradescope runs it, its results against the documented form.
set -uo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
check() { # name command…
  local name=$1
  shift
  if "$@" >"$work/log" 2>&1; then passed=$((passed + 1)) && echo "✓ $name"; else
    failed=$((failed + 1)) && echo "✗ $name" && tail -n 20 "$work/log"
  fi
}
cd "$root"

/usr/bin/python3 -m venv "$work/venv" && "$work/venv/bin/pip" install -q kubernetes-validate==1.37.0
validate=$work/venv/bin/kubernetes-validate
check "Kubernetes: the job is of the schema's form" "$validate" --strict class/kubernetes/grade.yaml
sed 's/completions:/completionz:/' class/kubernetes/grade.yaml >"$work/wrong.yaml"
check 'Kubernetes: another key is refused' bash -c "! '$validate' --strict '$work/wrong.yaml'"

mkdir -p "$work/autograder/submission"
ln -s "$root" "$work/autograder/course"
cp solutions/01-patterns/*.ts "$work/autograder/submission/"
sed -i 's/+=/=/' "$work/autograder/submission/patternScore.ts"
check 'Gradescope: the run script ends well' env AUTOGRADER="$work/autograder" bash class/gradescope/run_autograder
check 'Gradescope: results.json is of the documented form, with the points earned' node -e '
  const assert = require("node:assert/strict");
  const { score, visibility, stdout_visibility: output, tests } = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
  const seen = ["hidden", "after_due_date", "after_published", "visible"];
  assert.ok(seen.includes(visibility) && seen.includes(output));
  for (const test of tests) {
    assert.ok(test.score >= 0 && test.score <= test.max_score && typeof test.name === "string" && typeof test.output === "string");
    assert.ok(["passed", "failed"].includes(test.status));
  }
  const of = (name) => tests.find((test) => test.name === name);
  assert.deepEqual([of("slideFilter").status, of("patternScore").status, of("convCost").score], ["passed", "failed", 0]);
  assert.match(of("patternScore").output, /expected/);
  assert.equal(score, tests.reduce((sum, test) => sum + test.score, 0));
' "$work/autograder/results/results.json"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
