import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { renderDocument } from '@portal/documents';
import { type Config, CONFIG } from '@portal/platform';
import { Organisation } from '@portal/procedures';
import type { ProcedureVersion } from '@portal/procedures/core';
import { emptyFormData } from './empty-form-data';

/**
 * Forms that are kept, some 60 kB each: more than there are versions, so that asking for all of them in
 * turn makes none twice.
 */
const MAX_KEPT = 400;

/** Printable forms of versions: each is made once, however often it is asked for. */
@Injectable()
export class EmptyForms {
  /** By the fingerprint of what the form says, the oldest first. */
  private readonly kept = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly organisation: Organisation,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The form as PDF.
   * @throws CodedError `documents.failed`, `documents.busy`, `documents.timeout`
   */
  pdf(version: ProcedureVersion): Promise<Buffer> {
    const { INTAKE_URL: intakeUrl, DEMONSTRATION: demonstration } = this.config;
    const data = emptyFormData(version, this.organisation, { intakeUrl, demonstration });
    const print = createHash('sha256').update(JSON.stringify(data)).digest('hex');
    const known = this.kept.get(print);
    if (known) return known;
    const made = renderDocument('empty-form', data);
    this.keep(print, made);
    return made;
  }

  private keep(print: string, made: Promise<Buffer>): void {
    this.kept.set(print, made);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MAX_KEPT && oldest !== undefined) this.kept.delete(oldest);
    // A failure is told to those who wait for it, and tried anew by the next.
    made.catch(() => this.kept.delete(print));
  }
}
