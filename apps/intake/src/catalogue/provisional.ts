/** What every statement of a definition says of itself. */
export interface Claim {
  readonly verified: boolean;
  readonly note?: string | undefined;
}

/** A statement as a page shows it: marked where the province has not confirmed it. */
export interface Said {
  readonly text: string;
  readonly expected: boolean;
}

const UNEXPLAINED = 'Nội dung này chưa được tỉnh xác nhận.';

/** A text with its mark. */
export const said = (text: string, { verified }: Claim): Said => ({ text, expected: !verified });

/** Why statements are provisional, each reason once. What is confirmed or missing has none. */
export function reasonsOf(...claims: readonly (Claim | null | undefined)[]): string[] {
  const doubtful = claims.filter((claim) => claim?.verified === false);
  return [...new Set(doubtful.map((claim) => claim?.note ?? UNEXPLAINED))];
}
