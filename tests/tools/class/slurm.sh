#!/usr/bin/env bash
# A class of eleven graded by a real Slurm on this machine: an array of two tasks gives the bytes of one run.
# Needs Debian's slurm-wlm and munge, and root, since it starts daemons of its own; ends what it started.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
pids=()
cleanup() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

host=$(hostname -s)
cat >"$work/slurm.conf" <<CONF
ClusterName=convlab
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort=$((20000 + RANDOM % 10000))
SlurmdPort=$((30000 + RANDOM % 10000))
AuthType=auth/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=8000 State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$work/slurm.conf
mkdir -p "$work/state" "$work/spool" /run/munge
if ! munge -n >/dev/null 2>&1; then
  chown munge: /run/munge
  runuser -u munge -- munged --foreground &
  pids+=($!)
fi
for _ in $(seq 50); do munge -n >/dev/null 2>&1 && break || sleep 0.2; done
slurmctld -D -f "$SLURM_CONF" & pids+=($!)
slurmd -D -f "$SLURM_CONF" & pids+=($!)
for _ in $(seq 100); do [ "$(sinfo -h -o %t 2>/dev/null)" = idle ] && break || sleep 0.3; done

cd "$root"
class() { npm run -s class -- "$@"; }
node -r ts-node/register tests/tools/class/write-class.ts "$work/class" 11
class collect "$work/class/inbox" --out "$work/work" --roster "$work/class/roster.csv"
class grade "$work/work" --out "$work/once" --seed 5
sbatch --wait --parsable --array=1-2 --cpus-per-task=1 --mem=2G --output="$work/task-%a.log" \
  class/slurm/grade.sbatch "$work/work" "$work/array" --seed 5 || { cat "$work"/task-*.log; exit 1; }
diff -r "$work/once" "$work/array"
[ "$(ls "$work/array" | wc -l)" -eq 11 ]
echo "Slurm: an array of two tasks and one run give the same marks"
