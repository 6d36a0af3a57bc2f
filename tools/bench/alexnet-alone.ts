/** A process of its own for one AlexNet forward pass: prints its peak memory in MB, as JSON. */
import { loadBackend } from 'convlab';
import { alexNetForward } from './models';

async function main(): Promise<void> {
  alexNetForward(await loadBackend('wasm'))();
  process.stdout.write(JSON.stringify({ peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
}

void main();
