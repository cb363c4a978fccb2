/** One text of the address's query, trimmed; empty when it is missing or repeated. */
export function queryText(query: Readonly<Record<string, unknown>>, name: string): string {
  const value = query[name];
  return typeof value === 'string' ? value.trim().slice(0, 200) : '';
}
