#!/usr/bin/env bash
# Gradescope runs this once, when the autograder's image is built. UNTESTED there.
# Make the archive to upload with class/gradescope/pack.sh: it puts the course into course.tar.gz beside this file.
set -euo pipefail
apt-get update
apt-get install -y npm bubblewrap
npm install --global node@22 # the distribution's own is too old
mkdir -p /autograder/course
tar -xzf /autograder/source/course.tar.gz -C /autograder/course
cd /autograder/course && npm ci && npm run build
