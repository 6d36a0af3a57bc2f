// node:url

export const pathToFileURL = (path: string): URL => new URL(`file://${path}`);
