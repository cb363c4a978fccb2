import assert from 'node:assert/strict';
import type { Demonstration } from './demonstration';
import type { Screen } from './screen';
import type { Cookie } from 'playwright-core';

/** Password of every account of the demonstration. */
const PASSWORD = 'vinh danh trinh dien';

/** A member of staff in front of the back office. */
export class DeskWalk {
  private readonly seen = new Set<string>();
  private readonly sessions = new Map<string, Cookie[]>();

  constructor(
    readonly screen: Screen,
    private readonly demonstration: Demonstration,
    private readonly looks = true,
  ) {}

  /** Once per name: the same page of another step tells nothing new. */
  async look(name: string): Promise<void> {
    if (!this.looks || this.seen.has(name)) return;
    this.seen.add(name);
    await this.screen.look(name);
  }

  /**
   * By the form the first time, then by the session that it opened.
   * @param local what stands before the @ of the account
   */
  async signIn(local: string): Promise<void> {
    const { context } = this.screen;
    await context.clearCookies();
    const known = this.sessions.get(local);
    if (known) {
      await context.addCookies(known);
      await this.screen.go(this.demonstration.backOffice);
      return;
    }
    await this.signInByForm(local);
    this.sessions.set(local, await context.cookies());
  }

  private async signInByForm(local: string): Promise<void> {
    const { screen } = this;
    await screen.go(this.demonstration.backOffice);
    await screen.main.getByLabel('Thư điện tử').fill(`${local}@vinhdanh.example`);
    await screen.main.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await screen.press('Đăng nhập');
  }

  /** Opens a dossier from the work queue: it must be there for who holds it. */
  async openFromQueue(code: string): Promise<void> {
    const queue = `${this.demonstration.backOffice}/`;
    if (this.screen.page.url() !== queue) await this.screen.go(queue);
    await this.screen.follow(code);
  }

  /** What the preview says that will happen. */
  async preview(name: string): Promise<string> {
    if (await this.screen.main.getByRole('button', { name: 'Xem trước', exact: true }).count()) {
      await this.screen.press('Xem trước');
    }
    const text = await this.screen.text();
    assert.match(text, /Xem trước, chưa thực hiện/);
    await this.look(`${name}-preview`);
    return text;
  }

  /** Takes the action that the preview shows. */
  async perform(): Promise<void> {
    await this.screen.press(/^Thực hiện: /);
    assert.match(this.screen.page.url(), /\/ho-so\/[0-9a-f-]{36}$/);
  }

  /** Signs in, opens the dossier, hands it to the next step. */
  async advance(local: string, code: string): Promise<void> {
    const { screen } = this;
    await this.signIn(local);
    await this.openFromQueue(code);
    await screen.press('Chuyển bước tiếp theo');
    await screen.main.getByLabel(/^Ghi chú bàn giao/).fill('Đã xem đủ, kính chuyển.');
    await this.look('advance');
    await this.preview('advance');
    await this.perform();
  }
}
