import type { ExplorerData, NetworkData } from 'convlab';
import { element } from './dom';

interface Figure {
  close(): void;
}

interface PageExplorer {
  mount(host: HTMLElement, data: ExplorerData | NetworkData): Promise<Figure>;
}

/** The MIME type of an explorer's description. */
export const explorerType = 'application/vnd.convlab.explorer+json';

// Known only while this script is being read: explorer.js lies beside it.
const ownAddress = (document.currentScript as HTMLScriptElement | null)?.src ?? '';
let loaded: Promise<PageExplorer> | undefined;
const shown = new WeakMap<HTMLElement, Figure>();

/**
 * Puts an explorer into the page, in place of the one that was there. Its script is read when the first one comes; where
 * that cannot be read, the bundle's picture stands in.
 */
export async function drawExplorer(
  host: HTMLElement,
  bundle: Readonly<Record<string, unknown>>,
): Promise<void> {
  try {
    const explorer = await (loaded ??= load());
    shown.get(host)?.close();
    shown.set(host, await explorer.mount(host, bundle[explorerType] as ExplorerData | NetworkData));
  } catch (error) {
    const png = bundle['image/png'];
    if (typeof png !== 'string') throw error;
    const alt = typeof bundle['text/plain'] === 'string' ? bundle['text/plain'] : '';
    host.replaceChildren(element('img', { attributes: { src: `data:image/png;base64,${png}`, alt } }));
  }
}

function load(): Promise<PageExplorer> {
  return new Promise((resolve, reject) => {
    const address = new URL('explorer.js', ownAddress);
    // The extension's name changes with the content of both, so that no cache answers with an old one.
    address.search = ownAddress.slice(ownAddress.lastIndexOf('/') + 1);
    const script = element('script', { attributes: { src: address.href } });
    script.addEventListener('load', () => {
      resolve((globalThis as unknown as { convlabExplorer: PageExplorer }).convlabExplorer);
    });
    script.addEventListener('error', () => {
      loaded = undefined; // the next figure tries again
      reject(new Error(`${script.src} cannot be read`));
    });
    document.head.append(script);
  });
}
