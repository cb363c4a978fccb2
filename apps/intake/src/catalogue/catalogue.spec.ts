import { getPlainDate } from '@portal/kernel';
import { ROOT_DIR } from '@portal/platform';
import { loadProcedures, ProcedureCatalogue } from '@portal/procedures';
import type { Condition, ProcedureVersion } from '@portal/procedures/core';
import { organisation } from '../testing/sample-draft';
import { unitName } from './catalogue-words';
import { conditionInWords } from './condition-words';
import { criteriaView } from './criteria-view';
import { emptyFormData } from './empty-form-data';
import { windowInWords, windowWarning } from './filing-window-words';
import { findProcedures, groupByLevel, readWanted } from './find-procedures';
import { listView } from './list-view';
import { procedureView } from './procedure-view';
import { reasonsOf } from './provisional';
import { publishedTable, shortBases, shortBasis } from './published-table';
import {
  endedProcedures,
  historyView,
  namingVersion,
  oldVersionBanner,
  standingOn,
} from './version-history';

const catalogue = loadProcedures(ROOT_DIR, organisation);
const TODAY = getPlainDate('2026-11-23');
const inForce = catalogue.all(TODAY);
const of = (key: string): ProcedureVersion => catalogue.findInForce(key, TODAY)!;
const find = (query: object): string[] =>
  findProcedures(inForce, readWanted({ ...query })).map(({ key }) => key);
const SETTINGS = { intakeUrl: 'https://vinhdanh.example.vn', demonstration: false };

describe('search', () => {
  it.each([
    ['bang khen', 'bang-khen-ubnd-tinh-dot-xuat'],
    ['BẰNG KHEN đột xuất', 'bang-khen-ubnd-tinh-dot-xuat'],
    ['dot xuat ubnd tinh', 'bang-khen-ubnd-tinh-dot-xuat'],
    ['“Gia đình văn hóa”', 'gia-dinh-van-hoa'],
    ['Gia  đình   VĂN', 'gia-dinh-van-hoa'],
    ['thanh nien xung ph', 'huy-chuong-thanh-nien-xung-phong'],
  ])('finds by "%s"', (tim, key) => {
    expect(find({ tim })).toContain(key);
  });

  it('finds composed and decomposed letters alike, and by national code', () => {
    expect(find({ tim: 'Huân chương'.normalize('NFD') })).toEqual(find({ tim: 'huan chuong' }));
    const code = { ...of('gia-dinh-van-hoa'), nationalCode: { value: '1.012379', verified: true } };
    const byCode = (text: string) =>
      findProcedures([code as ProcedureVersion], { text, chosen: {} });
    expect(byCode('1.012379')).toHaveLength(1);
    expect(byCode('1.012379.')).toHaveLength(1);
    expect(byCode('1.012370')).toHaveLength(0);
  });

  it('wants every word', () => {
    expect(find({ tim: 'bang khen ba me' })).toEqual([]);
    expect(find({ tim: 'ang khen' })).toEqual([]);
  });

  it('puts what holds the words in its title before what holds them elsewhere', () => {
    const elsewhere = { ...of('gia-dinh-van-hoa'), summary: { vi: 'Không phải cờ thi đua' } };
    const versions = [elsewhere, of('co-thi-dua-ubnd-tinh')];
    const found = findProcedures(versions, { text: 'cờ thi đua', chosen: {} });
    expect(found.map(({ key }) => key)).toEqual(['co-thi-dua-ubnd-tinh', 'gia-dinh-van-hoa']);
  });

  it('shows all for nothing, and for what is no word', () => {
    for (const tim of ['', '  ', '!!!', '“”']) expect(find({ tim })).toHaveLength(inForce.length);
  });
});

describe('filters', () => {
  it('hold together', () => {
    expect(find({ cap: 'xa', 'nguoi-nop': 'ca-nhan' })).toEqual(['chien-si-thi-dua-co-so-xa']);
    const persons = find({ 'nguoi-nop': 'ca-nhan' }).length;
    const organisations = find({ 'nguoi-nop': 'to-chuc' }).length;
    expect(persons + organisations).toBeGreaterThan(inForce.length);
    const kinds = ['noi-bo', 'cong-khai'].map((loai) => find({ loai }).length);
    expect(kinds[0]! + kinds[1]!).toBe(inForce.length);
  });

  it('that do not exist are told and count for nothing', () => {
    const wanted = readWanted({ cap: 'sao-hoa', loai: ['noi-bo', 'cong-khai'], 'nguoi-nop': '' });
    expect(wanted).toMatchObject({ chosen: {}, ignored: ['Cấp', 'Loại thủ tục'] });
    expect(listView(inForce, { cap: '__proto__' })).toMatchObject({
      count: inForce.length,
      ignored: 'Cấp',
    });
    expect(
      readWanted(Object.create({ cap: 'xa' }) as object as Record<string, unknown>),
    ).toMatchObject({
      chosen: {},
    });
  });

  it('offer no level without procedures', () => {
    const levels = listView(inForce, {}).filters[0]!.items.map(({ value }) => value);
    expect(levels).toEqual(['tinh', 'xa', 'nha-nuoc']);
    const before = listView(catalogue.all(getPlainDate('2025-01-01')), {}).filters[0]!.items;
    expect(before.map(({ value }) => value)).toContain('huyen');
  });
});

it('groups by level and loses none', () => {
  const groups = groupByLevel(inForce);
  expect(groups.map(({ level }) => level.value)).toEqual(['tinh', 'xa', 'nha-nuoc']);
  expect(groups.flatMap(({ versions }) => versions)).toHaveLength(inForce.length);
  expect(groupByLevel([])).toEqual([]);
});

describe('criteria', () => {
  it('stand by whom they are about, alternatives together, equal proofs told once', () => {
    const { parts, reasons } = criteriaView(of('bang-khen-ubnd-tinh-cong-trang'));
    expect(parts.map(({ heading }) => heading)).toEqual(['Đối với cá nhân', 'Đối với tập thể', '']);
    const [block, ...others] = parts[0]!.blocks;
    expect(others).toEqual([]);
    expect(block).toMatchObject({ anyOf: true, common: { expected: true } });
    expect(block!.items).toHaveLength(5);
    expect(block!.common && block!.common.provenBy).toContain('Báo cáo thành tích');
    expect(parts[2]!.blocks[0]).toMatchObject({ anyOf: false, common: false });
    expect(new Set(reasons).size).toBe(reasons.length);
  });

  it('name every proof', () => {
    for (const version of catalogue.allVersions()) {
      for (const { blocks } of criteriaView(version).parts) {
        const count = version.criteria.filter(({ provenBy }) => provenBy.length > 0).length;
        const proven = blocks.flatMap(({ items }) =>
          items.filter(({ provenBy }) => provenBy !== ''),
        );
        expect(proven.length).toBeLessThanOrEqual(count);
      }
    }
  });
});

describe('what is not confirmed', () => {
  it('has each reason once, and one when the file says none', () => {
    const doubt = (note?: string) => ({ verified: false, note });
    expect(
      reasonsOf(doubt('a'), doubt('a'), null, undefined, { verified: true, note: 'b' }),
    ).toEqual(['a']);
    expect(reasonsOf(doubt())).toEqual(['Nội dung này chưa được tỉnh xác nhận.']);
  });

  it('is told of a missing limit as well', () => {
    const version = of('anh-hung-lao-dong');
    expect(procedureView(version, organisation)).toMatchObject({
      limitExpected: false,
      limitUncertain: version.limits.withoutLegal?.verified === false,
      limit: 'Thời hạn chưa được công bố',
    });
  });
});

it('names the commune that is still to be chosen', () => {
  expect(unitName(organisation, 'commune')).toBe('UBND xã, phường nơi nộp');
  expect(unitName(organisation, 'xa-can-loc')).toContain('Can Lộc');
  expect(unitName(organisation, 'so-noi-vu')).toBe('Sở Nội vụ');
});

describe('the yearly window', () => {
  it('is told in words, and warned of outside only', () => {
    const version = of('bang-khen-ubnd-tinh-cong-trang');
    expect(windowInWords(version)).toBe('từ ngày 01/01 đến hết ngày 09/12 hằng năm');
    expect(windowWarning(version, TODAY)).toBe('');
    expect(windowWarning(version, getPlainDate('2026-12-10'))).toContain(
      'nhận hồ sơ dự kiến là từ',
    );
    const refusing = {
      ...version,
      filingWindow: { ...version.filingWindow!, effect: 'refuse' as const },
    };
    expect(windowWarning(refusing, getPlainDate('2026-12-10'))).toBe('');
    expect(windowInWords(of('gia-dinh-van-hoa'))).toBe('');
  });
});

describe('versions in time', () => {
  const versions = catalogue.versionsOf('bang-khen-ubnd-tinh-dot-xuat');

  it('are past, current or to come', () => {
    const on = (day: string) => versions.map((version) => standingOn(version, getPlainDate(day)));
    expect(on('2026-09-30')).toEqual(['past', 'past', 'current', 'coming']);
    expect(on('2026-10-01')).toEqual(['past', 'past', 'past', 'current']);
    expect(on('2010-01-01')).toEqual(['coming', 'coming', 'coming', 'coming']);
  });

  it('are named by the one in force, else the next, else the last', () => {
    const named = (day: string) => namingVersion(versions, getPlainDate(day))?.version;
    expect(named('2025-08-01')).toBe('2025-07-01');
    expect(named('2010-01-01')).toBe('2018-03-09');
    const ended = catalogue.versionsOf('ba-me-viet-nam-anh-hung');
    expect(namingVersion(ended, TODAY)?.version).toBe('2013-05-22');
    expect(historyView(ended, TODAY).href).toBe('');
    expect(oldVersionBanner(ended[0]!, undefined).text).toContain('không còn áp dụng');
  });

  it('end where none is left, and a repeal is told', () => {
    const ended = endedProcedures(catalogue, TODAY).map(({ href }) => href);
    expect(ended).toContain('/thu-tuc/ba-me-viet-nam-anh-hung/phien-ban');
    expect(ended).toHaveLength(
      new Set(catalogue.allVersions().map(({ key }) => key)).size - inForce.length,
    );
    const key = versions[0]!.key;
    const repeal = {
      repealedFrom: getPlainDate('2026-11-01'),
      legalBasis: { vi: 'Luật bãi bỏ' },
      verified: true,
      sources: [],
    };
    const repealed = new ProcedureCatalogue(versions, new Map([[key, repeal]]));
    expect(endedProcedures(repealed, TODAY)).toMatchObject([{ reason: 'Luật bãi bỏ' }]);
  });
});

describe('the table of all', () => {
  it('cuts the names of laws to what tells them', () => {
    expect(shortBasis('Nghị định số 28/2024/NĐ-CP ngày 06/03/2024 (thay thế)')).toBe(
      'Nghị định số 28/2024/NĐ-CP',
    );
    expect(shortBasis('Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/06/2022')).toBe(
      'Luật Thi đua, khen thưởng số 06/2022/QH15',
    );
    expect(shortBases(of('co-thi-dua-ubnd-tinh')).slice(-2)).toEqual([
      'Luật số 06/2026/QH16',
      'Nghị định quy định chi tiết Luật số 06/2026/QH16 (chưa xác nhận)',
    ]);
  });

  it('has a cell under every heading', () => {
    const { head, rows } = publishedTable(inForce, 'khong-co');
    expect(rows).toHaveLength(inForce.length);
    expect(rows.every((row) => row.length === head.length)).toBe(true);
  });
});

describe('the form to be printed', () => {
  it.each(catalogue.allVersions().map((each) => [each.key, each.version, each] as const))(
    'of %s %s asks what the form online asks',
    (_key, _version, version) => {
      const data = emptyFormData(version, organisation, SETTINGS);
      const asked = data.sections.flatMap(({ fields }) => fields);
      expect(asked.map(({ label }) => label)).toEqual(
        version.sections.flatMap(({ fields }) => fields.map(({ label }) => label.vi)),
      );
      expect(data.components).toHaveLength(version.components.length);
      expect(data.nominees).toHaveLength(version.nomineeKinds.length);
      expect(JSON.stringify(data)).not.toMatch(/undefined|\[object/);
      for (const { shape, count, options } of [
        ...asked,
        ...data.nominees.flatMap(({ fields }) => fields),
      ]) {
        expect(options.length > 0).toBe(shape === 'choice');
        expect(count).toBeGreaterThan(0);
        expect(count).toBeLessThanOrEqual(12);
      }
    },
  );

  it('says when a question is asked, in words', () => {
    const label = (vi: string) => ({ vi });
    const fields = [
      {
        id: 'a',
        label: label('Nơi nhận'),
        options: [{ value: 'post', label: label('Bưu chính') }],
      },
      { id: 'b', label: label('Số'), options: undefined },
    ];
    const inWords = (rule: Condition) => conditionInWords(rule, fields);
    expect(inWords({ field: 'a', equals: 'post' })).toBe('“Nơi nhận” là “Bưu chính”');
    expect(inWords({ field: 'b', oneOf: [1, 2] })).toBe('“Số” là “1” hoặc “2”');
    expect(inWords({ not: { filled: 'b' } })).toBe('không phải: có điền “Số”');
    const both = [{ filled: 'a' }, { filled: 'b' }] as const;
    expect(inWords({ all: both })).toBe('có điền “Nơi nhận” và có điền “Số”');
    expect(inWords({ any: both })).toBe('có điền “Nơi nhận” hoặc có điền “Số”');
  });
});
