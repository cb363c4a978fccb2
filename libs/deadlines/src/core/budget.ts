import { CodedError } from '@portal/kernel';

/**
 * Shares out `totalMinutes` in whole minutes that add up exactly (largest remainder; of equal
 * remainders the earlier step gets the minute).
 * @param shares positive weights, one per step; they need not add up to 1
 * @throws CodedError `deadlines.shares_invalid`
 */
export function allotSteps(totalMinutes: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((a, b) => a + b, 0);
  const valid = shares.every((share) => share > 0) && Number.isFinite(sum) && shares.length > 0;
  if (!valid || !Number.isSafeInteger(totalMinutes) || totalMinutes < 0) {
    throw new CodedError('invalid', 'deadlines.shares_invalid');
  }
  const exact = shares.map((share) => (totalMinutes * share) / sum);
  const whole = exact.map(Math.floor);
  const left = totalMinutes - whole.reduce((a, b) => a + b, 0);
  const byRemainder = [...whole.keys()].sort(
    (a, b) => exact[b]! - whole[b]! - (exact[a]! - whole[a]!) || a - b,
  );
  for (const step of byRemainder.slice(0, left)) whole[step]!++;
  return whole;
}
