import type { FastifyRequest } from 'fastify';

/** Fields of a form that may be sent once more after signing in again. */
export interface Resubmission {
  readonly action: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

const isSecret = (name: string): boolean => /password|mat-khau|secret/i.test(name);

/**
 * What was typed into a form whose session had ended meanwhile: the page puts it into hidden fields,
 * so that nothing typed is lost. Secrets are left out; files cannot be kept and have to be chosen
 * again.
 * @returns false when the request carried no urlencoded form
 */
export function resubmission(request: FastifyRequest): Resubmission | false {
  const type = request.headers['content-type'] ?? '';
  const { body } = request;
  if (!type.startsWith('application/x-www-form-urlencoded')) return false;
  if (typeof body !== 'object' || body === null) return false;
  const fields = Object.entries(body)
    .filter(([name]) => !isSecret(name))
    .flatMap(([name, value]: [string, unknown]) =>
      (Array.isArray(value) ? value : [value]).map((one) => ({ name, value: String(one) })),
    );
  return { action: request.url, fields };
}
