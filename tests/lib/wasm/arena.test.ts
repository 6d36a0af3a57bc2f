import { createMachine } from '../../../lib/wasm/machine/machine';

test('an output is written where released ones were, once these leave room for it', async () => {
  const { arena } = await createMachine(1, 4);
  const output = (count: number): number => {
    arena.reset();
    const address = arena.allocateOutput(count);
    expect(arena.retain(address, count)).toBe(true);
    return address;
  };
  const first = output(1000);
  const second = output(500);
  expect(second).toBeGreaterThanOrEqual(first + 4000);
  arena.release(first);
  const third = output(400);
  expect(third).toBe(first);
  const fourth = output(400); // between the third and the second
  expect(fourth).toBeGreaterThanOrEqual(third + 1600);
  expect(fourth + 1600).toBeLessThanOrEqual(second);
  arena.reset();
  expect(arena.allocate(10)).toBeGreaterThanOrEqual(second + 2000); // scratch lies beyond what is retained
  arena.release(second);
  arena.reset();
  expect(arena.allocate(10)).toBeLessThan(second);
  arena.release(12345); // nothing was retained there
  arena.empty();
  expect(output(1)).toBe(first);
});

test('what is released is the room of the work again', async () => {
  const { arena } = await createMachine(1, 4);
  const room = arena.capacity();
  const address = arena.allocateOutput(1000);
  arena.retain(address, 1000);
  expect(arena.capacity()).toBeLessThan(room);
  arena.release(address);
  expect(arena.capacity()).toBe(room);
});
