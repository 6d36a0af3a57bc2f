/** How much the process grew, in MB, between step `steps / 10`, when all is warm, and the last one. */
export function memoryOverSteps(step: () => void, steps: number): { steps: number; grownMegabytes: number } {
  const warm = Math.floor(steps / 10);
  for (let i = 0; i < warm; i++) step();
  const before = process.memoryUsage.rss();
  for (let i = warm; i < steps; i++) step();
  return { steps, grownMegabytes: (process.memoryUsage.rss() - before) / 1024 / 1024 };
}
