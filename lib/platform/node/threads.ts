import { Worker } from 'node:worker_threads';
import type { Threads } from '../types';

export const threads: Threads = {
  missing: () => undefined,
  mayWait: () => true,
  async start(body, data, name) {
    const text = `
const { workerData, parentPort } = require('node:worker_threads');
(${body})(workerData, () => parentPort.postMessage('ready'));`;
    const worker = new Worker(text, { eval: true, workerData: data, name });
    await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    worker.unref();
    return { stop: () => worker.terminate() };
  },
};
