#!/usr/bin/env bash
# Makes autograder.zip to upload to Gradescope: set-up, run script, and the course of this folder's last commit.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(pwd)/autograder.zip
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git -C "$here/../.." archive --format=tar.gz -o "$work/course.tar.gz" HEAD
cp "$here/setup.sh" "$here/run_autograder" "$work/"
rm -f "$out"
(cd "$work" && zip -q "$out" course.tar.gz setup.sh run_autograder)
echo "$out"
