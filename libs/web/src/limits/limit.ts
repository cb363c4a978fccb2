import {
  CanActivate,
  CustomDecorator,
  ExecutionContext,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Actor, addressKey, ANONYMOUS, type RateLimitName, RateLimits } from '@portal/identity';
import type { FastifyRequest } from 'fastify';

const LIMIT_METADATA = 'web:limit';

/** Which limit of identity's table a route counts against, and what is counted. */
export interface LimitRule {
  readonly name: RateLimitName;
  /** The visitor's network address, or the account that is signed in (its address when nobody is). */
  readonly by: 'address' | 'account';
}

/** Counts every request of a route; beyond the limit it answers 429 with Retry-After. */
export function Limit(rule: LimitRule): CustomDecorator {
  return SetMetadata(LIMIT_METADATA, rule);
}

const subjectOf = (actor: Actor): string | undefined => {
  if (actor.kind === 'applicant') return actor.accountId;
  return actor.kind === 'staff' ? actor.staffId : undefined;
};

/** Enforces `@Limit`. */
@Injectable()
export class LimitGuard implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = Reflect.getMetadata(LIMIT_METADATA, context.getHandler()) as LimitRule | undefined;
    if (!rule) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const account = rule.by === 'account' ? subjectOf(request.actor ?? ANONYMOUS) : undefined;
    await this.limits.consume(rule.name, account ?? addressKey(request.ip));
    return true;
  }
}
