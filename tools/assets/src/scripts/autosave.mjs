/** Milliseconds of silence after the last key before the form is saved. */
const PAUSE = 1500;
/** Milliseconds until another try when the network or the session is away. */
const RETRY = 15000;

const kept = (form) => [...new FormData(form)].filter(([, value]) => typeof value === 'string');
const isTyped = (field) =>
  field.name && !['hidden', 'password', 'file', 'submit'].includes(field.type);
const isChoice = (field) => field.type === 'radio' || field.type === 'checkbox';

/**
 * A copy in this tab until the server has it: an ended session or a lost network loses no text. It
 * belongs to one version of the dossier: what was saved meanwhile is never covered by older text.
 */
class LocalCopy {
  constructor(form) {
    this.form = form;
    this.key = `vinh-danh:${form.dataset.autosave}`;
  }

  fields() {
    return [...this.form.elements].filter(isTyped);
  }

  version() {
    return this.form.elements.namedItem('version')?.value ?? '';
  }

  typed() {
    return JSON.stringify(
      this.fields().map((field) => [field.name, field.value, field.checked === true]),
    );
  }

  keep() {
    const copy = JSON.stringify({ version: this.version(), typed: this.typed() });
    this.use((store) => store.setItem(this.key, copy));
  }

  forget() {
    this.use((store) => store.removeItem(this.key));
  }

  /** Puts back what was never saved; true when something differed. */
  restore() {
    const copy = this.use((store) => JSON.parse(store.getItem(this.key) ?? 'null'));
    if (!copy) return false;
    if (copy.version !== this.version() || copy.typed === this.typed()) {
      this.forget();
      return false;
    }
    for (const [name, value, checked] of JSON.parse(copy.typed)) {
      const field = this.fields().find(
        (one) => one.name === name && (!isChoice(one) || one.value === value),
      );
      if (!field) continue;
      if (isChoice(field)) field.checked = checked;
      else field.value = value;
    }
    return true;
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
    /** The request under way: the next one needs the version that it brings. */
    this.saving = null;
    const isRestored = this.copy.restore();
    this.known = this.copy.typed();
    if (isRestored) {
      this.say('Đã khôi phục nội dung chưa kịp lưu.');
      this.later(0);
    }
    form.addEventListener('input', () => this.changed());
    form.addEventListener('change', () => this.changed());
    form.addEventListener('submit', (event) => this.submit(event));
  }

  /** Leaving a field tells of a change once more: what is known already must not disturb the status. */
  changed() {
    const typed = this.copy.typed();
    if (typed === this.known) return;
    this.known = typed;
    this.wait();
  }

  wait() {
    this.copy.keep();
    this.say('Đang chờ lưu…');
    this.later(PAUSE);
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), wait);
  }

  /** A form that is sent while a save is under way would carry the version from before it. */
  submit(event) {
    clearTimeout(this.timer);
    this.copy.keep();
    if (!this.saving) return;
    event.preventDefault();
    void this.saving.then(() => {
      clearTimeout(this.timer);
      this.form.requestSubmit(event.submitter);
    });
  }

  async save() {
    if (this.saving) return this.later(PAUSE);
    this.saving = this.send().finally(() => {
      this.saving = null;
    });
    return this.saving;
  }

  async send() {
    const typed = this.copy.typed();
    try {
      const answer = await fetch(this.form.dataset.autosave, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: new URLSearchParams(kept(this.form)),
        redirect: 'error',
      });
      await this.answered(answer, typed);
    } catch {
      this.say('Chưa lưu được vì mất kết nối. Hệ thống sẽ tự thử lại.');
      this.later(RETRY);
    }
  }

  async answered(answer, typed) {
    const body = await answer.json().catch(() => ({}));
    if (answer.ok) this.saved(body, typed);
    else if (answer.status === 401) this.signedOut();
    else if (answer.status >= 500 || answer.status === 429) {
      this.say('Chưa lưu được. Hệ thống sẽ tự thử lại.');
      this.later(RETRY);
    } else {
      this.say(body.error?.message ?? 'Chưa lưu được. Mời bấm nút ở cuối trang để lưu.');
    }
  }

  /** The form carries the version that it edits; saving makes a newer one. */
  saved(body, typed) {
    const fields = { ...body.fields };
    if (body.version !== undefined) fields.version = body.version;
    for (const [name, value] of Object.entries(fields)) {
      const field = this.form.elements.namedItem(name);
      if (field) field.value = String(value);
    }
    if (typed !== this.copy.typed()) return this.wait();
    this.copy.forget();
    this.say(body.savedAt ? `Đã lưu lúc ${body.savedAt}` : 'Đã lưu');
  }

  /** The text stays here; it is saved by itself once somebody has signed in again in another tab. */
  signedOut() {
    this.later(RETRY);
    this.say('Phiên làm việc đã hết. Nội dung vẫn còn ở trang này và sẽ tự lưu sau khi bạn ');
    const address = this.status?.dataset.signIn;
    if (!address) return;
    const link = Object.assign(document.createElement('a'), {
      href: address,
      target: '_blank',
      rel: 'noopener',
      className: 'govuk-link',
      textContent: 'đăng nhập lại trong thẻ mới',
    });
    this.status.append(link, '.');
  }

  say(text) {
    if (this.status) this.status.textContent = text;
  }
}

/**
 * `<form data-autosave="/…">`: saves while typing. The address takes the same urlencoded form and
 * answers JSON `{ savedAt: "14:05", version?, fields? }`, `fields` being hidden ones that got a value;
 * `[data-autosave-status]` says what happened, with the address of signing in as `data-sign-in`.
 */
export function autosave() {
  for (const form of document.querySelectorAll('form[data-autosave]')) new Autosave(form);
}
