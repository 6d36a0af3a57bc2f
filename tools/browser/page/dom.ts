type Properties<T> = Partial<Omit<T, 'children' | 'style'>>;

/** An element with its properties and what is in it. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties<HTMLElementTagNameMap[K]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  element.append(...children);
  return element;
}

/** A button with its words, and perhaps a sign before them, which stands alone where there is little room. */
export function button(text: string, press: () => void, sign = ''): HTMLButtonElement {
  const words = make('span', { className: 'words', textContent: text });
  const made = make('button', { type: 'button', onclick: press, title: sign === '' ? '' : text }, words);
  if (sign !== '') made.prepend(make('span', { ariaHidden: 'true', textContent: sign }), ' ');
  return made;
}
