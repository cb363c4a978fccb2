/** A table as the macro takes it. */
export interface Table {
  readonly caption: string;
  /** The heading above says the same already. */
  readonly captionHidden: boolean;
  readonly head: readonly { readonly text: string; readonly numeric: boolean }[];
  readonly rows: readonly (readonly object[])[];
}

/** A row: its name, perhaps with a note below, and its numbers. */
export interface Line {
  readonly name: string;
  readonly note?: string;
  readonly cells: readonly (string | number)[];
}

/**
 * A table whose first column names the row and whose others are numbers.
 * @param caption seen when it has to tell apart the tables of a section; heard always
 * @param head names of all columns
 */
export function tableOf(
  caption: string | { readonly hidden: string },
  head: readonly string[],
  lines: readonly Line[],
): Table {
  return {
    caption: typeof caption === 'string' ? caption : caption.hidden,
    captionHidden: typeof caption !== 'string',
    head: head.map((text, index) => ({ text, numeric: index > 0 })),
    rows: lines.map(({ name, note, cells }) => [
      { text: name, header: true, ...(note && { note }) },
      ...cells.map((cell) => ({ text: String(cell), numeric: true })),
    ]),
  };
}
