import type { ActionPreview, DossierView } from '@portal/dossiers';
import type { Turn } from '@portal/dossiers/lifecycle';
import { formatInstant } from '@portal/kernel';

const instantOr = (instant: Date | null, otherwise: string): string =>
  instant === null ? otherwise : formatInstant(instant);

/** Whose turn it is, as staff say it. */
export function turnInWords(turn: Turn, officeLabel: string): string {
  if (turn === 'applicant') return 'Đơn vị trình khen';
  return turn === 'nobody' ? 'Không còn ai (hồ sơ kết thúc)' : officeLabel;
}

interface Change {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

function changesOf({ dossier, statusLabel, situation, steps }: DossierView, after: ActionPreview) {
  const step = steps.find(({ state }) => state === 'current')?.title ?? 'Không có';
  const dates = (['dueAt', 'targetAt', 'stepDueAt', 'supplementDueAt'] as const).map(
    (name): Change => ({
      label: DATE_LABELS[name],
      before: instantOr(dossier[name], 'Không có'),
      after: instantOr(after[name], 'Không có'),
    }),
  );
  const changes: Change[] = [
    { label: 'Trạng thái', before: statusLabel, after: after.statusLabel },
    {
      label: 'Lượt xử lý',
      before: turnInWords(dossier.turn, situation.turn),
      after: turnInWords(after.turn, after.turnLabel),
    },
    { label: 'Bước', before: step, after: after.stepTitle ?? 'Không có' },
    ...dates,
  ];
  return changes
    .filter(({ before, after: then }) => before !== 'Không có' || then !== 'Không có')
    .map((change) => ({ ...change, changed: change.before !== change.after }));
}

const DATE_LABELS = {
  dueAt: 'Ngày hẹn trả kết quả',
  targetAt: 'Ngày mục tiêu (nội bộ)',
  stepDueAt: 'Hạn của bước',
  supplementDueAt: 'Hạn bổ sung của đơn vị',
} as const;

/** What the action would bring, side by side with what is now, and the mails that would go. */
export function previewPage(view: DossierView, preview: ActionPreview): object {
  return {
    changes: changesOf(view, preview),
    notices: preview.notices.map(({ to, toName, subject, text }) => ({
      to,
      toName,
      subject,
      text,
    })),
  };
}

/** Everything that was typed, for hidden fields; what the page itself says anew is left out. */
export function hiddenFields(body: unknown): { readonly name: string; readonly value: string }[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body)
    .filter(([name]) => name !== 'buoc' && name !== 'version' && name !== 'file')
    .flatMap(([name, value]: [string, unknown]) =>
      (Array.isArray(value) ? value : [value]).map((one) => ({ name, value: String(one) })),
    );
}
