import { type FieldError, foldText } from '@portal/kernel';
import type { Organisation } from '@portal/procedures';
import {
  isDecidedByReceiver,
  isReceivedByCommune,
  type ProcedureVersion,
} from '@portal/procedures/core';
import { type FormData, formText } from '@portal/web';

/** What the choice is called: some communes decide themselves, others send the dossier on. */
export interface ReceiverWords {
  readonly title: string;
  readonly question: string;
  readonly hint: string;
}

const DECIDES: ReceiverWords = {
  title: 'Nơi tiếp nhận và quyết định',
  question: 'Xã, phường nào tiếp nhận và quyết định?',
  hint: 'Chủ tịch UBND xã, phường này quyết định khen thưởng. Đổi lại được cho tới khi nộp.',
};

const SENDS_ON: ReceiverWords = {
  title: 'Nơi tiếp nhận',
  question: 'Nộp hồ sơ cho xã, phường nào?',
  hint: 'UBND xã, phường này tiếp nhận, xét rồi chuyển hồ sơ lên cấp trên. Đổi lại được cho tới khi nộp.',
};

/** The words for a version, before or after the commune was chosen. */
export const receiverWords = (
  version: Pick<ProcedureVersion, 'authority' | 'receivingUnit'>,
): ReceiverWords => (isDecidedByReceiver(version) ? DECIDES : SENDS_ON);

/** The communes to choose from: `Can Lộc (xã)`, so that the first letter typed finds it. */
export const communeItems = ({ communes }: Organisation) =>
  communes.map(({ id, place }) => {
    const [kind = '', ...name] = place.vi.split(' ');
    return { value: id, text: `${name.join(' ')} (${kind.toLowerCase()})` };
  });

/** Single words between single spaces, without tones: `thon 3 xa can loc`. */
const plainWords = (text: string): string =>
  ` ${foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;

/**
 * The commune whose name stands in a text, so that it need not be looked for.
 * @returns its id; empty when there is none, or more than one
 */
export function communeIn(text: string, { communes }: Organisation): string {
  // "Thị xã Kỳ Anh" was a town; the xã of that name is another place.
  const words = plainWords(text).replaceAll(' thi xa ', ' ');
  const found = communes.filter(({ place }) => words.includes(plainWords(place.vi)));
  return found.length === 1 ? found[0]!.id : '';
}

/** A commune has to be chosen where communes receive. */
export function communeErrors(
  version: ProcedureVersion,
  form: FormData,
  organisation: Organisation,
): FieldError[] {
  if (!isReceivedByCommune(version)) return [];
  if (organisation.isCommune(formText(form, 'communeId'))) return [];
  return [{ field: 'communeId', code: 'draft.commune_required' }];
}
