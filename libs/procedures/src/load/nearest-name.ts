/** Steps from one word to the other: a letter more, less, changed, or two beside each other swapped. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(last[j]! + 1, row[j - 1]! + 1, change, swapped ? before[j - 2]! + 1 : change),
      );
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

/** Case, hyphens and underscores are slips of their own. */
const bare = (name: string): string => name.toLowerCase().replaceAll(/[-_ ]/g, '');

/**
 * The known name that somebody most likely meant: at most a third of its letters are wrong.
 * @param written what stands in the file; nothing is sought for very long texts
 */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  if (written.length > 60) return undefined;
  const [best] = known
    .map((name) => ({ name, steps: distance(bare(written), bare(name)) }))
    .filter(({ name, steps }) => steps <= Math.max(1, Math.floor(name.length / 3)))
    .toSorted((a, b) => a.steps - b.steps);
  return best?.name;
}
