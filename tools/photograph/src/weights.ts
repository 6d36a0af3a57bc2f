import { bytesOfScript, bytesOfText, joinHalves } from '../../../lib/platform/browser/byte-script';

const file = 'efficientnet-lite0-f16.safetensors.js';

/**
 * The network's numbers, which lie beside this script: fetched where there is a server, by a script where the page was
 * opened from a folder. `progress` is told how much has come, and how much there is, in bytes.
 */
export async function loadNetwork(
  beside: string,
  progress: (got: number, total: number) => void,
): Promise<ArrayBuffer> {
  const address = new URL(file, beside);
  const fetched = address.protocol === 'file:' ? fromScript(address.href) : fromServer(address, progress);
  const halves = new Blob([await fetched]).stream().pipeThrough(new DecompressionStream('gzip'));
  return joinHalves(new Uint8Array(await new Response(halves).arrayBuffer())).buffer;
}

async function fromServer(
  address: URL,
  progress: (got: number, total: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`${address.href}: ${response.status}`);
  const total = Number(response.headers.get('content-length')) || 8_100_000;
  const parts: BlobPart[] = [];
  let got = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    got += value.length;
    progress(got, Math.max(got, total));
  }
  return bytesOfScript(new Uint8Array(await new Blob(parts).arrayBuffer()));
}

function fromScript(address: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.setAttribute('charset', 'x-user-defined'); // one character a byte
    script.onload = () => {
      const page = globalThis as { convlabWeights?: string };
      const bytes = bytesOfText(page.convlabWeights ?? '');
      delete page.convlabWeights;
      script.remove();
      resolve(bytes);
    };
    script.onerror = () => {
      reject(new Error(`${address} cannot be read`));
    };
    document.head.append(script);
  });
}
