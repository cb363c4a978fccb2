import { sampleDefinition, sampleVersion } from '../testing/sample-version';
import {
  atReceiver,
  COMMUNE,
  isDecidedByReceiver,
  isReceivedByCommune,
  takesPart,
} from './receiver';

const fixed = sampleVersion();
const { steps, limits, authority } = sampleDefinition();
const approver = { role: 'leader', unit: COMMUNE };

/** The first step is the commune's, the second the province's. */
const local = sampleVersion({
  receivingUnit: COMMUNE,
  authority: { ...authority, unit: COMMUNE },
  steps: [{ ...steps[0], unit: COMMUNE }, steps[1]],
  limits: { ...limits, secondSupplement: { ...limits.secondSupplement, atReception: approver } },
});

describe('a version at its receiver', () => {
  it('has the chosen commune in every place of the word, and other units where they were', () => {
    const at = atReceiver(local, 'xa-can-loc');
    expect(at.receivingUnit).toBe('xa-can-loc');
    expect(at.authority.unit).toBe('xa-can-loc');
    expect(at.steps.map(({ unit }) => unit)).toEqual(['xa-can-loc', 'ubnd-tinh']);
    expect(at.limits.secondSupplement.atReception.unit).toBe('xa-can-loc');
    expect(at.limits.secondSupplement.atAppraisal.unit).toBe('ubnd-tinh');
    expect(JSON.stringify({ ...at, source: null })).not.toContain(`"${COMMUNE}"`);
  });

  it('is another one for each commune, and leaves the published one as it is', () => {
    expect(atReceiver(local, 'xa-ky-anh').steps[0]!.unit).toBe('xa-ky-anh');
    expect(local.steps[0]!.unit).toBe(COMMUNE);
    expect(atReceiver(local, 'xa-ky-anh').hash).toBe(local.hash);
  });

  it('is the published one where an office receives', () => {
    expect(atReceiver(fixed, 'ttpvhcc')).toBe(fixed);
    expect(atReceiver(fixed, 'xa-can-loc')).toBe(fixed);
  });

  it('is still received by a commune only as long as none was chosen', () => {
    expect(isReceivedByCommune(local)).toBe(true);
    expect(isReceivedByCommune(atReceiver(local, COMMUNE))).toBe(true);
    expect(isReceivedByCommune(atReceiver(local, 'xa-can-loc'))).toBe(false);
    expect(isReceivedByCommune(fixed)).toBe(false);
  });

  it('says who decides, before and after the choice', () => {
    const sentOn = sampleVersion({ receivingUnit: COMMUNE });
    expect(isDecidedByReceiver(local)).toBe(true);
    expect(isDecidedByReceiver(atReceiver(local, 'xa-can-loc'))).toBe(true);
    expect(isDecidedByReceiver(atReceiver(sentOn, 'xa-can-loc'))).toBe(false);
    expect(isDecidedByReceiver(fixed)).toBe(false);
  });

  it('lets the commune take part that received, and no other', () => {
    const at = atReceiver(local, 'xa-can-loc');
    expect(
      ['xa-can-loc', 'ubnd-tinh', 'xa-ky-anh', COMMUNE].map((id) => takesPart(at, id)),
    ).toEqual([true, true, false, false]);
  });
});
