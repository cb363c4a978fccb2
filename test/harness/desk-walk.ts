import assert from 'node:assert/strict';
import type { Demonstration } from './demonstration';
import type { Screen } from './screen';

/** Password of every account of the demonstration. */
const PASSWORD = 'vinh danh trinh dien';

/** A member of staff in front of the back office. */
export class DeskWalk {
  private readonly seen = new Set<string>();

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

  /** @param local what stands before the @ of the account */
  async signIn(local: string): Promise<void> {
    const { screen } = this;
    await screen.context.clearCookies();
    await screen.go(this.demonstration.backOffice);
    await screen.main.getByLabel('Thư điện tử').fill(`${local}@vinhdanh.example`);
    await screen.main.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD);
    await screen.press('Đăng nhập');
  }

  /** Opens a dossier from the work queue: it must be there for who holds it. */
  async openFromQueue(code: string): Promise<void> {
    await this.screen.go(`${this.demonstration.backOffice}/`);
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
