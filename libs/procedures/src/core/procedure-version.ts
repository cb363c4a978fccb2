import { createHash } from 'node:crypto';
import { canonicalJson, type Json, type PlainDate } from '@portal/kernel';
import { z } from 'zod';
import type { ProcedureDefinition } from './definition';

/** A question of the form or about a nominee. */
export type FormField = ProcedureDefinition['sections'][number]['fields'][number];
/** A page of the form. */
export type FormSection = ProcedureDefinition['sections'][number];
/** A kind of nominee and what is asked about it. */
export type NomineeKind = ProcedureDefinition['nomineeKinds'][number];
/** A document that the procedure requires. */
export type Component = ProcedureDefinition['components'][number];
/** A question before the form. */
export type EligibilityQuestion = ProcedureDefinition['eligibility'][number];
/** A text of law that the procedure stands on. */
export type LegalRef = ProcedureDefinition['legalBasis'][number];
/** Roles that a step may be given to; each is a staff role of `identity`. */
export type StepRole = ProcedureDefinition['steps'][number]['role'];

/** A step with its part of the target time; the shares of a version add up to exactly 1. */
export type StepDefinition = Omit<ProcedureDefinition['steps'][number], 'weight'> & {
  readonly share: number;
};

/** A published version of a procedure. Frozen: a dossier is pinned to it for ever. */
export type ProcedureVersion = Omit<ProcedureDefinition, 'steps'> & {
  readonly steps: readonly StepDefinition[];
  /** Paths of what no source confirms, such as `limits.legal` or `steps.appraisal`. */
  readonly unverified: readonly string[];
  /**
   * What its file says, as it is written there: nothing added by the program, so that a newer
   * program reads an older file to the same hash.
   */
  readonly source: Json;
  /** SHA-256 over `source`, whatever its layout. */
  readonly hash: string;
};

/** One statement that the province still has to confirm. */
export interface UnverifiedClaim {
  readonly field: string;
  readonly note: string;
}

const doubtful = z.object({ verified: z.literal(false), note: z.string().default('') });

/** How a path names an item of a list: by its id, or by its place. */
export function nameOf(item: unknown, index: number): string {
  const id = typeof item === 'object' && item !== null && 'id' in item ? item.id : undefined;
  return typeof id === 'string' ? id : String(index);
}

/** Every statement below `value` that carries `verified: false`, with the reason. */
export function findUnverified(value: unknown, path: readonly string[] = []): UnverifiedClaim[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => findUnverified(item, [...path, nameOf(item, index)]));
  }
  if (typeof value !== 'object' || value === null) return [];
  const own = doubtful.safeParse(value);
  return [
    ...(own.success ? [{ field: path.join('.'), note: own.data.note }] : []),
    ...Object.entries(value).flatMap(([key, part]) => findUnverified(part, [...path, key])),
  ];
}

/**
 * Turns weights into shares of the whole. The last share takes the rounding, so that adding them up
 * in order gives exactly 1 and no minute of a target is lost.
 */
export function sharesOf(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.slice(0, -1).map((weight) => weight / total);
  return [...shares, 1 - shares.reduce((sum, share) => sum + share, 0)];
}

/** Freezes a value with everything in it. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/**
 * The version that a checked definition describes.
 * @param source the content of its file, from which the definition was read
 */
export function toVersion(definition: ProcedureDefinition, source: Json): ProcedureVersion {
  const shares = sharesOf(definition.steps.map((step) => step.weight));
  return deepFreeze({
    ...definition,
    steps: definition.steps.map(({ weight: _weight, ...step }, index) => ({
      ...step,
      share: shares[index]!,
    })),
    unverified: findUnverified(definition).map((claim) => claim.field),
    source,
    hash: createHash('sha256').update(canonicalJson(source)).digest('hex'),
  });
}

/** Whether a version takes filings on a day. */
export function isInForce(version: ProcedureVersion, on: PlainDate): boolean {
  return version.validFrom <= on && (version.validTo === null || on <= version.validTo);
}
