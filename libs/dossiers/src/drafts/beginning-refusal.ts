import type { PartyKind } from '@portal/identity';
import { CodedError, type PlainDate } from '@portal/kernel';
import { filingWindowOn, type ProcedureVersion } from '@portal/procedures/core';

/** `12-09` as `09/12`. */
const dayAndMonth = (day: string): string => day.split('-').toReversed().join('/');

const FILERS: Readonly<Record<PartyKind, string>> = {
  organisation: 'cơ quan, tổ chức',
  person: 'cá nhân',
};

/** Who may file a procedure, in words: `cơ quan, tổ chức hoặc cá nhân`. */
export const filersInWords = ({ filedBy }: Pick<ProcedureVersion, 'filedBy'>): string =>
  filedBy.map((kind) => FILERS[kind]).join(' hoặc ');

function windowRefusal(version: ProcedureVersion, on: PlainDate): CodedError | undefined {
  const { filingWindow } = version;
  if (!filingWindow || filingWindowOn(version, on).mayFile) return undefined;
  return new CodedError('invalid', 'procedure.outside_filing_window', {
    opens: dayAndMonth(filingWindow.opens),
    closes: dayAndMonth(filingWindow.closes),
  });
}

/**
 * Why nobody can file a version on a day, whatever the form says: only information is given online, or
 * the yearly window is closed by a verified rule. Nothing where it can be filed.
 */
export function filingRefusal(version: ProcedureVersion, on: PlainDate): CodedError | undefined {
  if (version.onlineLevel.value === 'information') {
    return new CodedError('invalid', 'procedure.information_only');
  }
  return windowRefusal(version, on);
}

/** Why a party of this kind does not file a version; nothing where it may. */
export function partyRefusal(
  version: Pick<ProcedureVersion, 'filedBy'>,
  kind: PartyKind,
): CodedError | undefined {
  if (version.filedBy.includes(kind)) return undefined;
  return new CodedError('invalid', 'draft.party_kind', {
    filers: filersInWords(version),
    kind: FILERS[kind],
  });
}

/** @throws CodedError `procedure.information_only`, `procedure.outside_filing_window` */
export function assertFilable(version: ProcedureVersion, on: PlainDate): void {
  const refusal = filingRefusal(version, on);
  if (refusal) throw refusal;
}

/** @throws CodedError `draft.party_kind`, and those of `assertFilable` */
export function assertMayBegin(version: ProcedureVersion, kind: PartyKind, on: PlainDate): void {
  assertFilable(version, on);
  const refusal = partyRefusal(version, kind);
  if (refusal) throw refusal;
}
