import { ROOT_DIR } from '@portal/platform';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NOTICE_KINDS } from '../kinds/notice-kinds';
import { noticeSamples } from '../kinds/notice-samples';
import { NoticeRenderer } from './notice-renderer';

const root = join(ROOT_DIR, 'templates/email');
const options = { root, senderName: 'Vinh Danh Hà Tĩnh', demonstration: true };
const renderer = new NoticeRenderer(options);
const submitted = noticeSamples['dossier.submitted'];

/** Words that betray an English leftover; addresses are not words. */
const ENGLISH =
  /\b(?:the|your|please|dear|dossier|submitted|accepted|account|password|click|undefined|null|object|NaN)\b/i;

describe.each(NOTICE_KINDS)('the mail %s', (kind) => {
  const data = noticeSamples[kind];
  const mail = renderer.render(kind, data);
  const words = mail.text.replaceAll(data.link, '');

  it('has a subject that fits, begins with the action and ends with the code', () => {
    expect(mail.subject.length).toBeLessThanOrEqual(70);
    expect(mail.subject).toMatch(/^\p{Lu}/u);
    if ('code' in data) expect(mail.subject.endsWith(` [${data.code}]`)).toBe(true);
  });

  it('says nothing personal in its subject', () => {
    expect(mail.subject).not.toContain(data.personName);
    if ('partyName' in data) expect(mail.subject).not.toContain(data.partyName);
  });

  it('has its one link in text and HTML', () => {
    expect(mail.text.split(data.link)).toHaveLength(2);
    expect(mail.html.match(/href="/g)).toHaveLength(1);
  });

  it('is Vietnamese in composed letters and complete', () => {
    expect(words).not.toMatch(ENGLISH);
    expect(mail.text).toBe(mail.text.normalize('NFC'));
    expect(mail.text).not.toMatch(/\{\{|\}\}|^[|>=]/m);
    expect(mail.text).not.toMatch(/ {2,}\S.* {2,}|\n{3,}/);
    expect(mail.text).toContain(`Kính gửi: ${data.personName}`);
    expect(mail.text).toContain('Vinh Danh Hà Tĩnh');
    expect(mail.text).toContain('bản trình diễn');
  });

  it('says the same in HTML as in text', () => {
    const plain = mail.html
      .replace(/<head>.*?<\/head>/s, '')
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&quot;', '"')
      .replace(/\s+/g, ' ');
    for (const word of words.split(/[\s:]+/).filter((part) => part.length > 1)) {
      expect(plain).toContain(word.replace(/^- /, ''));
    }
  });
});

describe('NoticeRenderer', () => {
  it('puts dates with their weekday into the body and the short date into the subject', () => {
    const kind = 'dossier.supplement_requested';
    const { subject, text } = renderer.render(kind, noticeSamples[kind]);
    expect(subject).toBe('Cần bổ sung hồ sơ trước 04/12/2026 [000.00.06.H27-261123-0001]');
    expect(text).toContain('16:30, Thứ Sáu, 04/12/2026');
  });

  it('keeps several lines of a reason together', () => {
    const kind = 'dossier.supplement_requested';
    const { text, html } = renderer.render(kind, noticeSamples[kind]);
    expect(text).toContain('    Báo cáo thành tích chưa có xác nhận.\n    Biên bản họp thiếu');
    expect(html).toContain('Biên bản họp thiếu chữ ký của thư ký.</p>');
  });

  it('does not let what people typed become markup, a block or a link of its own', () => {
    const evil = '<script>alert(1)</script>\n\n=> Bấm vào đây\n\n- mục\u202e';
    const mail = renderer.render('staff.new_dossier', {
      ...noticeSamples['staff.new_dossier'],
      partyName: evil,
      personName: '=> Bấm',
    });
    expect(mail.html).not.toContain('<script>');
    expect(mail.html.match(/href="/g)).toHaveLength(1);
    expect(mail.text).toContain('| Chủ hồ sơ'.slice(2));
    expect(mail.text).not.toContain('\u202e');
    const reason = renderer.render('dossier.refused', {
      ...noticeSamples['dossier.refused'],
      reason: 'a\n\n=> Bấm vào đây\n\n{{code}}',
    });
    expect(reason.html.match(/href="/g)).toHaveLength(1);
    expect(reason.text).toContain('{{code}}');
  });

  it('refuses to show a mail whose facts are incomplete', () => {
    const { submittedAt: _, ...incomplete } = submitted;
    // @ts-expect-error a fact is missing
    expect(() => renderer.render('dossier.submitted', incomplete)).toThrow('dossier.submitted');
  });

  it('shortens a subject that a long code would make too long', () => {
    const { subject } = renderer.render('dossier.submitted', {
      ...submitted,
      code: '000.00.06.H27-261123-0001-000000000000000000000',
    });
    expect(subject.length).toBeLessThanOrEqual(70);
    expect(subject).toMatch(/… \[/);
  });

  it('does not say demonstration in a real installation', () => {
    const real = new NoticeRenderer({ ...options, demonstration: false });
    expect(real.render('dossier.submitted', submitted).text).not.toContain('trình diễn');
  });

  it('refuses to start when a kind has no template, or one that does not fit its sample', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mails-'));
    try {
      cpSync(root, folder, { recursive: true });
      writeFileSync(join(folder, 'staff.turn.txt.hbs'), 'Đến lượt\n\n{{unknown}}');
      expect(() => new NoticeRenderer({ ...options, root: folder })).toThrow('staff.turn');
      rmSync(join(folder, 'staff.turn.txt.hbs'));
      expect(() => new NoticeRenderer({ ...options, root: folder })).toThrow('has no template');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
