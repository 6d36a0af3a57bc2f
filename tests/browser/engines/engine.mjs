// @ts-check
/**
 * A browser with one page.
 * @typedef {object} Engine
 * @property {(url: string) => Promise<unknown>} visit Resolves once the page is loaded.
 * @property {(expression: string) => Promise<any>} evaluate What the expression, or its promise, gives in the page, by way of JSON.
 * @property {() => Promise<void>} close
 */
export {};
