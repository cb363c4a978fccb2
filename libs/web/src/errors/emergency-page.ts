/** Shown when even the error page cannot be rendered; needs no template, style or data. */
export function emergencyPage(requestId: string): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Hệ thống đang gặp sự cố</title></head>
<body><h1>Hệ thống đang gặp sự cố</h1><p>Mời thử lại sau ít phút. Khi báo sự cố, vui lòng nêu mã <strong>${requestId}</strong>.</p>
<p><a href="/">Về trang chủ</a></p></body></html>`;
}

/** Shown for an address that cannot be decoded or is too long: the router refuses it before any of our code. */
export function badAddressPage(): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Địa chỉ không đúng</title></head>
<body><h1>Địa chỉ không đúng</h1><p>Hệ thống không đọc được địa chỉ này. Mời kiểm tra lại đường dẫn hoặc mở từ trang chủ.</p>
<p><a href="/">Về trang chủ</a></p></body></html>`;
}
