import { PlainDate, toOfficeTime } from '@portal/kernel';

/** The circular of the forms; each holds from its day until the next one's. */
const CIRCULARS: readonly { readonly from: string; readonly name: string }[] = [
  { from: '2025-09-15', name: 'Thông tư số 03/2025/TT-VPCP' },
  { from: '2019-01-06', name: 'Thông tư số 01/2018/TT-VPCP' },
];

/** The number of a form with the circular that was in force on the day of the paper. */
export function formLabel(number: '01' | '02' | '03', issuedAt: Date): string {
  const day: PlainDate = toOfficeTime(issuedAt).date;
  const circular = CIRCULARS.find(({ from }) => from <= day) ?? CIRCULARS.at(-1)!;
  return `Mẫu số ${number} – ${circular.name}`;
}
