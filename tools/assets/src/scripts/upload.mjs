const inMegabytes = (bytes) =>
  `${(Math.round(bytes / 100_000) / 10).toString().replace('.', ',')} MB`;

/** What is wrong with a chosen file, as far as the browser can tell; the server looks at the content. */
function faultOf(file, input) {
  const limit = Number(input.dataset.maxBytes || 0);
  if (file.size === 0) return `Tệp "${file.name}" rỗng. Mời chọn tệp khác.`;
  if (limit && file.size > limit) {
    return `Tệp "${file.name}" có dung lượng ${inMegabytes(file.size)}, vượt quá ${inMegabytes(limit)}. Mời chọn tệp nhỏ hơn.`;
  }
  const endings = (input.accept || '').split(',').filter((entry) => entry.startsWith('.'));
  const fits = endings.some((ending) => file.name.toLowerCase().endsWith(ending.trim()));
  return endings.length === 0 || fits
    ? ''
    : `Chỉ nhận tệp ${endings.join(', ')}. Mời chọn tệp khác.`;
}

/**
 * `[data-upload]`, a form or a part of one: sends as soon as a file is chosen, as its button would.
 * The button stays for browsers without scripts; `[data-upload-status]` says what happens.
 */
export function uploadOnChoose() {
  for (const part of document.querySelectorAll('[data-upload]')) {
    const form = part.closest('form');
    const input = part.querySelector('input[type=file]');
    const status = part.querySelector('[data-upload-status]');
    const button = part.querySelector('[data-upload-button]');
    if (!input || !status) continue;
    if (button) button.hidden = true;
    input.addEventListener('change', () => {
      const file = input.files[0];
      if (!file) return;
      const fault = faultOf(file, input);
      status.textContent = fault || `Đang tải lên "${file.name}"…`;
      status.classList.toggle('govuk-error-message', fault !== '');
      if (fault) input.value = '';
      else form.requestSubmit(button);
    });
  }
}
