import type { DossierView } from '@portal/dossiers';
import { askedComponents } from '@portal/procedures/core';
import { dossierPath } from '../paths';
import { receiverWords } from './commune-choice';
import { type DraftCheck, type TaskState, taskState } from './draft-check';

/** A line of the task list, as the `task-list` macro takes it. */
export interface TaskItem {
  readonly title: string;
  readonly href: string;
  readonly hint: string;
  readonly status: { readonly text: string; readonly colour: string };
}

const STATUS: Readonly<Record<TaskState, TaskItem['status']>> = {
  todo: { text: 'Chưa làm', colour: 'grey' },
  doing: { text: 'Đang làm', colour: 'blue' },
  faulty: { text: 'Có lỗi', colour: 'red' },
  done: { text: 'Xong', colour: 'green' },
};

/** Where communes receive, which one: chosen at the beginning, unless the law came to ask later. */
function receiverItems(
  { dossier, procedure, receiver }: DossierView,
  check: DraftCheck,
): TaskItem[] {
  if (receiver.kind !== 'commune') return [];
  return [
    {
      title: receiverWords(procedure).title,
      href: dossierPath(dossier.id, 'noi-nhan'),
      hint: check.receiver.length === 0 ? receiver.name.vi : '',
      status: STATUS[taskState(check.receiver, false)],
    },
  ];
}

function sectionItems({ dossier, procedure }: DossierView, check: DraftCheck): TaskItem[] {
  return procedure.sections.map((section) => {
    const begun = section.fields.some(({ id }) => dossier.form.answers[id] !== undefined);
    const state = taskState(check.sections.get(section.id) ?? [], begun);
    const href = dossierPath(dossier.id, 'khai', section.id);
    return { title: section.title.vi, href, hint: '', status: STATUS[state] };
  });
}

function nomineesItem({ dossier }: DossierView, check: DraftCheck): TaskItem {
  const count = dossier.form.nominees.length;
  return {
    title: 'Danh sách đề nghị khen thưởng',
    href: dossierPath(dossier.id, 'de-nghi'),
    hint: count === 0 ? 'Cá nhân, tập thể, hộ gia đình' : `Đã có ${count} đối tượng`,
    status: STATUS[taskState(check.nominees, count > 0)],
  };
}

function filesItem({ dossier, procedure, waitingFiles }: DossierView, check: DraftCheck): TaskItem {
  const needed = askedComponents(procedure, dossier.form.answers).filter(
    ({ required }) => required,
  ).length;
  return {
    title: 'Giấy tờ kèm theo',
    href: dossierPath(dossier.id, 'giay-to'),
    hint: `Còn thiếu ${check.files.length} trong ${needed} thành phần bắt buộc`,
    status: STATUS[taskState(check.files, waitingFiles.length > 0)],
  };
}

/** The tasks of a draft in the order in which they are best done. */
export function taskItems(draft: DossierView, check: DraftCheck): TaskItem[] {
  return [
    ...receiverItems(draft, check),
    ...sectionItems(draft, check),
    nomineesItem(draft, check),
    filesItem(draft, check),
  ];
}
