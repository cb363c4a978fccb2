import { Body, Controller, Get, Param, Post, Res, Type } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '@portal/identity';
import type { FastifyReply } from 'fastify';
import { getStaff } from '../get-staff';
import type { ActionForm } from './action-form';
import { ActionPages } from './action-pages';
import type { ActionRequest } from './action-views';
import { ACTION_FORMS } from './forms';

/** Form, preview and act of one action, under the rule of that action. */
function controllerOf(form: ActionForm): Type {
  @Controller(`ho-so/:id/${form.path}`)
  @Allow(form.rule)
  class ActionController {
    constructor(private readonly actions: ActionPages) {}

    @Get()
    open(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() reply: FastifyReply) {
      return this.actions.open(requestFor(actor, id, reply));
    }

    @Post()
    submit(
      @CurrentActor() actor: Actor,
      @Param('id') id: string,
      @Body() body: unknown,
      @Res() reply: FastifyReply,
    ) {
      return this.actions.submit(requestFor(actor, id, reply), body);
    }
  }
  const requestFor = (actor: Actor, dossierId: string, reply: FastifyReply): ActionRequest => ({
    form,
    staff: getStaff(actor),
    dossierId,
    reply,
  });
  return ActionController;
}

/** One controller per action of staff. */
export const ACTION_CONTROLLERS: readonly Type[] = ACTION_FORMS.map(controllerOf);
