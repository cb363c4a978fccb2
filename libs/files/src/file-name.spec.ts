import { assert, property, string } from 'fast-check';
import { cleanFileName, contentDisposition, extensionOf } from './file-name';

describe('cleanFileName', () => {
  it.each([
    ['Tờ trình.pdf'.normalize('NFD'), 'Tờ trình.pdf'.normalize('NFC')],
    ['C:\\Users\\a\\To trinh.pdf', 'To trinh.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['..', 'tep-dinh-kem'],
    ['', 'tep-dinh-kem'],
    ['.htaccess', 'htaccess'],
    ['con.pdf', 'tep-con.pdf'],
    ['a\u202Efdp.exe', 'afdp.exe'],
    ['a\r\nX: y.pdf', 'a X_ y.pdf'],
    ['a\0.pdf', 'a.pdf'],
    ['  a   b .pdf ', 'a b.pdf'],
    ['a<b>|?*".pdf', 'a_b_____.pdf'],
    [`${'ữ'.repeat(300)}.pdf`, `${'ữ'.repeat(76)}.pdf`],
  ])('%j becomes %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
  });

  it('is short, composed, without folders or invisible characters, and stays as it is', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 200 }), (name) => {
        const clean = cleanFileName(name);
        expect(clean).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
        expect(clean).not.toBe('');
        expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(340);
        expect(cleanFileName(clean)).toBe(clean);
      }),
    );
  });
});

describe('contentDisposition', () => {
  it('carries the real name and a plain one', () => {
    expect(contentDisposition('Đề nghị (bản 2) "mới".pdf')).toBe(
      `attachment; filename="De nghi (ban 2) _moi_.pdf"; ` +
        `filename*=UTF-8''%C4%90%E1%BB%81%20ngh%E1%BB%8B%20%28b%E1%BA%A3n%202%29%20_m%E1%BB%9Bi_.pdf`,
    );
    expect(contentDisposition('a.png', 'inline')).toMatch(/^inline; /);
  });

  it('cannot be broken out of', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 100 }), (name) => {
        expect(contentDisposition(name)).toMatch(
          /^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w.~$&+%^`|#-]*$/,
        );
      }),
    );
  });
});

it('extensionOf reads the last ending', () => {
  expect(extensionOf('a.tar.GZ')).toBe('gz');
  expect(extensionOf('readme')).toBe('');
  expect(extensionOf('.pdf')).toBe('');
});
