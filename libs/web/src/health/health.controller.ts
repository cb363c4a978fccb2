import { Controller, Get, Optional, Res } from '@nestjs/common';
import { Public } from '@portal/identity';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';

/** Milliseconds that the database has to answer. */
const PATIENCE = 2_000;

async function answers(dataSource: DataSource): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), PATIENCE).unref();
  });
  const query = dataSource.query('SELECT 1').then(
    () => true,
    () => false,
  );
  return Promise.race([query, late]);
}

/** For supervisors and load balancers; says nothing about the inside. */
@Controller('health')
export class HealthController {
  constructor(@Optional() private readonly dataSource?: DataSource) {}

  @Get('live')
  @Public('A supervisor asks whether the process runs')
  live(): object {
    return { status: 'ok' };
  }

  @Get('ready')
  @Public('A load balancer asks whether to send requests here')
  async ready(@Res() reply: FastifyReply): Promise<FastifyReply> {
    const ready = !this.dataSource || (await answers(this.dataSource));
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable' });
  }
}
