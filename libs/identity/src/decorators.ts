import {
  createParamDecorator,
  CustomDecorator,
  ExecutionContext,
  SetMetadata,
} from '@nestjs/common';
import { Actor, ANONYMOUS } from './actor';
import { Action } from './permissions/actions';

/** Metadata key under which a route names its action. */
export const ALLOW_METADATA = 'identity:allow';

/** Metadata key under which a route says why no rule guards it. */
export const PUBLIC_METADATA = 'identity:public';

/** What the guard puts on the request, and `CurrentActor` reads. */
export interface RequestWithActor {
  actor?: Actor;
}

/** Names the rule of a route; on a class it counts for each route that names none itself. */
export function Allow(action: Action): CustomDecorator {
  return SetMetadata(ALLOW_METADATA, action);
}

/**
 * Marks a route that no rule guards, such as health or styles.
 * @param reason why, for whoever reads the list of routes
 */
export function Public(reason: string): CustomDecorator {
  return SetMetadata(PUBLIC_METADATA, reason);
}

/** Hands a controller whoever makes the request; anonymous when nobody is signed in. */
export const CurrentActor = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Actor =>
    context.switchToHttp().getRequest<RequestWithActor>().actor ?? ANONYMOUS,
);
