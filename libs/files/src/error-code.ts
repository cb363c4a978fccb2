/** `ENOENT`, `Z_BUF_ERROR` and the like of a fault that Node reports; undefined for others. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
