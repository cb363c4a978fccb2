import { formatBytes, formatInstant } from '@portal/kernel';
import { LINK } from './links';
import type { MailSummary, StoredMail } from './mail-store';

// Everything that came in a mail is escaped; nothing of it runs.
const ESCAPES: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? '');

function timeOf(milliseconds: number): string {
  const at = new Date(milliseconds);
  return `<time datetime="${at.toISOString()}">${formatInstant(at)}</time>`;
}

interface Layout {
  readonly title: string;
  readonly body: string;
  /** Shows new mails by itself. */
  readonly refresh?: boolean;
}

const layout = ({ title, body, refresh = false }: Layout): string => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<link rel="stylesheet" href="/mailbox.css">
<link rel="icon" href="/mailbox.svg">
${refresh ? '<noscript><meta http-equiv="refresh" content="10"></noscript><script src="/mailbox.js" defer></script>' : ''}
</head>
<body>
<a class="skip" href="#main">Đến nội dung chính</a>
<header><div class="wide">
<p class="name"><a href="/">Hộp thư</a></p>
<p class="banner"><strong>Hộp thư của bản trình diễn</strong> Mọi thư mà cổng gửi đi đều đến đây; không có thư nào ra ngoài máy này.</p>
</div></header>
<main id="main" class="wide">
${body}
</main>
<footer class="wide"><p>Giữ tối đa 1.000 thư mới nhất.</p></footer>
</body>
</html>
`;

const row = (mail: MailSummary): string => `<li><a href="/mail/${mail.id}">
<span class="subject">${escape(mail.subject || '(không có tiêu đề)')}</span>
<span class="to">Đến: ${escape(mail.to.join(', '))}</span>
<span class="at">${timeOf(mail.at)}</span>
</a></li>`;

function emptyText(to: string): string {
  return to
    ? `Không có thư nào gửi đến địa chỉ có “${escape(to)}”.`
    : 'Chưa có thư nào. Thư sẽ hiện ở đây trong vòng một phút sau khi cổng gửi.';
}

/** The list, newest first. */
export function listPage(given: {
  readonly mails: readonly MailSummary[];
  readonly total: number;
  /** What was searched for; empty for all. */
  readonly to: string;
}): string {
  const { mails, total, to } = given;
  const list = mails.length
    ? `<ol class="mails">${mails.map(row).join('')}</ol>`
    : `<p class="empty">${emptyText(to)}</p>`;
  return layout({
    title: to ? `Thư gửi đến ${to} – Hộp thư` : 'Hộp thư của bản trình diễn',
    refresh: true,
    body: `<h1>Thư đã nhận</h1>
<form method="get" action="/" role="search">
<label for="to">Tìm theo địa chỉ nhận</label>
<div class="field"><input id="to" name="to" type="search" value="${escape(to)}" autocomplete="off" spellcheck="false">
<button type="submit">Tìm</button></div>
</form>
<div id="mails" data-total="${total}">
<p class="count">${to ? `${mails.length} thư khớp, ` : ''}${total} thư trong hộp${to ? ' · <a href="/">Xem tất cả</a>' : ''}</p>
${list}
</div>`,
  });
}

/** Escaped text whose web addresses can be followed. */
function linked(text: string): string {
  let result = '';
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const url = escape(match[0]);
    result += `${escape(text.slice(end, match.index))}<a href="${url}" rel="noopener noreferrer">${url}</a>`;
    end = match.index + match[0].length;
  }
  return result + escape(text.slice(end));
}

type Attachment = StoredMail['attachments'][number];
const attachment =
  (mail: StoredMail) =>
  (file: Attachment, index: number): string =>
    `<li><a href="/mail/${mail.id}/attachment/${index}">${escape(file.name)}</a> (${formatBytes(file.content.length)})</li>`;
const header = ({ name, value }: StoredMail['headers'][number]): string =>
  `<tr><th scope="row">${escape(name)}</th><td>${escape(value)}</td></tr>`;

/** One mail: text, HTML in a frame that runs nothing, headers. */
export function mailPage(mail: StoredMail): string {
  const files = mail.attachments.length
    ? `<h2>Tệp kèm theo</h2><ul>${mail.attachments.map(attachment(mail)).join('')}</ul>`
    : '';
  const html = mail.html
    ? `<h2 id="html">Bản HTML</h2><iframe title="Bản HTML của thư" src="/mail/${mail.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
    : '';
  return layout({
    title: `${mail.subject || 'Thư'} – Hộp thư`,
    body: `<p><a href="/">‹ Về danh sách thư</a></p>
<article>
<h1>${escape(mail.subject || '(không có tiêu đề)')}</h1>
<dl><div><dt>Từ</dt><dd>${escape(mail.from)}</dd></div>
<div><dt>Đến</dt><dd>${mail.to.map((to) => `<a href="/?to=${encodeURIComponent(to)}">${escape(to)}</a>`).join(', ')}</dd></div>
<div><dt>Nhận lúc</dt><dd>${timeOf(mail.at)}</dd></div></dl>
<h2>Bản chữ</h2>
<div class="text">${linked(mail.text) || '(trống)'}</div>
${html}
${files}
<details><summary>Phần đầu thư (kỹ thuật)</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Phần đầu thư"><table><tbody>${mail.headers.map(header).join('')}</tbody></table></div>
<p><a href="/mail/${mail.id}/raw">Xem thư gốc</a></p></details>
</article>`,
  });
}

/** What cannot be shown. */
export const missingPage = (): string =>
  layout({
    title: 'Không tìm thấy – Hộp thư',
    body: '<h1>Không tìm thấy</h1><p>Thư này không có, hoặc đã bị xóa để nhường chỗ cho thư mới. <a href="/">Về danh sách thư</a>.</p>',
  });
