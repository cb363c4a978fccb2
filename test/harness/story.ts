/**
 * Tests that go on from one another. After one has failed the others fail at once and do not wait
 * for pages that cannot come.
 */
export class Story {
  private broken = false;

  /** The body of the next test. */
  chapter(act: () => Promise<void>): () => Promise<void> {
    return async () => {
      if (this.broken) throw new Error('an earlier part of the story failed');
      this.broken = true;
      await act();
      this.broken = false;
    };
  }
}
