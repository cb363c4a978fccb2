import { answerRows, type DossierView } from '@portal/dossiers';
import { nomineeName } from '@portal/procedures/core';
import { dossierPath } from '../paths';
import { receiverWords } from './commune-choice';
import {
  componentsOf,
  filesWithoutComponent,
  NO_COMPONENT,
} from '../files/files-without-component';
import { getKind } from './nominee-list';

/** Everything that is about to be sent, each part with the link that changes it. */
export function checkView(draft: DossierView) {
  const { dossier, procedure, party, receiver, sections, waitingFiles, actions } = draft;
  const { id, version, form } = dossier;
  const orphans = filesWithoutComponent(draft);
  return {
    procedureTitle: procedure.title.vi,
    partyName: party.name,
    receiver: {
      title: receiverWords(procedure).title,
      name: receiver.name.vi,
      href: receiver.kind === 'commune' ? dossierPath(id, 'noi-nhan') : '',
    },
    version,
    sendHref: dossierPath(id, 'nop'),
    maySend: actions.includes('submit'),
    sections: sections.map((section) => ({
      ...section,
      href: dossierPath(id, 'khai', section.id),
    })),
    nomineesHref: dossierPath(id, 'de-nghi'),
    nominees: form.nominees.map((nominee, index) => {
      const kind = getKind(procedure, nominee.kind);
      return {
        number: index + 1,
        name: nomineeName(procedure, nominee) || '(chưa có tên)',
        kindTitle: kind.title.vi,
        rows: answerRows(kind.fields, nominee),
        href: dossierPath(id, 'de-nghi', index + 1),
      };
    }),
    filesHref: dossierPath(id, 'giay-to'),
    components: [
      ...componentsOf(draft).asked.map((component) => ({
        title: component.title.vi,
        files: waitingFiles.filter(({ componentId }) => componentId === component.id),
      })),
      ...(orphans.length > 0 ? [{ title: NO_COMPONENT, files: orphans }] : []),
    ],
  };
}
