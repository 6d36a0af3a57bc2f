/** From times to what is printed. */

/** What the goals of the project speak of. */
export function ratios(speed: Readonly<Record<string, number>>): Record<string, number> {
  const of = (name: string, other: string): Record<string, number> =>
    name in speed && other in speed ? { [`${name} / ${other}`]: speed[name] / speed[other] } : {};
  return {
    ...of('wasm', 'ceiling'),
    ...of('wasm', 'tfjs wasm'),
    ...of('wasm', 'tfjs cpu'),
    ...of('wasm', 'torch'),
    ...of('wasm', 'onnxruntime-web'),
    ...of('wasm 2 threads', 'wasm 1 on the clock'),
    ...of('wasm 2 threads in a network', 'wasm in a network'),
    ...of('wasm dw', 'wasm'),
    ...of('wasm dx', 'wasm'),
    ...of('im2col', 'naive'),
  };
}

/** The engines' times, and those of the peers that ran. */
export function named(
  times: Map<string, number>,
  peers: Record<string, number | undefined>,
): Record<string, number> {
  const known = Object.entries(peers).filter((entry): entry is [string, number] => entry[1] !== undefined);
  return { ...Object.fromEntries(times), ...Object.fromEntries(known) };
}

/** Names and numbers, in a line. */
export function line(values: Readonly<Record<string, number>>, unit = ''): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${value >= 100 ? value.toFixed(0) : value.toFixed(2)}${unit}`)
    .join(' · ');
}
