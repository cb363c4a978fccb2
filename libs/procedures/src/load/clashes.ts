import type { Fault } from './faults';
import type { LoadedDefinition } from './loaded-definition';

/** Two versions of one procedure that share a name or a day: nobody could say which is in force. */
export function clashes(loaded: readonly LoadedDefinition[]): Fault[] {
  const sorted = loaded.toSorted((a, b) =>
    a.definition.validFrom < b.definition.validFrom ? -1 : 1,
  );
  return sorted.flatMap(({ yaml, definition }, index) =>
    sorted
      .slice(0, index)
      .filter((earlier) => earlier.definition.key === definition.key)
      .flatMap((earlier) => {
        const { validFrom, validTo, version } = earlier.definition;
        // Without an end of its own the earlier version ends where this one begins.
        const overlaps = (validTo ?? validFrom) >= definition.validFrom;
        const where = `phiên bản "${version}" (${earlier.file})`;
        return [
          ...(overlaps
            ? [yaml.faultAt(['validFrom'], `trùng thời gian hiệu lực với ${where}`)]
            : []),
          ...(version === definition.version
            ? [yaml.faultAt(['version'], `trùng tên với ${where}`)]
            : []),
        ];
      }),
  );
}
