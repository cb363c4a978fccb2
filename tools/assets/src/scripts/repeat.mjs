const fields = (row) => [...row.querySelectorAll('input, select, textarea')];
const texts = (row) =>
  fields(row).filter((field) => !['hidden', 'radio', 'checkbox', 'file'].includes(field.type));

const fold = (text) =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .trim();

/** Lets every name, id and reference of a row carry its place: `nominees.3.fullName`. */
function renumber(row, prefix, index) {
  const pattern = new RegExp(`(^|\\s)${prefix.replace('.', '\\.')}\\.\\d+(?=\\.|$)`, 'g');
  for (const element of [row, ...row.querySelectorAll('*')]) {
    for (const name of ['id', 'name', 'for', 'aria-describedby', 'aria-labelledby']) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.replace(pattern, `$1${prefix}.${index}`));
    }
  }
  for (const number of row.querySelectorAll('[data-repeat-number]')) {
    number.textContent = String(index + 1);
  }
}

function clear(row) {
  for (const field of fields(row)) {
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = false;
    else if (field.tagName === 'SELECT') field.selectedIndex = 0;
    else field.value = '';
    field.classList.remove('govuk-input--error', 'govuk-select--error', 'govuk-textarea--error');
  }
  for (const message of row.querySelectorAll('.govuk-error-message')) message.remove();
  for (const group of row.querySelectorAll('.govuk-form-group--error')) {
    group.classList.remove('govuk-form-group--error');
  }
}

function fill(field, text) {
  if (field.tagName !== 'SELECT') {
    field.value = text.trim();
    return;
  }
  const match = [...field.options].find((option) => fold(option.textContent) === fold(text));
  if (match) field.value = match.value;
}

/** A list of rows in a form: `[data-repeat="nominees"]` around `[data-repeat-row]`. */
class RepeatedRows {
  constructor(list) {
    this.list = list;
    this.prefix = list.dataset.repeat;
    this.max = Number(list.dataset.repeatMax || 200);
    this.status = list.querySelector('[data-repeat-status]');
  }

  start() {
    this.list.addEventListener('click', (event) => this.click(event));
    this.list.addEventListener('paste', (event) => this.paste(event));
  }

  get rows() {
    return [...this.list.querySelectorAll('[data-repeat-row]')];
  }

  click(event) {
    const button = event.target.closest(
      '[data-repeat-add], [data-repeat-copy], [data-repeat-remove]',
    );
    if (!button) return;
    event.preventDefault();
    const row = button.closest('[data-repeat-row]');
    if ('repeatAdd' in button.dataset) this.focus(this.add(this.rows.at(-1), false));
    else if ('repeatCopy' in button.dataset) this.focus(this.add(row, true));
    else this.remove(row);
    this.list.dispatchEvent(new Event('input', { bubbles: true }));
  }

  add(after, keep) {
    if (this.rows.length >= this.max) {
      this.say(`Mỗi hồ sơ có tối đa ${this.max} dòng.`);
      return after;
    }
    const row = after.cloneNode(true);
    // Cloning keeps the attributes, not what was typed.
    fields(after).forEach((field, index) => {
      const copy = fields(row)[index];
      if (field.type === 'radio' || field.type === 'checkbox') copy.checked = field.checked;
      else if (field.type !== 'file') copy.value = field.value;
    });
    if (!keep) clear(row);
    after.after(row);
    this.number();
    this.say(`Đã thêm dòng ${this.rows.indexOf(row) + 1}.`);
    return row;
  }

  remove(row) {
    const place = this.rows.indexOf(row);
    if (this.rows.length === 1) {
      clear(row);
      this.say('Đã xóa nội dung của dòng cuối cùng.');
    } else {
      row.remove();
      this.number();
      this.say(`Đã xóa dòng ${place + 1}.`);
    }
    this.focus(this.rows[Math.min(place, this.rows.length - 1)]);
  }

  /** Cells copied from a spreadsheet fill the fields to the right and the rows below. */
  paste(event) {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const start = event.target.closest?.('[data-repeat-row]');
    if (!start || event.target.tagName === 'TEXTAREA' || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const column = Math.max(0, texts(start).indexOf(event.target));
    let row = start;
    const lines = text.normalize('NFC').replace(/\r/g, '').trimEnd().split('\n');
    lines.forEach((line, index) => {
      if (index > 0) row = this.rows[this.rows.indexOf(row) + 1] ?? this.add(row, false);
      const targets = texts(row).slice(column);
      line.split('\t').forEach((cell, at) => targets[at] && fill(targets[at], cell));
    });
    this.say(`Đã dán ${lines.length} dòng.`);
    this.list.dispatchEvent(new Event('input', { bubbles: true }));
  }

  number() {
    this.rows.forEach((row, index) => renumber(row, this.prefix, index));
  }

  focus(row) {
    texts(row)[0]?.focus();
  }

  say(text) {
    if (this.status) this.status.textContent = text;
  }
}

/** Adds, copies and removes rows without asking the server; its buttons submit when there is no script. */
export function repeatedRows() {
  for (const list of document.querySelectorAll('[data-repeat]')) new RepeatedRows(list).start();
}
