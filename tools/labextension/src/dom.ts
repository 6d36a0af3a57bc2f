/** What an element may be given: attributes, and handlers by the event's name. */
export interface Given {
  readonly class?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly (Node | string)[];
}

/** A new element. Text goes in as text, never as HTML: a notebook's data cannot smuggle in a script. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  given: Given = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (given.class) made.className = given.class;
  if (given.text !== undefined) made.textContent = given.text;
  for (const [name, value] of Object.entries(given.attributes ?? {})) made.setAttribute(name, value);
  made.append(...(given.children ?? []));
  return made;
}

const styles = new Set<string>();

/** Gives the page a style sheet; the same one is added once. */
export function addStyle(text: string): void {
  if (styles.has(text)) return;
  styles.add(text);
  const sheet = document.createElement('style');
  sheet.textContent = text;
  document.head.append(sheet);
}
