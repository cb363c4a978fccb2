import { sampleVersion } from '../testing/sample-version';
import { checkEligibility } from './eligibility';

const version = sampleVersion();
const ids = (questions: readonly { id: string }[]): string[] => questions.map(({ id }) => id);

it.each([
  [
    { secret: 'no', merit: 'yes' },
    { mayFile: true, refused: [], warned: [], unanswered: [] },
  ],
  [
    { secret: 'no', merit: 'no' },
    { mayFile: true, refused: [], warned: ['merit'], unanswered: [] },
  ],
  [
    { secret: 'yes', merit: 'yes' },
    { mayFile: false, refused: ['secret'], warned: [], unanswered: [] },
  ],
  [{ merit: 'yes' }, { mayFile: false, refused: [], warned: [], unanswered: ['secret'] }],
  [
    { secret: 'perhaps' },
    { mayFile: false, refused: [], warned: [], unanswered: ['secret', 'merit'] },
  ],
])('%j', (raw, expected) => {
  const { mayFile, refused, warned, unanswered } = checkEligibility(version, raw);
  expect({
    mayFile,
    refused: ids(refused),
    warned: ids(warned),
    unanswered: ids(unanswered),
  }).toEqual(expected);
});
