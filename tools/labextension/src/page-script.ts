import { cellOf } from './cells';
import { element } from './dom';

interface Figure {
  close(): void;
}

/** What a script of its own gives to the page: `globalThis.<name>.mount`. */
interface PageScript {
  mount(host: HTMLElement, data: unknown, cell: () => string): Promise<Figure>;
}

/** Figures whose scripts are too large to load with every notebook, by MIME type: the script's file and global name. */
const scripts: Readonly<Record<string, readonly [file: string, name: string]>> = {
  'application/vnd.convlab.explorer+json': ['explorer.js', 'convlabExplorer'],
  'application/vnd.convlab.photograph+json': ['photograph.js', 'convlabPhotograph'],
};

/** The MIME types of those figures. */
export const scriptTypes: readonly string[] = Object.keys(scripts);

// Known only while this script is being read: the others lie beside it.
const ownAddress = (document.currentScript as HTMLScriptElement | null)?.src ?? '';
const loaded = new Map<string, Promise<PageScript>>();
const shown = new WeakMap<HTMLElement, Figure>();

/**
 * Puts a figure into the page, in place of the one that was there. Its script is read when the first one comes; where
 * that cannot be read, the bundle's picture stands in.
 */
export async function drawByScript(
  host: HTMLElement,
  type: string,
  bundle: Readonly<Record<string, unknown>>,
): Promise<void> {
  try {
    const script = await load(...scripts[type]);
    shown.get(host)?.close();
    shown.set(host, await script.mount(host, bundle[type], () => cellOf(host)));
  } catch (error) {
    const png = bundle['image/png'];
    if (typeof png !== 'string') throw error;
    const alt = typeof bundle['text/plain'] === 'string' ? bundle['text/plain'] : '';
    host.replaceChildren(element('img', { attributes: { src: `data:image/png;base64,${png}`, alt } }));
  }
}

/** Exported pages have the scripts packed: tools/notebooks/export/static/unpack.js. */
const { convlabUnpacked } = globalThis as { convlabUnpacked?: (name: string) => Promise<string> };

function load(file: string, name: string): Promise<PageScript> {
  const known = loaded.get(file);
  if (known) return known;
  const loading = convlabUnpacked ? runPacked(convlabUnpacked(file), name) : runFile(file, name);
  loaded.set(file, loading);
  loading.catch(() => loaded.delete(file)); // the next figure tries again
  return loading;
}

async function runPacked(script: Promise<string>, name: string): Promise<PageScript> {
  (0, eval)(await script);
  return (globalThis as unknown as Record<string, PageScript>)[name];
}

function runFile(file: string, name: string): Promise<PageScript> {
  return new Promise((resolve, reject) => {
    const address = new URL(file, ownAddress);
    // The extension's name changes with the content of all, so that no cache answers with an old one.
    address.search = ownAddress.slice(ownAddress.lastIndexOf('/') + 1);
    const script = element('script', { attributes: { src: address.href } });
    script.addEventListener('load', () => {
      resolve((globalThis as unknown as Record<string, PageScript>)[name]);
    });
    script.addEventListener('error', () => {
      reject(new Error(`${script.src} cannot be read`));
    });
    document.head.append(script);
  });
}
