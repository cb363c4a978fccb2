import { INestApplicationContext, RequestMethod, Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { Action, ALLOW_METADATA, PUBLIC_METADATA } from '@portal/identity';

/** What guards a route: an action of the permission table, or the reason why nothing does. */
export type RouteRule = { readonly action: Action } | { readonly reason: string };

/** One route of an app with its rule. */
export interface GuardedRoute {
  readonly method: string;
  readonly path: string;
  /** `Controller.method`. */
  readonly handler: string;
  readonly rule: RouteRule | undefined;
}

function ownRule(target: object): RouteRule | undefined {
  const action = Reflect.getMetadata(ALLOW_METADATA, target) as Action | undefined;
  if (action !== undefined) return { action };
  const reason = Reflect.getMetadata(PUBLIC_METADATA, target) as string | undefined;
  return reason === undefined ? undefined : { reason };
}

/** The rule of a handler; its own before that of its class. */
export function ruleOf(handler: object, controller: object): RouteRule | undefined {
  return ownRule(handler) ?? ownRule(controller);
}

const pathsOf = (target: object): string[] => {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return path === undefined ? [] : [path].flat();
};

const joined = (...parts: string[]): string =>
  `/${parts.join('/')}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');

function routesOf(controller: Type): GuardedRoute[] {
  const prototype = controller.prototype as Record<string, object>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const paths = handler ? pathsOf(handler) : [];
    if (!handler) return [];
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod;
    return pathsOf(controller).flatMap((base) =>
      paths.map((path) => ({
        method: RequestMethod[method],
        path: joined(base, path),
        handler: `${controller.name}.${name}`,
        rule: ruleOf(handler, controller),
      })),
    );
  });
}

/** Every route of every controller with its rule: for the boot check and the test over all routes. */
export function listRoutes(app: INestApplicationContext): GuardedRoute[] {
  return [...app.get(ModulesContainer).values()]
    .flatMap((module) => [...module.controllers.values()])
    .flatMap(({ metatype }) => (typeof metatype === 'function' ? routesOf(metatype as Type) : []))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Refuses to start with a route that names neither an action nor a reason for being open.
 * @throws Error naming each such route
 */
export function assertEveryRouteIsGuarded(app: INestApplicationContext): void {
  const open = listRoutes(app).filter(({ rule }) => rule === undefined);
  if (open.length === 0) return;
  const lines = open.map(({ method, path, handler }) => `  ${method} ${path} (${handler})`);
  throw new Error(`Routes without @Allow or @Public:\n${lines.join('\n')}`);
}
