import { answerRows, type AnswerRow, type DossierView } from '@portal/dossiers';
import { formatDate } from '@portal/kernel';
import { nomineeName } from '@portal/procedures/core';

const lines = (rows: readonly AnswerRow[]): string[] =>
  rows.filter(({ text }) => text !== '').map(({ label, text }) => `${label}: ${text}`);

function nomineeLines({ dossier, procedure }: DossierView): string[] {
  return dossier.form.nominees.flatMap((nominee, index) => {
    const kind = procedure.nomineeKinds.find(({ id }) => id === nominee.kind);
    const name = nomineeName(procedure, nominee) || '(chưa có tên)';
    const title = `${index + 1}. ${name} (${kind?.title.vi ?? nominee.kind})`;
    return [title, ...lines(answerRows(kind?.fields ?? [], nominee)), ''];
  });
}

/** Everything that was typed into a draft, as a text that its applicant can keep. */
export function typedText(draft: DossierView): string {
  const { procedure, sections, waitingFiles } = draft;
  const from = formatDate(procedure.validFrom);
  return [
    procedure.title.vi,
    `Bản nháp chưa nộp, theo quy định áp dụng từ ngày ${from}.`,
    '',
    ...sections.flatMap(({ title, rows }) => [title.toUpperCase(), ...lines(rows), '']),
    'DANH SÁCH ĐỀ NGHỊ',
    ...nomineeLines(draft),
    'TỆP KÈM THEO',
    ...waitingFiles.map(({ name, componentTitle }) => `${name} (${componentTitle})`),
    '',
  ].join('\n');
}
