import { getPlainDate } from '@portal/kernel';
import { sampleVersion } from '../../../procedures/src/testing/sample-version';
import {
  assertFilable,
  assertMayBegin,
  filersInWords,
  filingRefusal,
  partyRefusal,
} from './beginning-refusal';

const claim = { verified: true, sources: ['law'] };
const NOW = getPlainDate('2026-11-27');
const window = (effect: string) => ({
  filingWindow: { opens: '03-01', closes: '06-30', effect, citation: 'Luật', ...claim },
});

it('lets file what nothing stands in the way of', () => {
  expect(filingRefusal(sampleVersion(), NOW)).toBeUndefined();
  expect(partyRefusal(sampleVersion(), 'organisation')).toBeUndefined();
  assertMayBegin(sampleVersion(), 'organisation', NOW);
});

it('refuses what is only told of online', () => {
  const version = sampleVersion({ onlineLevel: { value: 'information', ...claim } });
  expect(() => assertFilable(version, NOW)).toThrow('procedure.information_only');
});

it('refuses outside of a window that closes, and not where one only warns', () => {
  const closed = sampleVersion(window('refuse'));
  expect(filingRefusal(closed, NOW)).toMatchObject({
    code: 'procedure.outside_filing_window',
    params: { opens: '01/03', closes: '30/06' },
  });
  expect(filingRefusal(closed, getPlainDate('2026-06-30'))).toBeUndefined();
  expect(filingRefusal(sampleVersion(window('warn')), NOW)).toBeUndefined();
});

it('refuses a party of a kind that does not file', () => {
  expect(() => assertMayBegin(sampleVersion(), 'person', NOW)).toThrow('draft.party_kind');
  const both = sampleVersion({ filedBy: ['organisation', 'person'] });
  expect(partyRefusal(both, 'person')).toBeUndefined();
  expect(filersInWords(both)).toBe('cơ quan, tổ chức hoặc cá nhân');
});
