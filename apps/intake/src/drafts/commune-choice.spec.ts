import { COMMUNE } from '@portal/procedures/core';
import { organisation, procedure } from '../testing/sample-draft';
import { communeErrors, communeIn, communeItems, receiverWords } from './commune-choice';

const local = { ...procedure, receivingUnit: COMMUNE };

describe('the choice of a commune', () => {
  it('offers all of them, by the names that people look for', () => {
    const items = communeItems(organisation);
    expect(items).toHaveLength(69);
    expect(items[0]).toEqual({ value: 'phuong-bac-hong-linh', text: 'Bắc Hồng Lĩnh (phường)' });
    expect(items).toContainEqual({ value: 'xa-son-kim-1', text: 'Sơn Kim 1 (xã)' });
  });

  it.each([
    ['Thôn Đông Hạ, xã Cẩm Xuyên, tỉnh Hà Tĩnh', 'xa-cam-xuyen'],
    ['XÃ CAN LỘC', 'xa-can-loc'],
    ['Ủy ban nhân dân xã Sơn Kim 2', 'xa-son-kim-2'],
    ['Số 5 Trần Phú,phường Thành Sen.', 'phuong-thanh-sen'],
    ['12 đường Trần Phú, Hà Tĩnh', ''],
    ['Xã Sơn Kim 12', ''],
    ['Phường Kỳ Anh', ''],
    ['Số 1, thị xã Kỳ Anh', ''],
    ['Xã Kỳ Anh (trước đây thuộc thị xã Kỳ Anh)', 'xa-ky-anh'],
    ['Xã Kỳ Anh và xã Kỳ Hoa', ''],
    ['', ''],
  ])('finds in “%s” the commune “%s”', (text, id) => {
    expect(communeIn(text, organisation)).toBe(id);
  });

  it.each(['', 'ttpvhcc', 'commune', 'Xã Can Lộc', 'xa-can-loc ', 'xa-khong-co'])(
    'is not made by “%s”',
    (communeId) => {
      const errors = communeErrors(local, { communeId }, organisation);
      const faulty = communeId.trim() !== 'xa-can-loc';
      expect(errors).toEqual(
        faulty ? [{ field: 'communeId', code: 'draft.commune_required' }] : [],
      );
    },
  );

  it('is asked for only where communes receive', () => {
    expect(communeErrors(procedure, {}, organisation)).toEqual([]);
    expect(communeErrors(local, {}, organisation)).toHaveLength(1);
    expect(
      communeErrors(local, { communeId: ['xa-can-loc', 'xa-ky-anh'] }, organisation),
    ).toHaveLength(1);
  });

  it('does not promise a decision by those who only send on', () => {
    const decides = { ...local, authority: { ...local.authority, unit: COMMUNE } };
    expect(receiverWords(decides).title).toBe('Nơi tiếp nhận và quyết định');
    expect(receiverWords(local).title).toBe('Nơi tiếp nhận');
    expect(receiverWords(procedure).title).toBe('Nơi tiếp nhận');
  });
});
