// @ts-check
// Does the course's kernel start, and answer?
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { t } from '../base/language.mjs';
import { paths, toolEnvironment } from '../base/paths.mjs';
import { run } from '../base/run.mjs';
import { KERNEL, jupyterEnvironment } from '../jupyter/environment.mjs';

// As a front end does it: start, run a cell, read the result.
const ASK = `
import sys, time
from jupyter_client.manager import start_new_kernel
begun = time.time()
manager, client = start_new_kernel(kernel_name=sys.argv[1], startup_timeout=60)
ready = time.time() - begun
outputs = []
try:
    def hear(message):
        content = message["content"]
        outputs.append(content.get("data", {}).get("text/plain") or content.get("text") or content.get("evalue") or "")
    reply = client.execute_interactive("[20, 22].reduce((a, b) => a + b)", output_hook=hear, timeout=60)
    print("KERNEL", reply["content"]["status"], "42" in "".join(outputs), round(ready, 2))
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
`;

/** @returns {Promise<import('./main.mjs').Finding[]>} */
export async function checkKernel() {
  const name = t('Kernel', '커널');
  const spec = join(paths.venv, 'share', 'jupyter', 'kernels', KERNEL, 'kernel.json');
  if (!existsSync(spec)) {
    return [
      { name, state: 'problem', value: t('not set up yet', '아직 설치되지 않았습니다'), fix: 'npm start' },
    ];
  }
  const env = jupyterEnvironment(toolEnvironment(), 'en');
  const { output } = await run(paths.python, ['-c', ASK, KERNEL], { env, seconds: 120 });
  const report = /^KERNEL (\w+) (\w+) ([\d.]+)/m.exec(output);
  if (report?.[1] === 'ok' && report[2] === 'True') {
    return [{ name, state: 'ok', value: t(`ready in ${report[3]} s`, `${report[3]}초 만에 준비`) }];
  }
  const reason =
    report === null
      ? (output.trim().split('\n').at(-1) ?? '')
      : t('gave no right answer', '올바른 답을 내지 못했습니다');
  return [{ name, state: 'problem', value: reason, fix: 'npm run doctor -- --fix' }];
}
