import { queueAddress, readQueueFilter } from './queue-filter';

describe('the queue in its address', () => {
  it.each([
    [{}, { view: 'mine', text: '', page: 1 }],
    [
      { xem: 'tat-ca', tim: '  Đức Thọ ', trang: '3' },
      { view: 'all', text: 'Đức Thọ', page: 3 },
    ],
    [
      { xem: 'x', tim: ['a', 'b'], trang: '-3' },
      { view: 'mine', text: '', page: 1 },
    ],
    [{ tim: 'Đức\0Thọ' }, { view: 'mine', text: 'Đức Thọ', page: 1 }],
    [{ trang: '99999999' }, { view: 'mine', text: '', page: 1 }],
    [
      { trang: 'NaN', tim: 'e\u0302' },
      { view: 'mine', text: 'ê', page: 1 },
    ],
  ])('reads %j', (query, filter) => {
    expect(readQueueFilter(query)).toEqual(filter);
  });

  it('cuts a text that nobody types', () => {
    expect(readQueueFilter({ tim: 'a'.repeat(5_000) }).text).toHaveLength(100);
  });

  it('writes what it reads, and leaves out what is usual', () => {
    expect(queueAddress({ view: 'mine', text: '', page: 1 })).toBe('/');
    const filter = { view: 'closed', text: 'Đức & Thọ', page: 2 } as const;
    const address = queueAddress(filter);
    const query = Object.fromEntries(new URLSearchParams(address.slice(2)));
    expect(readQueueFilter(query)).toEqual(filter);
  });
});
