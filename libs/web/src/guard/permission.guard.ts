import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { ANONYMOUS, mayForSome } from '@portal/identity';
import { CodedError } from '@portal/kernel';
import type { FastifyRequest } from 'fastify';
import { RouteRule, ruleOf } from './route-rules';

/** Asks the permission table before every route; the use case then asks it for the one dossier. */
@Injectable()
export class PermissionGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const rule: RouteRule | undefined = ruleOf(context.getHandler(), context.getClass());
    if (!rule) throw new Error(`route without a rule: ${context.getHandler().name}`);
    if ('reason' in rule) return true;
    const actor = context.switchToHttp().getRequest<FastifyRequest>().actor ?? ANONYMOUS;
    if (mayForSome(actor, rule.action)) return true;
    if (actor.kind === 'anonymous') throw new CodedError('unauthenticated', 'web.session_expired');
    throw new CodedError('forbidden', 'web.forbidden');
  }
}
