/**
 * Tests that go on from one another. After one has failed the others fail at once, by the name of
 * the first, and do not wait for pages that cannot come.
 */
export class Story {
  private failed = '';

  /** The next chapter. */
  it(name: string, act: () => Promise<void>): void {
    it(name, async () => {
      if (this.failed) throw new Error(`"${this.failed}" failed before`);
      this.failed = name;
      await act();
      this.failed = '';
    });
  }
}
