import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDocuments, type DocumentData, type DocumentName, renderDocument } from './index';
import { samplePapers } from './testing/sample-papers';

/** Only a developer's machine may lack poppler-utils: the text is then not read. */
const mayRead = process.env.CI === 'true' || spawnSync('pdftotext', ['-v']).error === undefined;
const describeText = mayRead ? describe : describe.skip;

const NAMES: DocumentName[] = [
  'acknowledgement',
  'receipt',
  'supplement-slip',
  'refusal-slip',
  'empty-form',
];
const folder = mkdtempSync(join(tmpdir(), 'papers-'));

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeDocuments();
});

/** The text of a paper as a reader copies it, white space evened out. */
async function read<N extends DocumentName>(
  name: N,
  changes: Partial<DocumentData[N]> = {},
): Promise<string> {
  const path = join(folder, `${name}.pdf`);
  writeFileSync(path, await renderDocument(name, { ...samplePapers[name], ...changes }));
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  return text.replace(/\s+/g, ' ').trim();
}

describeText.each(NAMES)('text of %s', (name) => {
  it('reads as the golden text', async () => {
    expect(await read(name)).toMatchSnapshot();
  });

  it('says that it is a demonstration', async () => {
    const warning = 'BẢN TRÌNH DIỄN – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ';
    expect(await read(name, { demonstration: true })).toContain(warning);
    expect(await read(name)).not.toContain('TRÌNH DIỄN');
  });

  it('keeps every word of a name of 300 characters and of a word without spaces', async () => {
    const procedureTitle = 'Ban Chỉ huy Phòng thủ dân sự liên xã '.repeat(9).slice(0, 300).trim();
    const word = `${'x'.repeat(200)}END`;
    const agency = { ...samplePapers[name].agency, address: word };
    const text = (await read(name, { procedureTitle, agency })).replaceAll(' ', '');
    expect(text).toContain(procedureTitle.replaceAll(' ', ''));
    expect(text).toContain(word);
  });
});

describeText('text that people typed', () => {
  it('is printed literally, in its lines, and runs no command', async () => {
    const reason = '#read("/etc/passwd") $x$ *đậm* <nhan> @xem\r\nDòng thứ hai \\ {{x}}';
    const printed = '#read("/etc/passwd") $x$ *đậm* <nhan> @xem Dòng thứ hai \\ {{x}}';
    expect(await read('refusal-slip', { reason })).toContain(printed);
  });

  it('shows a sign for letters that the font lacks instead of failing', async () => {
    const reason = 'Tập thể 😀漢\u0000\u202E tiêu biểu'.normalize('NFD');
    expect(await read('refusal-slip', { reason })).toContain('Tập thể \uFFFD\uFFFD tiêu biểu');
  });

  it('may hold every Vietnamese letter', async () => {
    const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
    const letters = Array.from('aăâeêioôơuưy').flatMap((v) =>
      tones.map((t) => (v + t).normalize()),
    );
    const alphabet = [...letters, 'đ', ...letters.map((l) => l.toUpperCase()), 'Đ'].join('');
    const text = await read('refusal-slip', { reason: alphabet });
    expect(text.replaceAll(' ', '')).toContain(alphabet);
  });
});

describeText('text of the receipt', () => {
  const due = samplePapers.receipt.due!;

  it('promises a verified date, and says nothing of an expected one', async () => {
    const text = await read('receipt', {
      due: { ...due, verified: true, explanation: ['Thời hạn: 10 ngày làm việc.'] },
    });
    expect(text).toContain(
      'Thời gian trả kết quả (cách tính: xem trang sau): 09 giờ 35 phút, ngày 07 tháng 12 năm 2026 (Thứ Hai)',
    );
    expect(text).not.toContain('dự kiến');
  });

  it('says when the calendar is not official yet', async () => {
    const text = await read('receipt', { due: { ...due, provisional: true } });
    expect(text).toContain('lịch nghỉ lễ tạm tính');
  });

  it('says that there is no due date when nothing limits the time', async () => {
    const text = await read('receipt', { due: null, legalLimit: null });
    expect(text).toContain('Không có ngày hẹn trả kết quả.');
    expect(text).toContain('Thời gian giải quyết hồ sơ theo quy định: không quy định');
  });

  it('names the circular of its day', async () => {
    const lastDay = new Date('2025-09-14T16:59:00Z');
    expect(await read('receipt', { issuedAt: lastDay })).toContain('Thông tư số 01/2018/TT-VPCP');
    const firstDay = new Date('2025-09-14T17:00:00Z');
    expect(await read('receipt', { issuedAt: firstDay })).toContain('Thông tư số 03/2025/TT-VPCP');
  });

  it('repeats the head of a table that goes over pages', async () => {
    const components = Array.from({ length: 60 }, (_, i) => ({
      title: `Giấy ${i}`,
      photocopies: 2,
    }));
    const text = await read('receipt', { components });
    expect(text.split('Tên giấy tờ').length - 1).toBeGreaterThan(1);
    expect(text).toContain('Giấy 59');
  });
});

describeText('text of the supplement slip', () => {
  it('says what the rule of the procedure does to the time limit', async () => {
    expect(await read('supplement-slip')).toContain('tính lại từ đầu');
    const text = await read('supplement-slip', { resume: 'continue' });
    expect(text).toContain('không tính vào thời hạn giải quyết');
  });
});
