/** Milliseconds of silence after the last key before the form is saved. */
const PAUSE = 1500;
/** Milliseconds until another try when the network is away. */
const RETRY = 15000;

const kept = (form) => [...new FormData(form)].filter(([, value]) => typeof value === 'string');
const isTyped = (field) =>
  field.name && !['hidden', 'password', 'file', 'submit'].includes(field.type);

/** A copy in this tab until the server has it: an ended session or a lost network loses no text. */
class LocalCopy {
  constructor(form) {
    this.form = form;
    this.key = `vinh-danh:${form.dataset.autosave}`;
  }

  fields() {
    return [...this.form.elements].filter(isTyped);
  }

  keep() {
    const values = this.fields().map((field) => [field.name, field.value, field.checked === true]);
    this.use((store) => store.setItem(this.key, JSON.stringify(values)));
  }

  forget() {
    this.use((store) => store.removeItem(this.key));
  }

  /** Puts back what was never saved; true when something differed. */
  restore() {
    const values = this.use((store) => JSON.parse(store.getItem(this.key) ?? '[]')) ?? [];
    const fieldsNow = this.fields();
    let changed = false;
    for (const [name, value, checked] of values) {
      const isChoice = (field) => field.type === 'radio' || field.type === 'checkbox';
      const field = fieldsNow.find(
        (one) => one.name === name && (!isChoice(one) || one.value === value),
      );
      if (!field) continue;
      if (isChoice(field) ? field.checked !== checked : field.value !== value) changed = true;
      if (isChoice(field)) field.checked = checked;
      else field.value = value;
    }
    return changed;
  }

  /** Private windows may refuse the store: then there is no copy, and saving still works. */
  use(act) {
    try {
      return act(sessionStorage);
    } catch {
      return undefined;
    }
  }
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector('[data-autosave-status]');
    this.copy = new LocalCopy(form);
    this.timer = 0;
  }

  start() {
    const { form } = this;
    if (this.copy.restore()) {
      this.say('Đã khôi phục nội dung chưa kịp lưu.');
      this.later(0);
    }
    form.addEventListener('input', () => this.changed());
    form.addEventListener('change', () => this.changed());
    form.addEventListener('submit', () => clearTimeout(this.timer));
  }

  changed() {
    this.copy.keep();
    this.say('Đang chờ lưu…');
    this.later(PAUSE);
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), wait);
  }

  async save() {
    const sent = JSON.stringify(kept(this.form));
    try {
      const answer = await fetch(this.form.dataset.autosave, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams(kept(this.form)),
        redirect: 'error',
      });
      await this.answered(answer, sent);
    } catch {
      this.say('Chưa lưu được vì mất kết nối. Hệ thống sẽ tự thử lại.');
      this.later(RETRY);
    }
  }

  async answered(answer, sent) {
    const body = await answer.json().catch(() => ({}));
    if (answer.ok) {
      if (body.version !== undefined) this.version(body.version);
      if (sent === JSON.stringify(kept(this.form)) || body.version !== undefined)
        this.copy.forget();
      this.say(body.savedAt ? `Đã lưu lúc ${body.savedAt}` : 'Đã lưu');
    } else if (answer.status >= 500 || answer.status === 429) {
      this.say('Chưa lưu được. Hệ thống sẽ tự thử lại.');
      this.later(RETRY);
    } else {
      this.say(body.error?.message ?? 'Chưa lưu được. Mời bấm nút ở cuối trang để lưu.');
    }
  }

  /** The form carries the version that it edits; saving makes a newer one. */
  version(value) {
    const field = this.form.elements.namedItem('version');
    if (field) field.value = String(value);
  }

  say(text) {
    if (this.status) this.status.textContent = text;
  }
}

/**
 * `<form data-autosave="/…">`: saves while typing. The address takes the same urlencoded form and answers
 * JSON `{ savedAt: "14:05", version? }`; `[data-autosave-status]` says what happened.
 */
export function autosave() {
  for (const form of document.querySelectorAll('form[data-autosave]')) new Autosave(form).start();
}
