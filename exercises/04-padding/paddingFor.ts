// exercise: paddingFor
import { NotStarted } from 'convlab';

/**
 * The other way round: how much padding per side does it take to get an output of the
 * given size? Of several that do, return the smallest. (You are only asked where there
 * is one.)
 * 이번에는 거꾸로입니다. 출력이 주어진 크기가 되려면 한쪽에 패딩을 얼마나 둘러야
 * 할까요? 답이 여럿이면 가장 작은 것을 반환하세요. (답이 있는 경우만 주어집니다.)
 *
 * four whole numbers → one whole number ≥ 0 / 정수 네 개 → 0 이상의 정수 하나
 *
 *     ⌊(input + 2 · padding − kernel) / stride⌋ + 1 = output
 *
 * @example paddingFor(32, 5, 1, 32) // 2
 */
export function paddingFor(input: number, kernel: number, stride: number, output: number): number {
  throw new NotStarted('paddingFor');
}
