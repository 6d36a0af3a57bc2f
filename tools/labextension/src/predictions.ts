/** What a reader predicted, kept by the browser: over a reload, a restart of the kernel, and in a page without one. */

/** `choice` is null where the reader wanted to see the answer without choosing. */
export interface Prediction {
  readonly choice: number | null;
}

const key = 'convlab.predictions';
let unsaved: Record<string, Prediction> = {}; // where the browser keeps nothing
const listeners = new Set<() => void>();

export function predictionOf(question: string): Prediction | undefined {
  return all()[question];
}

export function keepPrediction(question: string, prediction: Prediction): void {
  const now = { ...all(), [question]: prediction };
  unsaved = now;
  try {
    localStorage.setItem(key, JSON.stringify(now));
  } catch {
    // A private window: it lasts as long as the page.
  }
  for (const heard of listeners) heard();
}

/** Calls `heard` after every change, of another page, too. */
export function onPrediction(heard: () => void): void {
  listeners.add(heard);
  addEventListener('storage', (event) => {
    if (event.key === key) heard();
  });
}

function all(): Readonly<Record<string, Prediction>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return { ...unsaved, ...(kept as Record<string, Prediction>) };
  } catch {
    return unsaved;
  }
}
